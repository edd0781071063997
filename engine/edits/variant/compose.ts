/** The files of a process as they would be had a variant been written into them: what its views display. */

import { type Located, readDefinition } from "../../definition/read.ts";
import type { Json, ProcessDefinition } from "../../definition/types.ts";
import { get } from "../../overlay/address.ts";
import { applyOverlays } from "../../overlay/index.ts";
import { homeOf } from "../../overlay/source-map.ts";
import { applyEdits } from "../apply.ts";
import type { DefinitionEdit, EditedFiles } from "../types.ts";
import { pointerTo } from "../values.ts";

type Steps = readonly string[];
const TABLES = ["process", "kinds", "tables", "reports", "figures", "policies", "forms", "texts"] as const;

const isMap = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The file and place of a part; words of a form are written beside the form. */
function placeOf(root: string, steps: Steps): Located | undefined {
  const [table, first = "", second = "", ...rest] = steps;
  if (table === "texts") {
    const [, form, words] = /^forms\.([a-z0-9-]+\/[a-z0-9-]+)\.(.+)$/.exec(second) ?? [];
    const folder = form === undefined ? root : `forms/${form}`;
    return { file: `${folder}/texts.${first}.json`, pointer: pointerTo(words ?? second) };
  }
  if (table === "forms" && second === "texts")
    return { file: `forms/${first}/texts.${rest[0] ?? ""}.json`, pointer: pointerTo(...rest.slice(1)) };
  return homeOf(root, steps);
}

function between(
  root: string,
  steps: Steps,
  before: Json | undefined,
  after: Json | undefined,
): readonly DefinitionEdit[] {
  if (same(before, after)) return [];
  const at = placeOf(root, steps);
  if (!isMap(before) || !isMap(after)) {
    if (!at || at.pointer === "") return [];
    if (after === undefined) return [{ op: "remove", ...at }];
    return [{ op: "set", ...at, value: after }];
  }
  const keys = Object.keys(after);
  const old = Object.keys(before);
  const isReordered = keys.filter((key) => old.includes(key)).join() !== old.filter((key) => keys.includes(key)).join();
  if (isReordered && at && at.pointer !== "") return [{ op: "set", ...at, value: after }];
  const gone = old
    .filter((key) => !keys.includes(key))
    .flatMap((key) => between(root, [...steps, key], before[key], undefined));
  const there = keys.flatMap((key, index) =>
    between(root, [...steps, key], before[key], after[key]).map((edit) =>
      edit.op === "set" && before[key] === undefined && index > 0 ? { ...edit, after: keys[index - 1] } : edit,
    ),
  );
  return [...gone, ...there];
}

/**
 * What the edits of a variant change in the files of its base, in the order of the definition.
 * @param base the definition without the variant.
 */
const changesOf = (root: string, base: ProcessDefinition, applied: ProcessDefinition): readonly DefinitionEdit[] =>
  TABLES.flatMap((table) => between(root, [table], get(base, [table]), get(applied, [table])));

/**
 * @param variant folder below `variants/`.
 * @returns all files, those of the base with what the variant changes; edits that cannot be done change nothing.
 */
export function variantFiles(root: string, variant: string, files: EditedFiles): EditedFiles {
  const { definition } = readDefinition({ root, files });
  if (!definition) return files;
  const overlay = { root: `${root}/variants/${variant}`, files };
  const applied = applyOverlays(root, definition, [overlay]).definition;
  let composed = files;
  for (const edit of changesOf(root, definition, applied)) {
    const whole: DefinitionEdit =
      edit.op === "set" && !composed.has(edit.file) ? { op: "addFile", file: edit.file, value: {} } : edit;
    for (const one of whole === edit ? [edit] : [whole, edit]) {
      const outcome = applyEdits(composed, [one]);
      if ("files" in outcome) composed = outcome.files;
    }
  }
  return composed;
}
