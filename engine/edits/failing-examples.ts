/** Examples that no longer come true, and the edits by which their designer says that this is meant. */

import type { Finding } from "../result.ts";
import type { DefinitionEdit, EditedFiles } from "./types.ts";
import { pointerTo, valueIn } from "./values.ts";

const EXAMPLE = /\/examples\/([^/]+)\.json$/;
const nameOf = (file: string): string | undefined => EXAMPLE.exec(file)?.[1];

/** Files of the examples that fail, each once. */
export const failingExamples = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap(({ code, file }) => (code === "example-fails" ? [file] : []))),
];

/** Those and every example that begins where one of them ends. */
function withFollowers(files: EditedFiles, start: readonly string[]): readonly string[] {
  const names = new Set(start.flatMap((file) => nameOf(file) ?? []));
  const next = [...files.keys()].filter((file) => {
    const given = valueIn(files, file, "/given/example");
    return nameOf(file) !== undefined && !start.includes(file) && typeof given === "string" && names.has(given);
  });
  return next.length === 0 ? start : withFollowers(files, [...start, ...next]);
}

/**
 * A base loses them, with what builds on them; in a variant they stay those of the base and are said to end otherwise.
 * @param why in the designer's words, read by whoever reviews.
 */
export function acceptExamples(
  {
    root,
    variant,
    files,
  }: { readonly root: string; readonly variant: string | undefined; readonly files: EditedFiles },
  findings: readonly Finding[],
  why: string,
): readonly DefinitionEdit[] {
  const found = failingExamples(findings);
  if (variant === undefined) return withFollowers(files, found).map((file) => ({ op: "removeFile", file }));
  const folder = `${root}/variants/${variant}/`;
  return found.map((file) =>
    file.startsWith(folder)
      ? { op: "removeFile", file }
      : {
          op: "set",
          file: `${folder}overlay.json`,
          pointer: pointerTo("examples", nameOf(file) ?? ""),
          value: { changes: [why] },
        },
  );
}
