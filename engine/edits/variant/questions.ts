/** Edits of the questions of a form under a variant, written as edits of its overlay: also of those within rows. */

import type { Json } from "../../definition/types.ts";
import { applyEdits } from "../apply.ts";
import { partsOf } from "../places.ts";
import type { DefinitionEdit } from "../types.ts";
import { pointerTo, valueIn } from "../values.ts";
import { formOf, questionPath } from "./address-of.ts";
import { entryAt, madeAt, type Overlay, removeIn, setIn, write } from "./overlay.ts";

type Edit<Op extends DefinitionEdit["op"]> = Extract<DefinitionEdit, { readonly op: Op }>;
type Written = readonly DefinitionEdit[] | undefined;

const asNames = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const keysOf = (value: Json | undefined): readonly string[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
const isSchema = ({ file }: { readonly file: string }): boolean => file.endsWith("/schema.json");

/** The question that an edit is about, with the parts of its pointer. */
function questionOf({ file, pointer }: { readonly file: string; readonly pointer: string }) {
  const form = formOf(file) ?? "";
  const parts = partsOf(pointer);
  const { names, inside } = questionPath(parts);
  const own = parts.slice(0, parts.length - inside.length);
  return { form, parts, names, inside, address: `${form}.${names.join(".")}`, pointer: pointerTo(...own) };
}
/** The variant's own question in which an address lies, with what is below it. */
function withinOwn(overlay: Overlay, form: string, parts: readonly string[]) {
  for (let length = parts.length; length > 1; length -= 1) {
    const { names, inside } = questionPath(parts.slice(0, length));
    const id = inside.length === 0 ? entryAt(overlay, "addField", `${form}.${names.join(".")}`) : undefined;
    if (id !== undefined) return { id, below: parts.slice(length) };
  }
  return undefined;
}

/** A list of demanded questions that gains or loses names. */
function setRequired(overlay: Overlay, edit: Edit<"set">, form: string, around: readonly string[]): Written {
  const before = asNames(valueIn(overlay.composed, edit.file, edit.pointer));
  const after = asNames(edit.value);
  const change = (name: string, required: string) =>
    write(overlay, "changeField", [form, [...around, name].join(".")].join("."), { required });
  return [
    ...after.filter((name) => !before.includes(name)).flatMap((name) => change(name, "hard")),
    ...before.filter((name) => !after.includes(name)).flatMap((name) => change(name, "no")),
  ];
}
/** An overlay names a question as a whole: what changes within it is written as the question that comes of it. */
function changeWhole(overlay: Overlay, edit: DefinitionEdit, pointer: string, address: string): Written {
  const outcome = applyEdits(overlay.composed, [edit]);
  const value = "files" in outcome ? valueIn(outcome.files, edit.file, pointer) : undefined;
  return value === undefined ? undefined : write(overlay, "change", `forms.${address}`, { value });
}

/** @returns undefined for what is no part of a form's schema. */
export function setInForm(overlay: Overlay, edit: Edit<"set">): Written {
  if (formOf(edit.file) === undefined || !isSchema(edit)) return undefined;
  const { form, parts, names, inside, address, pointer } = questionOf(edit);
  const own = withinOwn(overlay, form, parts);
  if (own && own.below.length > 0) return [setIn(overlay, own.id, ["field", ...own.below], edit.value)];
  if (inside.join(".").replace(/^items\./, "") === "required" && Array.isArray(edit.value))
    return setRequired(overlay, edit, form, names);
  if (names.length === 0) return undefined;
  if (own) return [setIn(overlay, own.id, ["field"], edit.value)];
  if (inside.length === 0) {
    if (valueIn(overlay.composed, edit.file, edit.pointer) !== undefined)
      return write(overlay, "change", `forms.${address}`, { value: edit.value });
    const { after } = edit;
    return write(overlay, "addField", address, { ...(after === undefined ? {} : { after }), field: edit.value });
  }
  if (inside.join(".").replace(/^items\./, "") === "enum")
    return write(overlay, "changeField", address, { choices: edit.value });
  if (inside.join() === "soft" && edit.value === true)
    return write(overlay, "changeField", address, { required: "soft" });
  return changeWhole(overlay, edit, pointer, address);
}

/** What a variant takes away of a question of the base is hidden; what it made itself is gone. */
export function removeFromForm(overlay: Overlay, edit: Edit<"remove">): Written {
  // A place on a page, and a widget, go with the question.
  if (!isSchema(edit)) return [];
  const { form, parts, names, inside, address, pointer } = questionOf(edit);
  const own = withinOwn(overlay, form, parts);
  if (own && own.below.length > 0) return [removeIn(overlay, own.id, "field", ...own.below)];
  if (own)
    return [own.id, entryAt(overlay, "changeField", address)].flatMap((id) => (id ? [removeIn(overlay, id)] : []));
  if (names.length === 0) return undefined;
  if (inside.length === 0) return write(overlay, "changeField", address, { hide: true });
  if (inside.join() !== "soft") return changeWhole(overlay, edit, pointer, address);
  const id = entryAt(overlay, "changeField", address);
  const isDemanded = overlay.entries.find(([one]) => one === id)?.[1]["required"] === "hard";
  return isDemanded ? [] : write(overlay, "changeField", address, { required: "no" });
}

/** A question of the variant itself goes behind another; the order of the base stays. */
export function moveOwn(overlay: Overlay, { file, pointer, from, to }: Edit<"move">): Written {
  if (formOf(file) === undefined || !isSchema({ file })) return undefined;
  const names = keysOf(valueIn(overlay.composed, file, pointer));
  const name = names[from] ?? "";
  const after = names.filter((one) => one !== name)[to - 1];
  const { address } = questionOf({ file, pointer: `${pointer}${pointerTo(name)}` });
  const id = madeAt(overlay, `forms.${address}`);
  return id === undefined || after === undefined ? undefined : [setIn(overlay, id, ["after"], after)];
}

/** A place on a page comes with the question of the variant that stands there. */
export function isPlaceOfOwn(overlay: Overlay, edit: DefinitionEdit): boolean {
  const form = formOf(edit.file);
  if (form === undefined || !edit.file.endsWith("/ui.json") || !("pointer" in edit)) return false;
  if (!edit.pointer.startsWith("/pages/")) return false;
  const now = asNames(valueIn(overlay.composed, edit.file, edit.pointer));
  const isOwn = (name: Json | undefined): boolean =>
    typeof name === "string" && entryAt(overlay, "addField", `${form}.${name}`) !== undefined;
  if (edit.op === "set")
    return asNames(edit.value)
      .filter((name) => !now.includes(name))
      .every(isOwn);
  if (edit.op === "insert") return isOwn(edit.value);
  return edit.op === "move" && isOwn(now[edit.from]);
}
