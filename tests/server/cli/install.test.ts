/** What `npm start` looks at before anything is installed: the version of Node, and whether something has to be done again. */

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashOf, nodeProblem } from "../../../server/cli/install.mjs";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();

test("a version of Node that the packages do not run on is told in one sentence, with those that would do", () => {
  for (const version of ["14.21.3", "18.20.8", "20.18.1", "21.7.0", "22.11.0", "23.1.0"])
    expect(nodeProblem(version)).toMatch(
      new RegExp(`^Casustafel needs Node 20.19, 22.12 or 24 .*; this is ${version}\\.`),
    );
  for (const version of ["20.19.0", "20.20.2", "22.12.0", "24.0.0", "24.11.1", "26.0.0"])
    expect(nodeProblem(version)).toBeUndefined();
});

test("a product that is moved to another folder is not installed or built again; a changed or renamed file is", () => {
  const here = folder();
  mkdirSync(join(here, "a"));
  writeFileSync(join(here, "a", "one.ts"), "1");
  writeFileSync(join(here, "two.ts"), "2");
  const there = folder();
  cpSync(here, there, { recursive: true });
  const hash = (place: string, ...names: readonly string[]): string =>
    hashOf(
      names.map((name) => join(place, name)),
      place,
    );
  expect(hash(there, "a/one.ts", "two.ts")).toBe(hash(here, "a/one.ts", "two.ts"));
  writeFileSync(join(there, "two.ts"), "3");
  expect(hash(there, "a/one.ts", "two.ts")).not.toBe(hash(here, "a/one.ts", "two.ts"));
  cpSync(join(here, "two.ts"), join(here, "three.ts"));
  expect(hash(here, "three.ts")).not.toBe(hash(here, "two.ts"));
});
