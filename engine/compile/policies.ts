/** Promises of a definition as programs: what may never hold, what leads to what, what stays as it was (docs/format.md section 1). */

import { pointerPart } from "../definition/json.ts";
import type { PolicyDefinition } from "../definition/types.ts";
import type { CelType, Program, TypeEnvironment } from "../expressions/types.ts";
import type { CompiledProcess, CompiledUnit } from "./types.ts";

/** Whether somebody in a role reads a section of the unit now; given by whoever asks. */
export type Reads = (role: string, section: string) => boolean;
export interface CompiledPolicy {
  readonly name: string;
  readonly definition: PolicyDefinition;
  /** Kinds or items of that name: a promise about an item holds in every kind that has it. */
  readonly units: readonly {
    readonly unit: CompiledUnit;
    readonly never?: Program;
    readonly after?: Program;
    readonly leadsTo?: Program;
    readonly keeps?: Program;
  }[];
}
const PARTS = ["never", "after", "leadsTo", "keeps"] as const;
export type PolicyPart = (typeof PARTS)[number];

const unitsCalled = (process: CompiledProcess, name: string): readonly CompiledUnit[] => {
  const kinds = Object.values(process.kinds);
  return [...kinds.filter(({ kind }) => kind === name), ...kinds.flatMap(({ items }) => items[name] ?? [])];
};

/** The names of the unit, and `reads("role", "section")`: of the unit's own sections, or `"kind.section"` of the main unit. */
function environmentOf(process: CompiledProcess, unit: CompiledUnit, reads: Reads): TypeEnvironment {
  const kind = process.kinds[unit.kind];
  const roles = [...Object.keys(process.roles), ...Object.keys(process.definition.process.circles ?? {}), "holder"];
  const sections = [
    ...Object.keys(unit.sections),
    ...Object.keys(kind?.sections ?? {}).map((section) => `${unit.kind}.${section}`),
  ];
  return {
    ...unit.environment,
    functions: {
      ...unit.environment.functions,
      reads: {
        parameters: [{ choice: roles }, { choice: sections }],
        result: "bool",
        call: (role, section) => reads(String(role), String(section)),
      },
    },
  };
}

/** Compiles every policy; `expression` says how one is compiled, and what is done with what is wrong. */
export function compilePolicies(
  process: CompiledProcess,
  reads: Reads,
  expression: (source: string, environment: TypeEnvironment, pointer: string, type?: CelType) => Program | undefined,
): readonly CompiledPolicy[] {
  return Object.entries(process.definition.policies).map(([name, definition]) => ({
    name,
    definition,
    units: unitsCalled(process, definition.of).map((unit) => {
      const environment = environmentOf(process, unit, reads);
      const programs = PARTS.flatMap((part) => {
        const source = definition[part];
        const pointer = `/${pointerPart(name)}/${part}`;
        const program =
          source === undefined
            ? undefined
            : expression(source, environment, pointer, part === "keeps" ? undefined : "bool");
        return program ? [[part, program] as const] : [];
      });
      return { unit, ...(Object.fromEntries(programs) as Partial<Record<PolicyPart, Program>>) };
    }),
  }));
}
