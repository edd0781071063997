/** Promises of a definition as programs: what may never hold, what leads to what, what stays as it was (docs/format/policies.md). */

import { pointerPart } from "../definition/json.ts";
import type { Program, TypeEnvironment } from "../expressions/types.ts";
import type { Compiler } from "./compiler.ts";
import type { CompiledPolicy, CompiledProcess, CompiledUnit } from "./types.ts";

type Process = Pick<CompiledProcess, "kinds" | "roles" | "definition">;

/** Whether somebody in a role reads a section of the unit now. */
export type Reads = (role: string, section: string) => boolean;
/** The variable that answers `reads(…)` when a policy is asked. No expression can name it, for it is in no list of names. */
export const READS = "reads__";
const PARTS = ["never", "after", "leadsTo", "keeps"] as const;
type PolicyPart = (typeof PARTS)[number];

const unitsCalled = (process: Process, name: string): readonly CompiledUnit[] => {
  const kinds = Object.values(process.kinds);
  return [...kinds.filter(({ kind }) => kind === name), ...kinds.flatMap(({ items }) => items[name] ?? [])];
};

/** The names of the unit, and `reads("role", "section")`: of the unit's own sections, or `"kind.section"` of the main unit. */
function environmentOf(process: Process, unit: CompiledUnit): TypeEnvironment {
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
        call: () => false,
        ask: (variables, role, section) =>
          (variables[READS] as Reads | undefined)?.(String(role), String(section)) ?? false,
      },
    },
  };
}

/** Compiles every policy, once for each unit that it is about. */
export function compilePolicies(compiler: Compiler, root: string, process: Process): readonly CompiledPolicy[] {
  return Object.entries(process.definition.policies).map(([name, definition]) => ({
    name,
    definition,
    units: unitsCalled(process, definition.of).map((unit) => {
      const environment = environmentOf(process, unit);
      const programs = PARTS.flatMap((part) => {
        const source = definition[part];
        if (source === undefined) return [];
        const at = { file: `${root}/policies.json`, pointer: `/${pointerPart(name)}/${part}` };
        return [[part, compiler.expression(source, environment, at, part === "keeps" ? undefined : "bool")] as const];
      });
      return { unit, ...(Object.fromEntries(programs) as Partial<Record<PolicyPart, Program>>) };
    }),
  }));
}
