/** What others can do next with an instance, and who: so that who waits knows for whom, and for what. */

import type { PersonId } from "../ids.ts";
import { mayRead } from "../instance/access.ts";
import { rolesOf } from "../instance/roles.ts";
import type { EvaluationContext } from "../instance/scope.ts";
import type { Actor } from "../instance/types.ts";
import type { Reason } from "../result.ts";
import { addViews, eventViews } from "./actions.ts";
import { type Place, placeOf } from "./address.ts";
import { knowsItemsBehind, partsBehind } from "./behind.ts";
import type { OtherWay, UnitView } from "./types.ts";

/** Others are named as far as one may want to ask somebody: not a whole group of participants. */
const MOST_NAMED = 3;

/** Who leads the instance, and the few who hold a function in the group, without the actor: each function together. */
function circlesBesides({ instance, directory }: EvaluationContext, actor: Actor): readonly (readonly PersonId[])[] {
  const functions = directory.group(instance.group)?.functions ?? {};
  return [[instance.creator.id], ...Object.values(functions)]
    .map((people) => people.filter((person) => person !== actor.person))
    .filter((people) => people.length > 0 && people.length <= MOST_NAMED);
}

/** Whether the actor may know what a fact says: it rests on nothing he may not read. */
function mayKnow(context: EvaluationContext, actor: Actor, visible: ReadonlySet<string>, name: string): boolean {
  const fact = name.replace(/^!/, "");
  if (visible.has(fact)) return true;
  if (context.kind.facts.some((one) => one.name === fact)) return false;
  const { sections } = partsBehind(context.kind, fact);
  return (
    knowsItemsBehind(context, actor, fact) &&
    sections.every((section) => {
      const access = mayRead(context, actor, null, section);
      return access.allowed || access.code === "absent";
    })
  );
}

interface Found {
  readonly address: string;
  readonly open: boolean;
  readonly reasons: readonly Reason[];
  readonly grave: boolean;
}
const waysOf = (context: EvaluationContext, actor: Actor, place: Place): readonly Found[] =>
  [...eventViews(context, actor, place), ...addViews(context, actor, place)].map(
    ({ address, open, reasons, grave }) => ({ address, open, reasons, grave: grave === true }),
  );

/**
 * Ways on of the main unit that are not the actor's own, each with who has it. Grave ones are left out: they are no next step.
 * @param main the main unit as the actor sees it: his own ways, and the facts he sees; a reason that rests on another one is not told.
 */
export function othersOf(context: EvaluationContext, actor: Actor, main: UnitView): readonly OtherWay[] {
  const place = placeOf(context, null);
  if (!place || rolesOf(context, actor, null).size === 0) return [];
  const own = new Set([...main.events, ...main.adds].map(({ address }) => address));
  const visible = new Set(Object.keys(main.facts));
  const found = new Map<string, OtherWay>();
  for (const people of circlesBesides(context, actor)) {
    // Who hold one function have the same ways: one is asked for all.
    const [first] = people;
    const person = first && context.directory.person(first);
    if (!person) continue;
    for (const way of waysOf(context, { person: first, organisation: person.organisation }, place)) {
      if (way.grave || own.has(way.address)) continue;
      const before = found.get(way.address)?.people ?? [];
      found.set(way.address, {
        address: way.address,
        open: way.open,
        people: [...new Set([...before, ...people])],
        reasons: way.reasons.filter(({ name }) => mayKnow(context, actor, visible, name)),
      });
    }
  }
  return [...found.values()];
}
