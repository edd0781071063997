/** What can be written and comes to nothing when it runs: a notice nobody may get, a request whose refusal nobody hears, a gate on what only the other end will write. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { type EffectDefinition, HOLDER } from "../definition/types.ts";
import { factOf } from "../machine/index.ts";
import { below, type UnitPlace, unitsOf } from "./units.ts";

export function checkSeldom(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    checkNotices(compiler, process, place);
    checkRefusals(compiler, place);
    checkFarGate(compiler, process, place);
    checkLayout(compiler, place);
  }
}

/** Roles that somebody can have in instances of a kind through grants of its items. */
const grantedIn = ({ kind }: UnitPlace): ReadonlySet<string> =>
  new Set(Object.values(kind.items).flatMap(({ grants }) => Object.keys(grants)));

/** Whoever has a role only through a grant gets a notice only where an item of the kind grants it. */
function checkNotices(compiler: Compiler, process: CompiledProcess, place: UnitPlace): void {
  const granted = grantedIn(place);
  const isKnown = (role: string): boolean => {
    const held = process.roles[role]?.held;
    // A holder where nobody holds is told by the check of holders.
    if (role === HOLDER || held === "holder") return true;
    return held !== "grant" || granted.has(role);
  };
  for (const [name, { definition }] of Object.entries(place.unit.effects))
    (definition.notify ?? []).forEach((circle, index) => {
      const roles = process.circle(circle);
      if (roles.some(isKnown) || roles.every((role) => !process.roles[role])) return;
      compiler.find(
        below(compiler, place, "effects", name, "notify", String(index)),
        "notice-for-nobody",
        `"${circle}" never knows of a "${place.kind.kind}", so nobody gets the notice "${name}".`,
        "Name a role that has a part in it, or let an item grant this one.",
        "warning",
      );
    });
}

const reads = (unit: CompiledUnit, effect: string): boolean => {
  const asked = JSON.stringify([unit.facts.map(({ program }) => program?.reads ?? [])]);
  return asked.includes(`"sent","${effect}"`);
};
/** A start in the own group, and a request to what is in a state that takes it, are as good as done. */
const mayBeRefused = ({ send, start, at, to = "" }: EffectDefinition): boolean =>
  start !== undefined ? at !== undefined : send !== undefined && !/\.(is|has)\./.test(to);
/** What another instance may refuse is heard: by effects that follow, or by a fact that reads the answer. */
function checkRefusals(compiler: Compiler, place: UnitPlace): void {
  for (const [name, { definition, outside }] of Object.entries(place.unit.effects)) {
    if (!mayBeRefused(definition) || outside) continue;
    const heard = [place.unit, place.kind].some((unit) => reads(unit, name));
    if (definition.refused || heard) continue;
    compiler.find(
      below(compiler, place, "effects", name),
      "refusal-unheard",
      `When "${name}" is refused, nobody hears of it.`,
      "Add `refused`: effects that follow, such as a notice to whoever sent it; an empty list where nothing needs to follow.",
      "warning",
    );
  }
}

/** Nothing has come over a link when it is added: a gate that needs it never opens. */
function checkFarGate(compiler: Compiler, process: CompiledProcess, place: UnitPlace): void {
  const gate = place.item?.definition.add?.if;
  if (gate === undefined || gate.startsWith("!") || !place.item?.link) return;
  const fact = place.item.facts.find(({ name }) => name === factOf(gate));
  const { brings } = process.dependencies.ofFact(place.item, gate);
  const direct = fact?.program?.conjuncts.some(
    ({ source }) => /^item\.(far\.\w+|answer)\b(?!\s*(==|in)\s*"")/.test(source) && !source.includes("!="),
  );
  if (!direct || (brings.length === 0 && !fact?.program?.source.includes("item.answer"))) return;
  compiler.find(
    below(compiler, place, "add", "if"),
    "gate-reads-far",
    `"${gate}" needs what the other end has not written yet when a "${place.item.item}" is added.`,
    "Ask it where it comes in, as the guard of an `always` of the item, or let the screen choose from what is open there.",
    "warning",
  );
}

/** How the items of a tab can be drawn: a closed list, with the parts in ui/screens/item-layouts.ts; `round` and `cards` are the plain list. */
export const ITEM_LAYOUTS: readonly string[] = ["cards", "consent", "goal", "phases", "round"];
function checkLayout(compiler: Compiler, place: UnitPlace): void {
  const layout = place.item?.definition.layout;
  if (layout === undefined || ITEM_LAYOUTS.includes(layout)) return;
  compiler.find(
    below(compiler, place, "layout"),
    "unknown-layout",
    `Items cannot be drawn as "${layout}".`,
    `Use one of: ${ITEM_LAYOUTS.join(", ")}.`,
    "warning",
  );
}
