/** Names of states after which some expression of a kind asks whether they were ever entered (`since`). */

import type { CompiledKind, CompiledProcess, CompiledUnit } from "../../compile/types.ts";
import type { Path, Program } from "../../expressions/types.ts";

export function askedPast({ policies }: CompiledProcess, kind: CompiledKind): ReadonlySet<string> {
  const units: readonly CompiledUnit[] = [kind, ...Object.values(kind.items)];
  const promised = policies.flatMap(({ units: all }) =>
    all.flatMap(({ never, after, leadsTo, keeps }) => [never, after, leadsTo, keeps]),
  );
  const granted = Object.values(kind.items).flatMap(({ grants }) =>
    Object.values(grants).map(({ whileProgram }) => whileProgram),
  );
  const facts = units.flatMap((unit) => unit.facts.map(({ program }) => program));
  const programs = [...facts, ...promised, ...granted].filter((one): one is Program => one !== undefined);
  return new Set(programs.flatMap(({ reads, elements }) => [...reads, ...elements].flatMap(stateIn)));
}
function stateIn(path: Path): readonly string[] {
  const at = path.indexOf("since");
  const state = at < 0 ? undefined : path[at + 1];
  return state === undefined ? [] : [state];
}
