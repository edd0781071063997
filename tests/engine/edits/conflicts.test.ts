/** What a variant and its base both changed is told; what only one of them changed never is, and stays as it was. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../engine/edits/apply.ts";
import type { DefinitionEdit, EditedFiles } from "../../../engine/edits/types.ts";
import { valueIn } from "../../../engine/edits/values.ts";
import { variantFiles } from "../../../engine/edits/variant/compose.ts";
import { variantConflicts } from "../../../engine/edits/variant/conflicts.ts";
import { filesOf, type Written } from "../../support/fixtures.ts";

const root = "workflows/t";
const overlay = `${root}/variants/west/overlay.json`;
const NAMES = ["one", "two", "three", "four", "five"] as const;
const base: Written = {
  process: {
    settings: Object.fromEntries(
      NAMES.map((name) => [
        name,
        { type: "integer", unit: "day", default: 5, minimum: 1, maximum: 99, setBy: "group" },
      ]),
    ),
  },
  kinds: {
    case: {
      machine: { id: "case", initial: "a", states: { a: { on: { go: "b" } }, b: {} } },
      events: { go: { by: ["owner"] } },
      sections: {},
      facts: {},
    },
  },
};
const before: EditedFiles = filesOf(base);
type Values = Readonly<Record<string, number>>;
const withVariant = (files: EditedFiles, values: Values): EditedFiles => {
  const edits = Object.fromEntries(Object.entries(values).map(([name, to]) => [`e-${name}`, { set: name, to }]));
  return new Map(files).set(overlay, JSON.stringify({ id: "west", base: "t@1.0.0", edits }));
};
const place = (name: string) => ({ file: `${root}/process.json`, pointer: `/settings/${name}/default` });
function moved(values: Values): EditedFiles {
  const edits = Object.entries(values).map(([name, value]): DefinitionEdit => ({ op: "set", ...place(name), value }));
  const outcome = applyEdits(before, edits);
  if (!("files" in outcome)) throw new Error("cannot be edited");
  return outcome.files;
}

describe("a base that moved on", () => {
  const values = fc.dictionary(fc.constantFrom(...NAMES), fc.integer({ min: 6, max: 99 }));
  test("every place that both changed to something else is told, and no other", () => {
    fc.assert(
      fc.property(values, values, (ofBase, ofVariant) => {
        const found = variantConflicts(root, "west", before, withVariant(moved(ofBase), ofVariant));
        const both = Object.keys(ofVariant).filter((name) => name in ofBase && ofBase[name] !== ofVariant[name]);
        expect(found.map(({ address }) => address)).toEqual(both.map((name) => `settings.${name}.default`));
        for (const { was, theirs, ours, id } of found) {
          const name = id.slice(2);
          expect([was, theirs, ours]).toEqual([5, ofBase[name], ofVariant[name]]);
        }
      }),
      { numRuns: 60 },
    );
  });
  test("what neither conflicts on is that of whoever changed it, and all else is as it was", () => {
    fc.assert(
      fc.property(values, values, (ofBase, ofVariant) => {
        const files = variantFiles(root, "west", withVariant(moved(ofBase), ofVariant));
        for (const name of NAMES)
          expect(valueIn(files, place(name).file, place(name).pointer)).toBe(ofVariant[name] ?? ofBase[name] ?? 5);
      }),
      { numRuns: 30 },
    );
  });
});

test("a step that the base takes away is told where the variant hangs on it", () => {
  const outcome = applyEdits(before, [
    { op: "set", file: `${root}/case/machine.json`, pointer: "/states/a/on/go", value: { target: "b", guard: "calm" } },
  ]);
  if (!("files" in outcome)) throw new Error("cannot be edited");
  const edits = { narrowed: { narrow: "case.states.a.on.go", if: "ready" } };
  const files = new Map(outcome.files).set(overlay, JSON.stringify({ id: "west", base: "t@1.0.0", edits }));
  const [found] = variantConflicts(root, "west", before, files);
  expect(found).toMatchObject({ id: "narrowed", was: "b", theirs: { target: "b", guard: "calm" } });
});
