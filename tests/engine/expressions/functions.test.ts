/** The closed list of functions: each has its own name, and designers can read what it does. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FUNCTIONS } from "../../../engine/expressions/index.ts";

test("every function has a name of its own and a sentence, and the page for designers tells the same", () => {
  const page = readFileSync("docs/writing.md", "utf8");
  const names = FUNCTIONS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, help } of FUNCTIONS) {
    expect(help).toMatch(/^[A-Z].*\.$/);
    expect(page).toMatch(
      new RegExp(`\\| \`${name}\\([^|]*\\)\` \\| ${help.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")} \\|`),
    );
  }
});
