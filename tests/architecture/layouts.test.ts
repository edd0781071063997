/** Only engine/layouts knows a layout or a key of one: the rest asks it (docs/design.md, "kind"). */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const project = join(import.meta.dirname, "..", "..");
/** Rooms that read, compile or know screens, and the view that hands them to the browser unread. */
const MAY = /^engine\/(definition|compile|layouts)\/|^engine\/views\/(instance-view|types)\.ts$/;

const sourcesOf = (folder: string): readonly string[] =>
  readdirSync(join(project, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`);
const reads = (file: string): boolean =>
  /(\.|[{,] )screens\b/.test(readFileSync(join(project, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""));

test("nothing in the engine or the server but the room of layouts reads a screen", () => {
  const files = [...sourcesOf("engine"), ...sourcesOf("server")].filter((file) => !MAY.test(file));
  expect(files.filter(reads)).toEqual([]);
});
test("the control: the room of layouts is found to read screens", () => {
  expect(sourcesOf("engine/layouts").some(reads)).toBe(true);
});
