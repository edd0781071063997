/** Definitions made for tests: read from `tests/fixtures/definitions`, or written as values in a test. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompiledProcess, CompileResult } from "../../engine/compile/types.ts";
import { asId } from "../../engine/ids.ts";
import { publish } from "../../engine/publish.ts";
import { World } from "../../engine/simulate/index.ts";
import { type Day, startOfDay } from "../../engine/time.ts";
import { compileValidators } from "../../server/forms/validators.ts";

export const FIXTURES = join(import.meta.dirname, "..", "fixtures", "definitions");

/** Every file of the definitions made for tests, by its path as in a project. */
export function fixtureFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(FIXTURES, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(FIXTURES.length + 1), readFileSync(path, "utf8"));
  }
  return files;
}
/** A process among the fixtures, with its findings. */
export const fixture = (name: string): CompileResult => publish({ root: `workflows/${name}`, files: fixtureFiles() });

type Shape = Readonly<Record<string, unknown>>;
export interface Written {
  /** Added to a process with the roles `owner` (creator), `desk` (group) and `guest` (grant). */
  readonly process?: Shape;
  /** Kind → its files (`machine`, `facts`, … and `items/<item>`). */
  readonly kinds: Readonly<Record<string, Shape>>;
  /** Form → field → its schema; privacy and a length are added. */
  readonly forms?: Readonly<Record<string, Readonly<Record<string, Shape>>>>;
  readonly holidays?: readonly string[];
}

const PRIVACY = { subject: "none", identifies: "none", class: "process" };
export const TEXT = { type: "string", absent: "" };
export const DATE = { type: "string", format: "date" };
export const NAMES = { type: "array", items: { type: "string" }, maxItems: 20, absent: [] };

function formFile(fields: Readonly<Record<string, Shape>>): Shape {
  const required = Object.entries(fields).flatMap(([name, field]) => (field["required"] === true ? [name] : []));
  const properties = Object.fromEntries(
    Object.entries(fields).map(([name, { required: _, ...field }]) => {
      const bounded = field["type"] === "string" && !field["format"] && !field["enum"] ? { maxLength: 200 } : {};
      return [name, { ...bounded, privacy: PRIVACY, ...field }];
    }),
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    ...(required.length > 0 ? { required } : {}),
    properties,
  };
}

/** The files of a process that a test writes as values. */
export function filesOf({ process, kinds, forms = {}, holidays = [] }: Written): Map<string, string> {
  const root = "workflows/t";
  const all: [string, unknown][] = [
    [
      "workflows/profiles/plain/profile.json",
      {
        id: "plain",
        version: "2026-01",
        ages: {},
        grounds: {},
        families: { any: { ceiling: "whereabouts" } },
        holidays: holidays.map((day) => ({ day, name: "holiday" })),
      },
    ],
    [
      `${root}/process.json`,
      {
        id: "t",
        version: "1.0.0",
        profile: "plain@2026-01",
        purposes: {},
        ...process,
        roles: {
          owner: { family: "any", held: "creator" },
          desk: { family: "any", held: "group" },
          guest: { family: "any", held: "grant" },
          ...(process?.["roles"] as Shape | undefined),
        },
      },
    ],
    ...Object.entries(kinds).flatMap(([kind, parts]) =>
      Object.entries(parts).map(([name, value]): [string, unknown] => [`${root}/${kind}/${name}.json`, value]),
    ),
    ...Object.entries(forms).map(([name, fields]): [string, unknown] => [
      `forms/t/${name}/schema.json`,
      formFile(fields),
    ]),
  ];
  return new Map(all.map(([path, value]) => [path, JSON.stringify(value)]));
}

/** Compiles a process that a test writes as values; errors fail the test at once. */
export function written(definition: Written): CompiledProcess {
  const { process, findings } = publish({ root: "workflows/t", files: filesOf(definition) });
  if (!process) throw new Error(findings.map((one) => `${one.file}${one.pointer}: ${one.message}`).join("\n"));
  return process;
}

/** A world in which such a process runs, from the start of a day. */
export const worldOf = (process: CompiledProcess, day = "2026-03-02", settings: Shape = {}): World =>
  new World(process, startOfDay(asId<Day>(day), "Europe/Amsterdam"), {
    validate: compileValidators(process),
    settings: settings as never,
  });
