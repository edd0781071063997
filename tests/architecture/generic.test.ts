/** Nothing in the generic code knows a process: neither a word of one, nor an id that a shipped definition chose. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const WORDS = /\bmdo\b|\bmda\b|mda\+\+|kernteam|casusregisseur|inbrenger|huisarts|wijkteam|oosterveen|veilig thuis/i;

function sources(): string[] {
  return ["engine", "server", "ui"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|tsx|css|html|json|mjs)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((path) => !path.includes("generated"));
}

test("no file of engine, server or ui uses a word of one process", () => {
  const found = sources().flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .flatMap((line, index) => (WORDS.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(sources().length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
