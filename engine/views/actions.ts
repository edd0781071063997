/** What an actor can do with a unit now, and why not the rest: events and items to add, with reasons. */

import { visibleIncoming } from "../access/incoming-links.ts";
import { HOLDER, roleAmong, rolesOf } from "../access/roles.ts";
import { openTasksIn } from "../access/tasks.ts";
import { waysNot, whyNot } from "../access/why-not.ts";
import type { CompiledItem } from "../compile/types.ts";
import { ADDED } from "../definition/types.ts";
import { asId, type InstanceId, type ItemId } from "../ids.ts";
import type { CompiledChart } from "../machine/types.ts";
import type { Reason } from "../result.ts";
import type { EvaluationContext } from "../state/context.ts";
import { holds } from "../state/facts.ts";
import { whyNotPicked } from "../state/link-targets.ts";
import { NEW_UNIT } from "../state/new-unit.ts";
import { plain } from "../state/plain.ts";
import { evaluate } from "../state/scope.ts";
import { isSender } from "../state/senders.ts";
import type { Actor, ItemState } from "../state/types.ts";
import { isEnded } from "../state/unfinished.ts";
import { itemUnit, itemUnits, mainUnit, type Unit } from "../state/unit.ts";
import { dependenciesOf } from "./fact-dependencies.ts";
import { eventPrefillOf } from "./prefill.ts";
import type { ActionView, AddView, FillView } from "./types.ts";

const once = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [reason.name, reason])).values(),
];
/** Whether a fact depends on a section of this unit: then filling it may change the answer. */
const dependsOn = ({ process }: EvaluationContext, { definition, id }: Unit, fact: string, section: string): boolean =>
  process.dependencies
    .ofFact(definition, fact)
    .parts.some((part) => part.section === section && part.of === (id === null ? "main" : "own"));

/** What filling the form may still mend is no reason against opening it. */
export const withoutFill = (
  context: EvaluationContext,
  unit: Unit,
  fill: string | undefined,
  reasons: readonly Reason[],
): readonly Reason[] =>
  fill === undefined ? reasons : reasons.filter(({ name }) => !dependsOn(context, unit, name, fill));

/** Where the whole unit ends: a final state within another only ends that. */
const endsHere = (state: CompiledChart["states"][string] | undefined): boolean =>
  (state?.definition.type === "final" && state.ancestors.length === 0) ||
  (state?.definition.tags ?? []).includes("end");

/** Whether a fact looks at more than one section: at an item, or at another section. */
function restsOnMore({ process, kind }: EvaluationContext, name: string, fill: string | undefined): boolean {
  const { sections, items } = dependenciesOf(process, kind, name);
  return items.length > 0 || sections.some((section) => section !== fill);
}

/** Whether an active state awaits it of this actor. */
const isAwaited = (context: EvaluationContext, actor: Actor, unit: Unit, name: string): boolean =>
  openTasksIn(unit).some(
    (asked) =>
      asked.task === "event" &&
      asked.name === name &&
      roleAmong(context, rolesOf(context, actor, unit), asked.by) !== undefined,
  );

