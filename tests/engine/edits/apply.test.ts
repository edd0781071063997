/** Edits change what they name and nothing else, on every shipped file. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../../engine/definition/types.ts";
import { applyEdits, overlap } from "../../../engine/edits/apply.ts";
import type { DefinitionEdit } from "../../../engine/edits/types.ts";

const shipped = ["workflows", "forms"].flatMap((top) =>
  readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name)),
);
const edited = (text: string, ...edits: readonly DefinitionEdit[]): string => {
  const outcome = applyEdits(new Map([["f", text]]), edits);
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.files.get("f") ?? "";
};
/** Every address of a value, with what stands there. */
function addresses(value: Json, pointer = ""): readonly (readonly [string, Json])[] {
  if (value === null || typeof value !== "object") return [[pointer, value]];
  const parts = Array.isArray(value)
    ? value.map((part, index) => [String(index), part] as const)
    : Object.entries(value);
  const inner = parts.flatMap(([key, part]) =>
    addresses(part as Json, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
  return [[pointer, value], ...inner];
}

test("a number in a file is changed in its place, and every other byte stays", () => {
  const path = "workflows/mdo-jeugd/process.json";
  const text = readFileSync(path, "utf8");
  const after = edited(text, { op: "set", file: "f", pointer: "/settings/checkDays/default", value: 3 });
  expect(after).toBe(text.replace(/("checkDays": \{[^}]*"default": )5/, "$13"));
  expect(after).not.toBe(text);
});

test("what is added to a broken list or object stands on a line of its own, within a short one on the same line", () => {
  const text = '{\n  "a": { "x": 1 },\n  "b": [1, 2]\n}\n';
  expect(edited(text, { op: "set", file: "f", pointer: "/c", value: true })).toBe(
    '{\n  "a": { "x": 1 },\n  "b": [1, 2],\n  "c": true\n}\n',
  );
  expect(edited(text, { op: "set", file: "f", pointer: "/a/y", value: "z" })).toBe(
    '{\n  "a": { "x": 1, "y": "z" },\n  "b": [1, 2]\n}\n',
  );
  expect(edited(text, { op: "insert", file: "f", pointer: "/b", index: 0, value: 0 })).toContain('"b": [0, 1, 2]');
  expect(edited(text, { op: "move", file: "f", pointer: "/b", from: 0, to: 1 })).toContain('"b": [2, 1]');
  expect(edited(text, { op: "remove", file: "f", pointer: "/a" })).toBe('{\n  "b": [1, 2]\n}\n');
  expect(edited(text, { op: "renameKey", file: "f", pointer: "/a", to: "first" })).toContain('"first": { "x": 1 }');
});

test("a new key stands behind the one that is named, keys move among each other, and missing objects are made", () => {
  const text = '{\n  "a": { "x": 1, "y": 2 },\n  "b": true\n}\n';
  expect(edited(text, { op: "set", file: "f", pointer: "/c", value: 3, after: "a" })).toBe(
    '{\n  "a": { "x": 1, "y": 2 },\n  "c": 3,\n  "b": true\n}\n',
  );
  expect(edited(text, { op: "move", file: "f", pointer: "/a", from: 0, to: 1 })).toContain('"a": { "y": 2, "x": 1 }');
  expect(edited(text, { op: "move", file: "f", pointer: "", from: 1, to: 0 })).toBe(
    '{\n  "b": true,\n  "a": { "x": 1, "y": 2 }\n}\n',
  );
  expect(edited(text, { op: "set", file: "f", pointer: "/d/e/f", value: [] })).toContain('"d": { "e": { "f": [] } }');
});

test("what no longer fits on one line breaks what it stands in as well", () => {
  const long = "x".repeat(140);
  const after = edited('{ "a": { "b": {} }, "c": 1 }\n', {
    op: "set",
    file: "f",
    pointer: "/a/b/d",
    value: { e: long },
  });
  expect(after).toBe(
    `{\n  "a": {\n    "b": {\n      "d": {\n        "e": "${long}"\n      }\n    }\n  },\n  "c": 1\n}\n`,
  );
});

test("on any shipped file a value set to what it is, and a key added and removed again, leave the same bytes", () => {
  fc.assert(
    fc.property(fc.constantFrom(...shipped), fc.nat(), (path, pick) => {
      const text = readFileSync(path, "utf8");
      const all = addresses(JSON.parse(text) as Json).filter(
        ([, value]) => value === null || typeof value !== "object",
      );
      const [pointer, value] = all[pick % all.length] ?? ["", JSON.parse(text) as Json];
      expect(edited(text, { op: "set", file: "f", pointer, value })).toBe(text);
      const added: DefinitionEdit = { op: "set", file: "f", pointer: "/zzz", value: { deep: [1, "two"] } };
      if (Array.isArray(JSON.parse(text))) return;
      const twice = edited(text, added, { op: "remove", file: "f", pointer: "/zzz" });
      expect(JSON.parse(twice)).toEqual(JSON.parse(text));
      if (text.trimEnd().includes("\n")) expect(twice).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("an edit that leads nowhere is refused with its address, and nothing is changed", () => {
  const files = new Map([["f", '{ "a": 1 }\n']]);
  const refused = applyEdits(files, [
    { op: "set", file: "f", pointer: "/a", value: 2 },
    { op: "remove", file: "f", pointer: "/b" },
  ]);
  expect(refused).toEqual({
    refused: { code: "no-such-address", file: "f", pointer: "/b", message: "There is no value at this address." },
  });
  expect(applyEdits(files, [{ op: "set", file: "g", pointer: "/a", value: 2 }])).toMatchObject({
    refused: { code: "no-such-file" },
  });
  expect(applyEdits(files, [{ op: "renameKey", file: "f", pointer: "/a", to: "a" }])).toHaveProperty("files");
});

test("two edits overlap when one stands on or within the place of the other, or a list shifts under it", () => {
  const set = (pointer: string): DefinitionEdit => ({ op: "set", file: "f", pointer, value: 1 });
  expect(overlap(set("/a/b"), set("/a/b/c"))).toBe(true);
  expect(overlap(set("/a/b"), set("/a/c"))).toBe(false);
  expect(overlap({ op: "remove", file: "f", pointer: "/a/0" }, set("/a/1/x"))).toBe(true);
  expect(overlap(set("/a"), { ...set("/a"), file: "g" })).toBe(false);
});
