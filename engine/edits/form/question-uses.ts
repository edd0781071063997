/** Where a question is used: what no longer holds when it is gone, found by proving the process without it. */

import type { Finding } from "../../result.ts";
import { applyEdits } from "../apply.ts";
import type { DefinitionEdit, EditedFiles } from "../types.ts";

/** Proves files; comes in as a function, for proving stands above edits. */
export type Check = (files: EditedFiles) => readonly Finding[];

const keyOf = ({ file, pointer, code, message }: Finding): string => `${file} ${pointer} ${code} ${message}`;
/** Findings that were not there before. */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => finding.severity !== "hint" && !known.has(keyOf(finding)));
}

/** A place that edits would leave wrong. */
export interface Use {
  readonly file: string;
  readonly pointer: string;
}
const single = (uses: readonly Use[]): readonly Use[] => [
  ...new Map(uses.map((use) => [`${use.file} ${use.pointer}`, use])).values(),
];

/**
 * @param edits that take the question, or a choice of it, away.
 * @returns the places elsewhere that read or name what they take away, each once.
 */
export function usesOf(files: EditedFiles, edits: readonly DefinitionEdit[], check: Check): readonly Use[] {
  const outcome = applyEdits(files, edits);
  if ("refused" in outcome) return [];
  const found = newFindings(check(files), check(outcome.files));
  return single(found.map(({ file, pointer }) => ({ file, pointer })));
}
