/** Recorded histories of commands: replayed on the definition they were recorded with, they give byte for byte the same instances. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonical, compile, sha256Hex } from "../../engine/compile/index.ts";
import type { CompiledProcess } from "../../engine/compile/types.ts";
import {
  type Command,
  type DecideContext,
  type Directory,
  decide,
  type Instance,
} from "../../engine/instance/index.ts";
import { type Recorded, runExample } from "../../engine/simulate/index.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { FIXTURES, fixtureFiles } from "../support/fixtures.ts";

const HISTORIES = join(import.meta.dirname, "histories");
interface History {
  readonly process: string;
  readonly example: string;
  readonly definition: string;
  readonly directory: {
    readonly group: ReturnType<Directory["group"]>;
    readonly people: Readonly<Record<string, unknown>>;
  };
  readonly commands: readonly Recorded[];
  /** Instance → SHA-256 of its canonical JSON at the end. */
  readonly ends: Readonly<Record<string, string>>;
}

const { process: compiled } = compile({ root: "workflows/weighing", files: fixtureFiles() });
if (!compiled) throw new Error(`The definition in ${FIXTURES} does not compile.`);
const process: CompiledProcess = compiled;
const validate = compileValidators(process);
const digest = (instance: Instance): string => sha256Hex(canonical(instance));

/** Plays recorded commands, and nothing else: no outbox, no clock. */
function replay({ directory, commands }: History): Map<string, Instance> {
  const held = new Map<string, { instance: Instance; contents: Map<string, unknown> }>();
  for (const { instance, command, reserved } of commands) {
    const known = held.get(instance);
    const contents = known?.contents ?? new Map<string, unknown>();
    const given: DecideContext = {
      contents: { read: (unit, section) => contents.get(`${unit ?? ""} ${section}`) as never },
      directory: { group: () => directory.group, person: (id) => directory.people[id] as never },
      validate,
      clock: { timeZone: "Europe/Amsterdam", holidays: new Set(process.profile.holidays.map(({ day }) => day)) },
      reserved,
    };
    const decision = decide(process, known?.instance ?? null, command as Command, given);
    if (decision.outcome !== "accepted")
      throw new Error(`${command.id} was ${decision.outcome}: ${JSON.stringify(decision)}`);
    for (const { unit, section, fields } of decision.written)
      if (fields === null) contents.delete(`${unit ?? ""} ${section}`);
      else contents.set(`${unit ?? ""} ${section}`, fields);
    held.set(instance, { instance: decision.instance, contents });
  }
  return new Map([...held].map(([id, { instance }]) => [id, instance]));
}

/** Records an example as it runs now; only on demand, because a golden that follows the code proves nothing. */
function record(example: string): History {
  const { world, failures } = runExample(process, example, { validate });
  expect(failures).toEqual([]);
  const ids = new Set(
    world.recorded.flatMap(({ command }) => [
      command.actor.person,
      ...(command.type === "Request" ? [command.request.by.id] : []),
    ]),
  );
  const named = Object.values(world.group.functions).flat();
  return {
    process: process.id,
    example,
    definition: process.hash,
    directory: {
      group: world.group,
      people: Object.fromEntries([...ids, ...named].map((id) => [id, world.person(id)])),
    },
    commands: world.recorded,
    ends: Object.fromEntries(world.instances.map((instance) => [instance.id, digest(instance)])),
  };
}

describe("golden histories", () => {
  if (globalThis.process.env["CASUSTAFEL_RECORD"])
    for (const example of Object.keys(process.examples))
      writeFileSync(join(HISTORIES, `${example}.json`), `${JSON.stringify(record(example), null, 1)}\n`);
  const files = existsSync(HISTORIES) ? readdirSync(HISTORIES) : [];

  test("there is at least one, with many commands", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)("%s replays to the same bytes", (file) => {
    const history = JSON.parse(readFileSync(join(HISTORIES, file), "utf8")) as History;
    expect(history.definition).toBe(process.hash);
    expect(history.commands.length).toBeGreaterThan(30);
    const ends = replay(history);
    expect(Object.fromEntries([...ends].map(([id, instance]) => [id, digest(instance)]))).toEqual(history.ends);
  });

  test.each(files)("%s with one command left out does not end the same: the comparison can say no", (file) => {
    const history = JSON.parse(readFileSync(join(HISTORIES, file), "utf8")) as History;
    const last = history.commands.length - 1;
    const ends = replay({ ...history, commands: history.commands.filter((_, index) => index !== last) });
    expect(Object.fromEntries([...ends].map(([id, instance]) => [id, digest(instance)]))).not.toEqual(history.ends);
  });
});