function suggestedFor(
  context: EvaluationContext,
  actor: Actor,
  unit: Unit,
  event: string,
): Pick<FillView, "suggested"> {
  const suggested = eventPrefillOf(context, actor, unit, event);
  return Object.keys(suggested).length > 0 ? { suggested } : {};
}
function eventView(context: EvaluationContext, actor: Actor, unit: Unit, name: string): ActionView | undefined {
  const { definition, state, item } = unit;
  const event = definition.events[name];
  const ways = definition.chart.ways(state.chart, name);
  if (!event || ways.length === 0 || roleAmong(context, rolesOf(context, actor, unit), event.by) === undefined)
    return undefined;
  const free = ways.some(({ guard }) => guard === undefined || holds(context, unit, guard));
  const all = free ? [] : waysNot(context, unit, ways);
  const shut = all.map(({ way, reasons }) => ({ way, reasons: withoutFill(context, unit, event.fill, reasons) }));
  // Filling the form may open one of the ways: then the form is to be shown.
  const reasons = shut.some((way) => way.reasons.length === 0) ? [] : [...once(shut.flatMap((way) => way.reasons))];
  const notBy = event.notBy?.find((other) => isSender(context.directory, state, other, actor.person));
  if (notBy !== undefined)
    reasons.push({
      name: "not-by-the-same-person",
      text: notBy === ADDED ? definition.address : `${definition.address}.events.${notBy}`,
    });
  const form = event.fill === undefined ? undefined : definition.sections[event.fill]?.form;
  const unless = once(all.flatMap((way) => way.reasons)).filter(
    (reason) => !reasons.includes(reason) && restsOnMore(context, reason.name, item === null ? event.fill : undefined),
  );
  const choices = Object.entries(visibleIncoming(context, actor)[event.pick ?? ""] ?? {})
    .filter(
      ([, incoming]) =>
        incoming.accepted &&
        !incoming.ended &&
        whyNotPicked(context, unit, name, event.pick ?? "", incoming) === undefined,
    )
    .map(([reference, { number }]) => ({ reference, ...(number === undefined ? {} : { number }) }));
  return {
    event: name,
    address: `${definition.address}.events.${name}`,
    open: reasons.length === 0,
    reasons,
    ...(shut.length > 1 && reasons.length > 0 ? { ways: shut } : {}),
    ...(reasons.length === 0 && unless.length > 0 ? { unless } : {}),
    ...(event.fill !== undefined && form !== undefined
      ? {
          fill: {
            section: event.fill,
            form,
            ...(event.row === undefined ? {} : { row: event.row }),
            ...(event.anew === true ? { anew: true as const } : {}),
            ...suggestedFor(context, actor, unit, name),
          },
        }
      : {}),
    ...(event.pick === undefined ? {} : { pick: { link: event.pick, choices } }),
    confirm: event.confirm === true,
    ...(event.beside === undefined ? {} : { beside: event.beside }),
    ...(isAwaited(context, actor, unit, name) ? { awaited: true as const } : {}),
    // Of an item the end is its purpose: what is done or told is done. Of the instance it is not.
    grave:
      event.confirm === true ||
      (item === null &&
        ways.some(({ target }) => endsHere(definition.chart.states[target?.split(/[.#]/).at(-1) ?? ""]))),
  };
}

/** Events that the unit takes in its present state and that the actor may send, in the order of the definition: a button keeps its place. */
export function eventViews(context: EvaluationContext, actor: Actor, unit: Unit): readonly ActionView[] {
  const { definition, state } = unit;
  if (context.kind.chart.isFinal(context.instance.main.chart)) return [];
  const possible = new Set(definition.chart.possible(state.chart));
  return Object.keys(definition.events)
    .filter((name) => possible.has(name))
    .flatMap((name) => eventView(context, actor, unit, name) ?? []);
}

const NEW = asId<ItemId>("new");
/** The item as it would be, on the document as it is: only for asking its gate. */
function imagined(
  context: EvaluationContext,
  compiled: CompiledItem,
  parent: Unit,
  key: string,
): { readonly context: EvaluationContext; readonly unit: Unit } {
  const { instance } = context;
  let item: ItemState = {
    id: NEW,
    item: compiled.item,
    key,
    ...(parent.id === null ? {} : { parent: parent.id }),
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
  const withItem = (): EvaluationContext => ({
    ...context,
    instance: { ...instance, items: { ...instance.items, [NEW]: item } },
  });
  for (const fact of compiled.facts) {
    if (!fact.program) continue;
    const answer = evaluate(withItem(), itemUnit(context, item), fact.program, { hidden: NEW });
    if (!answer.absent) item = { ...item, facts: { ...item.facts, [fact.name]: plain(answer.value) } };
  }
  return { context: withItem(), unit: itemUnit(context, item) };
}

/** Reasons against adding: none when it would be possible for one of the targets known here, or for a new one. */
function addReasons(context: EvaluationContext, compiled: CompiledItem, parent: Unit): readonly Reason[] {
  const { add } = compiled.definition;
  const gate = add?.if;
  if (gate === undefined) return [];
  const targets = Object.values(context.instance.items).flatMap(({ link }) => (link ? [link.instance] : []));
  let reasons: readonly Reason[] = [];
  for (const key of ["new", ...(compiled.link ? new Set(targets) : [])]) {
    const { context: then, unit } = imagined(context, compiled, parent, key);
    if (holds(then, unit, gate, { hidden: NEW })) return [];
    const missing = withoutFill(then, unit, add?.fill, once(whyNot(then, unit, gate, { hidden: NEW })));
    if (missing.length === 0) return [];
    if (reasons.length === 0) reasons = missing;
  }
  return reasons;
}

/** A link of that name that still does something, in the same place. */
const isThere = (context: EvaluationContext, name: string, parent: Unit): boolean =>
  itemUnits(context).some(
    (unit) => unit.item?.item === name && (unit.item.parent ?? null) === parent.id && !isEnded(unit),
  );

/** Items that the actor may add to a place: to the instance, or to one of its items. */
export function addViews(context: EvaluationContext, actor: Actor, unit: Unit): readonly AddView[] {
  if (context.kind.chart.isFinal(context.instance.main.chart)) return [];
  const roles = rolesOf(context, actor, unit);
  return Object.entries(context.kind.items).flatMap(([name, compiled]): AddView[] => {
    const { definition } = compiled;
    if (!definition.add || definition.of !== unit.item?.item) return [];
    const { offered } = definition.add;
    if (offered !== undefined && !holds(context, mainUnit(context), offered)) return [];
    const asHolder =
      compiled.holder !== undefined &&
      definition.add.by.includes(HOLDER) &&
      !Object.values(context.instance.items).some((item) => item.item === name && item.key === actor.person);
    if (roleAmong(context, roles, definition.add.by) === undefined && !asHolder) return [];
    const reasons = addReasons(context, compiled, unit);
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
        ...(unit.id === null ? {} : { parent: unit.id }),
        ...(definition.add.confirm === true ? { grave: true as const } : {}),
        ...(definition.private === true ? { private: true as const } : {}),
        ...(compiled.link && isThere(context, name, unit) ? { there: true as const } : {}),
        ...(asHolder ? { keys: [actor.person] } : {}),
      },
    ];
  });
}
