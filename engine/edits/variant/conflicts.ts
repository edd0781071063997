/** What a variant changed that its base changed meanwhile too: somebody chooses, nothing is decided silently. */

import { readDefinition } from "../../definition/read.ts";
import type { Json, ProcessDefinition } from "../../definition/types.ts";
import { get, stepsTo } from "../../overlay/address.ts";
import type { EditedFiles } from "../types.ts";
import { valueIn } from "../values.ts";

export interface VariantConflict {
  /** Of the edit in the overlay. */
  readonly id: string;
  /** What both changed. */
  readonly address: string;
  /** As the base had it when the variant was made; absent where it had none. */
  readonly was?: Json;
  /** As the base has it now; absent where it has none any more. */
  readonly theirs?: Json;
  /** As the variant wants it. */
  readonly ours: Json;
}
type Entry = Readonly<Record<string, Json>>;

/** What stands at an address, in the words of each language for a text. */
function valueAt(definition: ProcessDefinition, address: string, isText: boolean): Json | undefined {
  if (isText) {
    const [, form, key = ""] = /^forms\.([a-z0-9-]+\/[a-z0-9-]+)\.(.+)$/.exec(address) ?? [];
    const texts = form === undefined ? definition.texts : definition.forms[form]?.texts;
    const words = ["nl", "en"].flatMap((language) => {
      const text = texts?.[language]?.[form === undefined ? address : key];
      return text === undefined ? [] : [[language, text] as const];
    });
    return words.length === 0 ? undefined : Object.fromEntries(words);
  }
  const steps = stepsTo(definition, address);
  return steps && get(definition, steps);
}

/** The address that an edit changes, and what it makes of it. */
function touchedBy(
  entry: Entry,
): { readonly address: string; readonly ours: Json; readonly isText?: true } | undefined {
  const text = (key: string): string => (typeof entry[key] === "string" ? entry[key] : "");
  if ("set" in entry) return { address: `settings.${text("set")}.default`, ours: entry["to"] ?? null };
  if ("text" in entry) {
    const { text: address, why: _why, ...words } = entry;
    return { address: String(address), ours: words, isText: true };
  }
  if ("addField" in entry) return { address: `forms.${text("addField")}`, ours: entry["field"] ?? null };
  if ("changeField" in entry) return { address: `forms.${text("changeField")}`, ours: entry };
  if ("addStep" in entry) return { address: text("on"), ours: entry };
  for (const key of ["change", "add"]) if (key in entry) return { address: text(key), ours: entry["value"] ?? null };
  for (const key of ["narrow", "skipStep", "arrange"]) if (key in entry) return { address: text(key), ours: entry };
  return undefined;
}
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * @param before files of the base that the variant was written on.
 * @param after files of the base as it is now, with the variant.
 * @returns the edits of the variant at places that the base changed between the two, in the order of the overlay.
 */
export function variantConflicts(
  root: string,
  variant: string,
  before: EditedFiles,
  after: EditedFiles,
): readonly VariantConflict[] {
  const [old, now] = [
    readDefinition({ root, files: before }).definition,
    readDefinition({ root, files: after }).definition,
  ];
  const edits = valueIn(after, `${root}/variants/${variant}/overlay.json`, "/edits");
  if (!old || !now || typeof edits !== "object" || edits === null || Array.isArray(edits)) return [];
  return Object.entries(edits as Readonly<Record<string, Json>>).flatMap(([id, entry]): VariantConflict[] => {
    const touched = typeof entry === "object" && entry !== null && !Array.isArray(entry) && touchedBy(entry as Entry);
    if (!touched) return [];
    const { address, ours, isText = false } = touched;
    const [was, theirs] = [valueAt(old, address, isText), valueAt(now, address, isText)];
    if (same(was, theirs) || same(theirs, ours)) return [];
    return [{ id, address, ours, ...(was === undefined ? {} : { was }), ...(theirs === undefined ? {} : { theirs }) }];
  });
}
