/** What an actor can do with a unit now, and why not the rest: events and items to add, with reasons. */

import { HOLDER, roleAmong, rolesOf } from "../access/roles.ts";
import { waysNot, whyNot } from "../access/why-not.ts";
import type { CompiledItem } from "../compile/types.ts";
import { asId, type InstanceId, type ItemId } from "../ids.ts";
import type { CompiledChart } from "../machine/types.ts";
import type { Reason } from "../result.ts";
import { whyNotPicked } from "../state/link-targets.ts";
import { NEW_UNIT } from "../state/new-unit.ts";
import { type EvaluationContext, evaluate, holds, plain } from "../state/scope.ts";
import type { Actor, ItemState } from "../state/types.ts";
import { isEnded } from "../state/unfinished.ts";
import { type Place, placeOf } from "../state/unit.ts";
import { dependenciesOf } from "./fact-dependencies.ts";
import type { ActionView, AddView } from "./types.ts";

const once = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [reason.name, reason])).values(),
];
/** Whether a fact depends on a section of this unit: then filling it may change the answer. */
const dependsOn = ({ process }: EvaluationContext, { unit, id }: Place, fact: string, section: string): boolean =>
  process.dependencies
    .ofFact(unit, fact)
    .parts.some((part) => part.section === section && part.of === (id === null ? "main" : "own"));

/** What filling the form may still mend is no reason against opening it. */
export const withoutFill = (
  context: EvaluationContext,
  place: Place,
  fill: string | undefined,
  reasons: readonly Reason[],
): readonly Reason[] =>
  fill === undefined ? reasons : reasons.filter(({ name }) => !dependsOn(context, place, name, fill));

/** Where the whole unit ends: a final state within another only ends that. */
const endsHere = (state: CompiledChart["states"][string] | undefined): boolean =>
  (state?.definition.type === "final" && state.ancestors.length === 0) ||
  (state?.definition.tags ?? []).includes("end");

/** Whether a fact looks at more than one section: at an item, or at another section. */
function restsOnMore({ process, kind }: EvaluationContext, name: string, fill: string | undefined): boolean {
  const { sections, items } = dependenciesOf(process, kind, name);
  return items.length > 0 || sections.some((section) => section !== fill);
}

