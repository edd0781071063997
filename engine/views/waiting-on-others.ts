/** What others can do next with an instance, and who: so that who waits knows for whom, and for what. */

import { maySee } from "../access/access.ts";
import { canSeeAll, mayKnowFact } from "../access/fact-visibility.ts";
import { rolesOf } from "../access/roles.ts";
import type { CompiledItem } from "../compile/types.ts";
import { asId, type ItemId, type PersonId } from "../ids.ts";
import type { EvaluationContext } from "../state/context.ts";
import { holds } from "../state/facts.ts";
import { NEW_UNIT } from "../state/new-unit.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit, type Unit } from "../state/unit.ts";
import { addViews, eventViews } from "./actions.ts";
import type { ActionOfOther, ActionView, AddView, UnitView } from "./types.ts";

/** Others are named as far as one may want to ask somebody: not a whole group of participants. */
const MOST_NAMED = 3;

/** Who made the instance, and the few who hold a function in the group, without the actor: each function together. Nobody who may not know of the instance. */
function circlesBesides(context: EvaluationContext, actor: Actor): readonly (readonly PersonId[])[] {
  const { instance, directory } = context;
  const functions = directory.group(instance.group)?.functions ?? {};
  const takesPart = (person: PersonId): boolean => {
    const known = directory.person(person);
    return known !== undefined && maySee(context, { person, organisation: known.organisation });
  };
  return [[instance.creator.id], ...Object.values(functions)]
    .map((people) => people.filter((person) => person !== actor.person && takesPart(person)))
    .filter((people) => people.length > 0 && people.length <= MOST_NAMED);
}

/** An item that would be added: nothing of it is there yet. */
const newUnit = (definition: CompiledItem): Unit => ({
  id: asId<ItemId>("new"),
  item: null,
  definition,
  state: NEW_UNIT,
});

/** What a way asks: the guards of which one is enough, and whether this reader may know what each says. */
interface Asks {
  readonly guards: readonly (string | undefined)[];
  knows(guard: string): boolean;
  holds(guard: string): boolean;
}
function asksOf(context: EvaluationContext, reader: Actor, unit: Unit, view: ActionView | AddView): Asks {
  const { kind } = context;
  if ("event" in view) {
    const knows = (guard: string): boolean => mayKnowFact(context, reader, unit, guard);
    const guards = unit.definition.chart.ways(unit.state.chart, view.event).map(({ guard }) => guard);
    return { guards, knows, holds: (guard) => holds(context, unit, guard) };
  }
  const item = kind.items[view.item];
  const knows = (guard: string): boolean =>
    item !== undefined && canSeeAll(context, reader, newUnit(item), context.process.dependencies.ofFact(item, guard));
  return { guards: [item?.definition.add?.if], knows, holds: () => view.open };
}

/**
 * Whether a way is open, and why not, as far as the reader may know: what rests on something that is kept from him is told
 * neither by a reason nor by a bare yes or no.
 */
function toldOf(asks: Asks, view: ActionView | AddView): Pick<ActionOfOther, "open" | "reasons"> {
  const { guards, knows } = asks;
  const known = (guard: string | undefined): boolean => guard === undefined || knows(guard);
  if (guards.every(known)) return { open: view.open, reasons: view.reasons };
  if (view.open) {
    const sure = guards.some((guard) => guard === undefined || (knows(guard) && asks.holds(guard)));
    return sure ? { open: true, reasons: [] } : { reasons: [] };
  }
  const ways = "ways" in view && view.ways ? view.ways.map((way) => way.reasons) : [view.reasons];
  const told = ways.map((reasons) => reasons.filter(({ name }) => knows(name)));
  if (told.some((reasons) => reasons.length === 0)) return { reasons: [] };
  const once = new Map(told.flat().map((reason) => [reason.name, reason]));
  return { open: false, reasons: [...once.values()] };
}

/**
 * Ways on of the main unit that are not the actor's own, each with who has it. Grave ones are left out: they are no next step.
 * @param main the main unit as the actor sees it: his own ways are not told again.
 */
export function othersOf(context: EvaluationContext, actor: Actor, main: UnitView): readonly ActionOfOther[] {
  const unit = mainUnit(context);
  if (rolesOf(context, actor, unit).size === 0) return [];
  const own = new Set([...main.events, ...main.adds].map(({ address }) => address));
  const found = new Map<string, ActionOfOther>();
  for (const people of circlesBesides(context, actor)) {
    // Who hold one function have the same ways: one is asked for all.
    const [first] = people;
    const person = first && context.directory.person(first);
    if (!person) continue;
    const them: Actor = { person: first, organisation: person.organisation };
    for (const way of [...eventViews(context, them, unit), ...addViews(context, them, unit)]) {
      const { address } = way;
      // What is there already is waited for by nobody.
      if (way.grave || own.has(address) || ("there" in way && way.there)) continue;
      const before = found.get(address)?.people ?? [];
      const told = toldOf(asksOf(context, actor, unit, way), way);
      found.set(address, { address, people: [...new Set([...before, ...people])], ...told });
    }
  }
  return [...found.values()];
}
