/** A request goes to somebody who takes it: an item at its owner, or the instance itself, as its `to` says (docs/format/effects.md). */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledEffect, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { namesOf, waysOf } from "../machine/index.ts";
import { below, type UnitPlace, unitsOf } from "./units.ts";
import { eachState } from "./walk.ts";

export function checkAddressees(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process))
    for (const effect of Object.values(place.unit.effects)) {
      const { send } = effect.definition;
      checkPick(compiler, place, effect);
      if (send === undefined || effect.definition.process !== undefined || effect.outside || !effect.toProgram)
        continue;
      const never = addresseesOf(process, place, effect).find((unit) => !takes(unit, send, place.kind.kind));
      // That no unit at all takes it is told elsewhere.
      if (!never || !unitsOf(root, process).some(({ unit }) => takes(unit, send, place.kind.kind))) continue;
      compiler.find(
        below(compiler, place, "effects", effect.name, "send"),
        "request-not-taken",
        `\`to\` names ${never.item === undefined ? `instances of "${never.kind}"` : `items "${never.item}" of "${never.kind}"`}, which never take "${send}" from "${place.kind.kind}".`,
        "Send it to those that take it: an incoming link is the item at its owner, `.owner` the instance itself.",
      );
    }
}

/** What is picked is picked by an event: without one there is nothing to send to. */
function checkPick(compiler: Compiler, place: UnitPlace, { name, toProgram }: CompiledEffect): void {
  const asksPick = toProgram?.reads.some(([head, part]) => head === "event" && part === "pick") ?? false;
  if (!asksPick || Object.values(place.unit.events).some(({ pick }) => pick !== undefined)) return;
  compiler.find(
    below(compiler, place, "effects", name, "to"),
    "nothing-picked",
    "`event.pick` is what an event picks, and none here picks anything.",
    "Add `pick` with an incoming link to the event that carries this out.",
  );
}

const takes = (unit: CompiledUnit, event: string, from: string): boolean =>
  (unit.events[event]?.from?.includes(from) ?? false) && unit.chart.events.includes(event);

/** The units that an expression may name, when it says so plainly. */
function addresseesOf(process: CompiledProcess, place: UnitPlace, effect: CompiledEffect): readonly CompiledUnit[] {
  const source = effect.definition.to ?? "";
  const { kind } = place;
  const isOwner = /\.owner\b/.test(source);
  const far = (item: string): readonly CompiledUnit[] => {
    const owner = process.kinds[kind.incoming[item] ?? ""];
    const unit = isOwner ? owner : owner?.items[item];
    return unit ? [unit] : [];
  };
  return (effect.toProgram?.reads ?? []).flatMap(([head, name = "", member]): readonly CompiledUnit[] => {
    if (head === "incoming") return far(name);
    if (head === "event" && name === "pick") return [...new Set(picksOf(place, effect.name))].flatMap(far);
    if (head === "items" && member === undefined) {
      const linked = process.kinds[kind.items[name]?.link?.to ?? ""];
      return linked ? [linked] : [];
    }
    return [];
  });
}

/** The incoming links that are picked by the events that carry out an effect. */
function picksOf({ unit, item, kind }: UnitPlace, effect: string): readonly string[] {
  return eachState((item ?? kind).definition.chart).flatMap(({ state }) =>
    Object.entries(state.on ?? {}).flatMap(([event, ways]) => {
      const pick = unit.events[event]?.pick;
      const isCarriedOut = waysOf(ways).some(({ actions }) => namesOf(actions).includes(effect));
      return pick !== undefined && isCarriedOut ? [pick] : [];
    }),
  );
}
