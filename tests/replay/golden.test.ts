/** Recorded histories of commands: replayed on the definition they were recorded with, they give byte for byte the same instances. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CompiledProcess } from "../../engine/compile/types.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { digest, HISTORIES, type History, keptProcess, replay } from "./history.ts";

const files = readdirSync(HISTORIES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".json"))
  .sort();
const historyOf = (file: string): History => JSON.parse(readFileSync(join(HISTORIES, file), "utf8")) as History;

const compiled = new Map<string, readonly [CompiledProcess, ReturnType<typeof compileValidators>]>();
/** The kept definition of a history, compiled once. */
function definitionOf({ definition }: History) {
  const known = compiled.get(definition);
  if (known) return known;
  const process = keptProcess(definition);
  const made = [process, compileValidators(process)] as const;
  compiled.set(definition, made);
  return made;
}
const endsOf = (history: History): Readonly<Record<string, string>> =>
  Object.fromEntries([...replay(...definitionOf(history), history)].map(([id, instance]) => [id, digest(instance)]));

describe("golden histories", () => {
  test("there are some of each process, of a variant, and of many commands", () => {
    const all = files.map(historyOf);
    expect(new Set(all.map(({ process }) => process)).size).toBeGreaterThan(1);
    expect(all.some(({ variant }) => variant !== undefined)).toBe(true);
    expect(Math.max(...all.map(({ commands }) => commands.length))).toBeGreaterThan(30);
  });

  test.each(files)("%s replays to the same bytes", (file) => {
    const history = historyOf(file);
    expect(definitionOf(history)[0].hash).toBe(history.definition);
    expect(endsOf(history)).toEqual(history.ends);
  });

  test.each(files)("%s with one command left out does not end the same: the comparison can say no", (file) => {
    const history = historyOf(file);
    const shorter = { ...history, commands: history.commands.slice(0, -1) };
    expect(endsOf(shorter)).not.toEqual(history.ends);
  });
});
