/** Expressions outside the units: policies and the lines of screens, checked with the names of the unit they are about. */

import { pointerPart } from "../../definition/json.ts";
import { kebab } from "../../definition/read.ts";
import type { Compiler } from "../compiler.ts";
import type { CompiledProcess, CompiledUnit } from "../types.ts";

const POLICY_PARTS = ["never", "after", "leadsTo"] as const;
const LINE_PARTS = ["done", "now", "blocked"] as const;

/** The unit a policy is about: a kind, or an item of any kind. */
function unitCalled(process: CompiledProcess, name: string): CompiledUnit | undefined {
  return process.kinds[name] ?? Object.values(process.kinds).flatMap((kind) => kind.items[name] ?? [])[0];
}
/** What a policy promises about access: `reads(role, section)` (docs/format.md section 1). */
const ABOUT_ACCESS = /\breads\s*\(/;

export function checkExpressions(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const [name, policy] of Object.entries(process.definition.policies)) {
    const unit = unitCalled(process, policy.of);
    if (!unit) continue;
    for (const part of POLICY_PARTS) {
      const source = policy[part];
      if (source !== undefined && !ABOUT_ACCESS.test(source))
        compiler.expression(
          source,
          unit.environment,
          { file: `${root}/policies.json`, pointer: `/${pointerPart(name)}/${part}` },
          "bool",
        );
    }
  }
  for (const kind of Object.values(process.kinds)) {
    const file = `${root}/${kebab(kind.kind)}/screens.json`;
    kind.screens.forEach((screen, index) => {
      const line = (screen["line"] ?? {}) as Readonly<Record<string, Readonly<Record<string, string>>>>;
      for (const [step, conditions] of Object.entries(line)) {
        for (const part of LINE_PARTS) {
          const source = conditions[part];
          if (source !== undefined)
            compiler.expression(
              source,
              kind.environment,
              { file, pointer: `/${index}/line/${pointerPart(step)}/${part}` },
              "bool",
            );
        }
        if (conditions["since"] !== undefined)
          compiler.expression(conditions["since"], kind.environment, {
            file,
            pointer: `/${index}/line/${pointerPart(step)}/since`,
          });
      }
    });
  }
}
