/** Examples that no longer come true on purpose: a base loses them and what builds on them, a variant says why. */

import { expect, test } from "vitest";
import {
  acceptExamples,
  applyEdits,
  exampleFindings,
  type Finding,
  failingExamples,
  publish,
} from "../../../engine/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { filesOf } from "../../support/processes.ts";

const root = "workflows/mdo-jeugd";
const files = filesOf("mdo-jeugd");
const EXAMPLE = `${root}/examples/good-road.json`;
const found = (file: string): Finding => ({
  code: "example-fails",
  severity: "error",
  file,
  pointer: "/steps/1",
  line: 1,
  column: 1,
  message: "",
  remedy: "",
});

test("what keeps a promise from holding is never taken out", () => {
  expect(failingExamples([{ ...found(EXAMPLE), code: "promise-broken" }])).toEqual([]);
});

test("a base loses the example with every one that begins where it ends, and compiles", () => {
  const edits = acceptExamples({ root, variant: undefined, files }, [found(EXAMPLE), found(EXAMPLE)], "");
  const outcome = applyEdits(files, edits);
  if (!("files" in outcome)) throw new Error(outcome.refused.message);
  expect(edits.length).toBeGreaterThan(1);
  expect(outcome.files.has(EXAMPLE)).toBe(false);
  const { findings } = publish({ root, files: outcome.files });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("a variant says in which examples of its base it goes otherwise, and then they are hints with that sentence", () => {
  const variant = "oosterveen";
  const folder = `${root}/variants/${variant}`;
  // A variant that accepts no case which was not on an agenda before.
  const overlay = `${folder}/overlay.json`;
  const narrow = { narrow: "case.states.check.on.accept", if: "wasOnAgenda" };
  const begun = applyEdits(files, [{ op: "set", file: overlay, pointer: "/edits/late", value: narrow }]);
  if (!("files" in begun)) throw new Error(begun.refused.message);
  const played = (now: ReadonlyMap<string, string>): readonly Finding[] => {
    const { process, findings } = publish({ root, files: now }, [{ root: folder, files: now }]);
    if (!process) throw new Error(JSON.stringify(findings[0]));
    return exampleFindings(process, { files: now, roots: [root, folder] }, { validate: compileValidators(process) });
  };
  const errors = played(begun.files).filter(({ severity }) => severity === "error");
  expect(failingExamples(errors).length).toBeGreaterThan(0);
  const edits = acceptExamples(
    { root, variant, files: begun.files },
    errors,
    "A case is accepted after its first meeting here.",
  );
  const accepted = applyEdits(begun.files, edits);
  if (!("files" in accepted)) throw new Error(accepted.refused.message);
  const after = played(accepted.files);
  expect(after.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(after[0]?.message).toContain("A case is accepted after its first meeting here.");
});
