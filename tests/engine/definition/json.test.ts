/** Files from outside: strict JSON with places, and nothing hostile comes through. */

import { describe, expect, test } from "vitest";
import { readJson } from "../../../engine/definition/json.ts";

const codes = (text: string): readonly string[] => readJson("f.json", text).findings.map(({ code }) => code);

describe("hostile or broken JSON gives findings and no value", () => {
  test.each([
    ["a comment", "{ // x\n}", "bad-json"],
    ["a comma too many", '{ "a": 1, }', "bad-json"],
    ["an empty file", "", "bad-json"],
    ["two values", "{} {}", "bad-json"],
    ["a key that stands twice", '{ "a": 1, "a": 2 }', "duplicate-key"],
    ["a key that stands twice, once escaped", '{ "a": 1, "\\u0061": 2 }', "duplicate-key"],
    ["__proto__", '{ "__proto__": { "x": 1 } }', "forbidden-name"],
    ["an escaped __proto__", '{ "\\u005f_proto__": 1 }', "forbidden-name"],
    ["constructor", '{ "a": { "constructor": 1 } }', "forbidden-name"],
    ["prototype in a list", '[{ "prototype": 1 }]', "forbidden-name"],
    ["a million brackets", "[".repeat(400_000), "too-deep"],
    ["a file without end", `"${"x".repeat(600_000)}"`, "too-large"],
  ])("%s", (_, text, code) => {
    expect(codes(text)).toContain(code);
    expect(readJson("f.json", text).value).toBeUndefined();
  });

  test("thirty-two deep is read, thirty-three is not", () => {
    expect(codes(`${"[".repeat(32)}${"]".repeat(32)}`)).toEqual([]);
    expect(codes(`${"[".repeat(33)}${"]".repeat(33)}`)).toEqual(["too-deep"]);
  });
  test("brackets in a text count for nothing", () => {
    expect(codes(`"${"[".repeat(99)}\\"{"`)).toEqual([]);
  });
  test("no name of the file reaches Object.prototype", () => {
    readJson("f.json", '{ "__proto__": { "polluted": true } }');
    expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("a pointer finds its place", () => {
  const file = readJson("f.json", '{\n  "a/b": [\n    1,\n    { "c~d": true }\n  ]\n}');
  test.each([
    ["", 1, 1],
    ["/a~1b", 2, 3],
    ["/a~1b/0", 3, 5],
    ["/a~1b/1/c~0d", 4, 7],
  ])("%s", (pointer, line, column) => {
    expect(file.locate(pointer)).toEqual({ line, column });
  });
  test("what is not there is told at what is around it", () => {
    expect(file.locate("/a~1b/1/none/deeper")).toEqual({ line: 4, column: 5 });
  });
  test("the repeated key is told where it stands the second time", () => {
    expect(readJson("f.json", '{\n "a": 1,\n "a": 2\n}').findings[0]).toMatchObject({
      line: 3,
      column: 2,
      pointer: "/a",
    });
  });
});
