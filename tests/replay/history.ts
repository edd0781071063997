/** Recorded histories: what one holds, how it is played again, and how an example becomes one. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { canonical, sha256Hex } from "../../engine/compile/index.ts";
import type { CompiledProcess } from "../../engine/compile/types.ts";
import { decide } from "../../engine/decide/index.ts";
import type { Validate } from "../../engine/forms/types.ts";
import { pinned } from "../../engine/publish.ts";
import { type Recorded, runExample } from "../../engine/simulate/index.ts";
import type { Command, DecideContext, Directory, Instance } from "../../engine/state/types.ts";

export const HISTORIES = join(import.meta.dirname, "histories");
const DEFINITIONS = join(import.meta.dirname, "definitions");

export interface History {
  readonly process: string;
  readonly variant?: string;
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
/** The files that a history was recorded with, kept as they were: a published definition is never edited. */
export interface KeptDefinition {
  readonly root: string;
  /** Folders of the variants on it. */
  readonly overlays: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

export const definitionFile = (hash: string): string => join(DEFINITIONS, `${hash.slice(0, 16)}.json.gz`);
export const packed = (kept: KeptDefinition): Uint8Array => gzipSync(JSON.stringify(kept), { level: 9 });

/** Compiles the kept definition of a hash. @throws Error when it does not compile any more */
export function keptProcess(hash: string): CompiledProcess {
  const { root, overlays, files } = JSON.parse(
    gunzipSync(readFileSync(definitionFile(hash))).toString(),
  ) as KeptDefinition;
  const map = new Map(Object.entries(files));
  const { process, findings } = pinned(
    { root, files: map },
    overlays.map((overlay) => ({ root: overlay, files: map })),
  );
  if (!process) throw new Error(`The kept definition ${hash} does not compile: ${JSON.stringify(findings[0])}`);
  return process;
}

export const digest = (instance: Instance): string => sha256Hex(canonical(instance));

/** Plays recorded commands, and nothing else: no outbox, no clock. */
export function replay(process: CompiledProcess, validate: Validate, { directory, commands }: Omit<History, "ends">) {
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
  return new Map([...held].map(([id, { instance }]) => [id, instance] as const));
}

/** An example as it runs now. @throws Error when it does not pass */
export function recordExample(process: CompiledProcess, validate: Validate, example: string): History {
  const { world, failures } = runExample(process, example, { validate });
  if (failures.length > 0) throw new Error(`${process.id}, ${example}: ${JSON.stringify(failures[0])}`);
  const ids = new Set(
    world.recorded.flatMap(({ command }) => [
      command.actor.person,
      ...(command.type === "Request" ? [command.request.by.id] : []),
    ]),
  );
  const named = Object.values(world.group.functions).flat();
  return {
    process: process.id,
    ...(process.variant === undefined ? {} : { variant: process.variant }),
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
