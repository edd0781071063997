/** Promises that say something: what may never hold, or what something leads to or keeps. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { PolicyDefinition } from "../definition/types.ts";

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

export function checkPolicies(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const [name, policy] of Object.entries(process.definition.policies)) checkWhole(compiler, root, name, policy);
}
