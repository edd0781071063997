/** Edits of the running picture of a variant, written as edits of its overlay: the base stays as it is. */

import type { Json } from "../../definition/types.ts";
import { applyEdits } from "../apply.ts";
import { partsOf } from "../places.ts";
import type { DefinitionEdit, EditedFiles, EditOutcome, EditRefusal } from "../types.ts";
import { valueIn } from "../values.ts";
import { addressOf, formOf, languageOf } from "./address-of.ts";
import { variantFiles } from "./compose.ts";
import { entryAt, MAKES, madeAt, type Overlay, overlayOf, removeIn, setIn, write } from "./overlay.ts";
import { isPlaceOfOwn, moveOwn, removeFromForm, setInForm } from "./questions.ts";

type Set = Extract<DefinitionEdit, { readonly op: "set" }>;
type Written = readonly DefinitionEdit[] | undefined;

const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The address under which words stand, and in which language. */
function wordsAt(overlay: Overlay, { file, pointer }: { readonly file: string; readonly pointer: string }) {
  const language = languageOf(file);
  const [key, ...deeper] = partsOf(pointer);
  if (language === undefined || key === undefined || deeper.length > 0) return undefined;
  const form = formOf(file);
  if (form === undefined && !file.startsWith(`${overlay.root}/texts.`)) return undefined;
  return { language, address: form === undefined ? key : `forms.${form}.${key}` };
}

function setWords(overlay: Overlay, edit: Set): Written {
  const words = wordsAt(overlay, edit);
  if (!words) return undefined;
  const { language, address } = words;
  const own = entryAt(overlay, "text", address);
  const made = own === undefined ? madeAt(overlay, address) : undefined;
  if (made !== undefined) return [setIn(overlay, made, [language], edit.value)];
  if (own !== undefined && same(valueIn(overlay.files, edit.file, edit.pointer), edit.value))
    return removeWords(overlay, edit);
  return write(overlay, "text", address, { [language]: edit.value });
}
function removeWords(overlay: Overlay, edit: { readonly file: string; readonly pointer: string }): Written {
  const words = wordsAt(overlay, edit);
  const id = words && entryAt(overlay, "text", words.address);
  const entry = overlay.entries.find(([name]) => name === id)?.[1];
  if (!words || id === undefined || !entry) return undefined;
  const other = words.language === "nl" ? "en" : "nl";
  return [entry[other] === undefined ? removeIn(overlay, id) : removeIn(overlay, id, words.language)];
}

function setSetting(overlay: Overlay, { file, pointer, value }: Set): Written {
  const [table, name, key, ...deeper] = partsOf(pointer);
  if (file !== `${overlay.root}/process.json` || table !== "settings" || key !== "default" || deeper.length > 0)
    return undefined;
  const id = entryAt(overlay, "set", name ?? "");
  if (id !== undefined && same(valueIn(overlay.files, file, pointer), value)) return [removeIn(overlay, id)];
  return write(overlay, "set", name ?? "", { to: value });
}

function setThing(overlay: Overlay, edit: Set): Written {
  const address = addressOf(overlay.root, edit.file, edit.pointer);
  if (address === undefined) return undefined;
  const way = /^(.*\.on\.[^.]+)$/.test(address) ? narrowed(overlay, edit, address) : undefined;
  if (way) return way;
  const made = MAKES.flatMap((key) =>
    overlay.entries.filter(([, entry]) => typeof entry[key] === "string" && address.startsWith(`${entry[key]}.`)),
  )[0];
  if (made) {
    const [id, entry] = made;
    const inside = address.slice(String(entry["add"] ?? entry["addStep"]).length + 1).split(".");
    return [setIn(overlay, id, [entry["add"] === undefined ? "state" : "value", ...inside], edit.value)];
  }
  const isThere = valueIn(overlay.files, edit.file, edit.pointer) !== undefined;
  if (isThere && same(valueIn(overlay.files, edit.file, edit.pointer), edit.value)) {
    const id = entryAt(overlay, "change", address);
    if (id !== undefined) return [removeIn(overlay, id)];
  }
  return write(overlay, isThere ? "change" : "add", address, { value: edit.value });
}
/** A way out that gets its first condition is narrowed by it. */
function narrowed(overlay: Overlay, { file, pointer, value }: Set, address: string): Written {
  const before = valueIn(overlay.files, file, pointer);
  const old = typeof before === "string" ? { target: before } : (before as Readonly<Record<string, Json>> | undefined);
  const now = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as typeof old) : undefined;
  const guard = now?.["guard"];
  if (!old || !now || old["guard"] !== undefined || typeof guard !== "string" || guard === "") return undefined;
  return same({ ...now, guard: "" }, { ...old, guard: "" })
    ? write(overlay, "narrow", address, { if: guard })
    : undefined;
}