function eventView(context: EvaluationContext, actor: Actor, place: Place, name: string): ActionView | undefined {
  const { unit, state, id } = place;
  const { process, kind } = context;
  const event = unit.events[name];
  const ways = unit.chart.ways(state.chart, name);
  if (!event || ways.length === 0 || roleAmong(context, rolesOf(context, actor, id), event.by) === undefined)
    return undefined;
  const free = ways.some(({ guard }) => guard === undefined || holds(context, id, guard));
  const all = free ? [] : waysNot(context, id, ways);
  const shut = all.map(({ way, reasons }) => ({ way, reasons: withoutFill(context, place, event.fill, reasons) }));
  // Filling the form may open one of the ways: then the form is to be shown.
  const reasons = shut.some((way) => way.reasons.length === 0) ? [] : [...once(shut.flatMap((way) => way.reasons))];
  const notBy = event.notBy?.find((other) => state.sentBy[other]?.id === actor.person);
  if (notBy !== undefined) reasons.push({ name: "not-by-the-same-person", text: `${unit.address}.events.${notBy}` });
  const form = event.fill === undefined ? undefined : unit.sections[event.fill]?.form;
  const unless = once(all.flatMap((way) => way.reasons)).filter(
    (reason) =>
      !reasons.includes(reason) && restsOnMore(context, reason.name, place.item === null ? event.fill : undefined),
  );
  const choices = Object.entries(context.instance.incoming[event.pick ?? ""] ?? {})
    .filter(
      ([, incoming]) =>
        incoming.accepted &&
        !incoming.ended &&
        whyNotPicked({ process, kind, unit, state: state.chart }, name, event.pick ?? "", incoming) === undefined,
    )
    .map(([reference, { number }]) => ({ reference, ...(number === undefined ? {} : { number }) }));
  return {
    event: name,
    address: `${unit.address}.events.${name}`,
    open: reasons.length === 0,
    reasons,
    ...(shut.length > 1 && reasons.length > 0 ? { ways: shut } : {}),
    ...(reasons.length === 0 && unless.length > 0 ? { unless } : {}),
    ...(event.fill !== undefined && form !== undefined ? { fill: { section: event.fill, form } } : {}),
    ...(event.pick === undefined ? {} : { pick: { link: event.pick, choices } }),
    confirm: event.confirm === true,
    // Of an item the end is its purpose: what is done or told is done. Of the instance it is not.
    grave:
      event.confirm === true ||
      (place.item === null &&
        ways.some(({ target }) => endsHere(unit.chart.states[target?.split(/[.#]/).at(-1) ?? ""]))),
  };
}

/** Events that the unit takes in its present state and that the actor may send, in the order of the definition: a button keeps its place. */
export function eventViews(context: EvaluationContext, actor: Actor, place: Place): readonly ActionView[] {
  if (context.kind.chart.isFinal(context.instance.main.chart)) return [];
  const possible = new Set(place.unit.chart.possible(place.state.chart));
  return Object.keys(place.unit.events)
    .filter((name) => possible.has(name))
    .flatMap((name) => eventView(context, actor, place, name) ?? []);
}

const NEW = asId<ItemId>("new");
/** The item as it would be, on the document as it is: only for asking its gate. */
function imagined(
  context: EvaluationContext,
  compiled: CompiledItem,
  parent: ItemId | null,
  key: string,
): EvaluationContext {
  const { instance } = context;
  const item: ItemState = {
    id: NEW,
    item: compiled.item,
    key,
    ...(parent === null ? {} : { parent }),
    wanted: compiled.for === undefined,
    addedAt: context.clock.now,
    addedBy: instance.creator,
    ...(compiled.link
      ? { link: { instance: asId<InstanceId>(key), kind: compiled.link.to, group: instance.group } }
      : {}),
    far: {},
    holders: [],
    ...NEW_UNIT,
  };
  let now: EvaluationContext = { ...context, instance: { ...instance, items: { ...instance.items, [NEW]: item } } };
  for (const fact of compiled.facts) {
    if (!fact.program) continue;
    const answer = evaluate(now, NEW, fact.program, { hidden: NEW });
    if (answer.absent) continue;
    const known = now.instance.items[NEW] ?? item;
    const items = {
      ...now.instance.items,
      [NEW]: { ...known, facts: { ...known.facts, [fact.name]: plain(answer.value) } },
    };
    now = { ...now, instance: { ...now.instance, items } };
  }
  return now;
}

/** Reasons against adding: none when it would be possible for one of the targets known here, or for a new one. */
function addReasons(context: EvaluationContext, compiled: CompiledItem, parent: ItemId | null): readonly Reason[] {
  const { add } = compiled.definition;
  const gate = add?.if;
  if (gate === undefined) return [];
  const targets = Object.values(context.instance.items).flatMap(({ link }) => (link ? [link.instance] : []));
  let reasons: readonly Reason[] = [];
  for (const key of ["new", ...(compiled.link ? new Set(targets) : [])]) {
    const then = imagined(context, compiled, parent, key);
    const place = placeOf(then, NEW);
    if (!place || holds(then, NEW, gate, { hidden: NEW })) return [];
    const missing = withoutFill(then, place, add?.fill, once(whyNot(then, NEW, gate, { hidden: NEW })));
    if (missing.length === 0) return [];
    if (reasons.length === 0) reasons = missing;
  }
  return reasons;
}

/** A link of that name that still does something, in the same place. */
const isThere = ({ kind, instance }: EvaluationContext, name: string, parent: ItemId | null): boolean =>
  Object.values(instance.items).some(
    (item) => item.item === name && (item.parent ?? null) === parent && !isEnded(kind, item),
  );

/** Items that the actor may add to a place: to the instance, or to one of its items. */
export function addViews(context: EvaluationContext, actor: Actor, place: Place): readonly AddView[] {
  if (context.kind.chart.isFinal(context.instance.main.chart)) return [];
  const roles = rolesOf(context, actor, place.id);
  return Object.entries(context.kind.items).flatMap(([name, compiled]): AddView[] => {
    const { definition } = compiled;
    if (!definition.add || definition.of !== place.item?.item) return [];
    const asHolder =
      compiled.holder !== undefined &&
      definition.add.by.includes(HOLDER) &&
      !Object.values(context.instance.items).some((item) => item.item === name && item.key === actor.person);
    if (roleAmong(context, roles, definition.add.by) === undefined && !asHolder) return [];
    const reasons = addReasons(context, compiled, place.id);
    const form = definition.add.fill === undefined ? undefined : compiled.sections[definition.add.fill]?.form;
    return [
      {
        item: name,
        address: compiled.address,
        open: reasons.length === 0,
        reasons,
        ...(definition.add.fill !== undefined && form !== undefined
          ? { fill: { section: definition.add.fill, form } }
          : {}),
        ...(compiled.link ? { link: { kind: compiled.link.to } } : {}),
        ...(place.id === null ? {} : { parent: place.id }),
        ...(definition.add.confirm === true ? { grave: true as const } : {}),
        ...(compiled.link && isThere(context, name, place.id) ? { there: true as const } : {}),
        ...(asHolder ? { keys: [actor.person] } : {}),
      },
    ];
  });
}
