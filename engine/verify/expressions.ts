/** Expressions outside the units: policies and the lines of screens, checked with the names of the unit they are about. */

import type { Compiler } from "../compile/compiler.ts";
import { compilePolicies } from "../compile/policies.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab } from "../definition/read.ts";
import type { PolicyDefinition } from "../definition/types.ts";

const LINE_PARTS = ["done", "now", "blocked"] as const;

/** A promise says when: `never` by itself, or `after` with what it leads to or keeps. */
function checkWhole(
  compiler: Compiler,
  root: string,
  name: string,
  { never, after, leadsTo, keeps }: PolicyDefinition,
) {
  const follows = leadsTo !== undefined || keeps !== undefined;
  if (never !== undefined ? after === undefined && !follows : after !== undefined && follows) return;
  compiler.find(
    { file: `${root}/policies.json`, pointer: `/${pointerPart(name)}` },
    "empty-policy",
    `The promise "${name}" says nothing that can be kept or broken.`,
    "Write `never`, or `after` with `leadsTo` or `keeps`.",
  );
}

export function checkExpressions(compiler: Compiler, root: string, process: CompiledProcess): void {
  const file = `${root}/policies.json`;
  compilePolicies(
    process,
    () => false,
    (source, environment, pointer, type) => compiler.expression(source, environment, { file, pointer }, type),
  );
  for (const [name, policy] of Object.entries(process.definition.policies)) checkWhole(compiler, root, name, policy);
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