function remove(overlay: Overlay, edit: Extract<DefinitionEdit, { readonly op: "remove" }>): Written {
  if (languageOf(edit.file)) return removeWords(overlay, edit) ?? removeMadeWords(overlay, edit);
  if (formOf(edit.file) !== undefined) return removeFromForm(overlay, edit);
  const address = addressOf(overlay.root, edit.file, edit.pointer);
  if (address === undefined) return undefined;
  const made = madeAt(overlay, address);
  if (made !== undefined) return [removeIn(overlay, made)];
  const state = valueIn(overlay.composed, edit.file, edit.pointer) as { readonly on?: Readonly<Record<string, Json>> };
  const isState = /\.states\.[^.]+$/.test(address);
  const out = Object.entries(state?.on ?? {}).find(
    ([, way]) => typeof way === "string" || Array.isArray(way) || (way as { readonly target?: Json })?.target,
  );
  return isState && out ? write(overlay, "skipStep", address, { as: out[0] }) : undefined;
}
/** Words of a thing that the variant made go from where it stands; those of what it takes away stay with the base, and what is gone already has none. */
function removeMadeWords(overlay: Overlay, edit: { readonly file: string; readonly pointer: string }): Written {
  const words = wordsAt(overlay, edit);
  const made = words && madeAt(overlay, words.address);
  if (words && made !== undefined) return [removeIn(overlay, made, words.language)];
  const isOfBase = valueIn(overlay.files, edit.file, edit.pointer) !== undefined;
  const isThere = valueIn(overlay.composed, edit.file, edit.pointer) !== undefined;
  return isOfBase || !isThere ? [] : undefined;
}

function translate(overlay: Overlay, edit: DefinitionEdit): Written {
  if (edit.file.startsWith(overlay.file.slice(0, overlay.file.lastIndexOf("/") + 1))) return [edit];
  if (isPlaceOfOwn(overlay, edit)) return [];
  if (edit.op === "remove") return remove(overlay, edit);
  if (edit.op === "move") return moveOwn(overlay, edit);
  if (edit.op !== "set") return undefined;
  if (languageOf(edit.file)) return setWords(overlay, edit);
  return setSetting(overlay, edit) ?? setInForm(overlay, edit) ?? setThing(overlay, edit);
}
const notSo = ({ file, ...edit }: DefinitionEdit): EditRefusal => ({
  code: "not-in-a-variant",
  file,
  pointer: "pointer" in edit ? edit.pointer : "",
  message: "A variant has no edit that does this.",
});

/**
 * @param files of the base and of the variant.
 * @param edits of the files as they are under the variant (`variantFiles`).
 * @returns the same as edits of the variant's own files, or the first that a variant cannot do.
 */
export function variantEdits(
  root: string,
  variant: string,
  files: EditedFiles,
  edits: readonly DefinitionEdit[],
): { readonly edits: readonly DefinitionEdit[] } | Extract<EditOutcome, { readonly refused: EditRefusal }> {
  let now = files;
  const written: DefinitionEdit[] = [];
  for (const edit of edits) {
    const overlay = overlayOf(root, variant, now, variantFiles(root, variant, now));
    const own = translate(overlay, edit);
    if (!own) return { refused: notSo(edit) };
    const outcome = applyEdits(now, own);
    if ("refused" in outcome) return outcome;
    now = outcome.files;
    written.push(...own);
  }
  return { edits: written };
}
