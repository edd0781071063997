/** The units of a process with their places in files, and how an unknown name is told. */

import type { Compiler, Home } from "../compile/compiler.ts";
import type { CompiledItem, CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { nearest } from "../definition/nearest.ts";
import type { Located } from "../definition/read.ts";

export interface UnitPlace {
  readonly home: Home;
  readonly kind: CompiledKind;
  readonly unit: CompiledUnit;
  readonly item?: CompiledItem;
  /** Facts that may be named here: of the item, of the kind, and the built-in one of sets. */
  readonly facts: readonly string[];
}

export function unitsOf(root: string, process: CompiledProcess): readonly UnitPlace[] {
  return Object.values(process.kinds).flatMap((kind) => {
    const main = namesOf(kind);
    const ofKind: UnitPlace = { home: { root, kind: kind.kind }, kind, unit: kind, facts: main };
    const ofItems = Object.values(kind.items).map(
      (item): UnitPlace => ({
        home: { root, kind: kind.kind, item: item.item },
        kind,
        unit: item,
        item,
        facts: [...namesOf(item), ...main, "wanted"],
      }),
    );
    return [ofKind, ...ofItems];
  });
}
const namesOf = (unit: CompiledUnit): readonly string[] => unit.facts.map(({ name }) => name);

/** A pointer below a part of a unit. */
export const below = (compiler: Compiler, { home }: UnitPlace, part: string, ...keys: readonly string[]): Located =>
  compiler.at(home, part, keys.map((key) => `/${pointerPart(key)}`).join(""));

/** Letters to change, add or take away to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    let diagonal = row[0] ?? 0;
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const above = row[j + 1] ?? 0;
      next.push(Math.min(above + 1, (next[j] ?? 0) + 1, diagonal + (letter === other ? 0 : 1)));
      diagonal = above;
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
/** Whether a name is none of those, and nearly one of them: a slip of the pen. */
export const isNear = (name: string, known: readonly string[]): boolean =>
  !known.includes(name) && whatHelps(name, known).startsWith("Did you mean");

/** Whether an address is none of those, and one or two letters from one of them. */
export const isSlip = (address: string, known: readonly string[]): boolean =>
  known.every((one) => one !== address) && known.some((one) => distance(address, one) <= 2);

/** As `isSlip`, of one letter: for short names that may be anything. */
export const isOneOff = (name: string, known: readonly string[]): boolean =>
  !known.includes(name) && known.some((one) => distance(name, one) === 1);

/** What would help: the name that was probably meant, else those there are. */
export function whatHelps(name: string, known: readonly string[]): string {
  const best = nearest(name, known);
  if (best !== undefined) return `Did you mean "${best}"?`;
  return known.length === 0 ? "There is none yet: add one." : `Use one of: ${[...new Set(known)].sort().join(", ")}.`;
}

/** Finds a name that nothing has. */
export function needName(compiler: Compiler, at: Located, what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  compiler.find(at, `unknown-${what}`, `There is no ${what} "${name}" here.`, whatHelps(name, known));
}
