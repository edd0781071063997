/** One instance as one actor sees it: units, sections, ways on and why not, terms, and the line of the process. */

import { maySeeUnit } from "../access/access.ts";
import { mayKnowFact } from "../access/fact-visibility.ts";
import { hiddenAuthors } from "../access/hidden-authors.ts";
import { papersOf } from "../access/report-access.ts";
import { rolesOf } from "../access/roles.ts";
import type { Json } from "../definition/types.ts";
import type { ItemId } from "../ids.ts";
import { type EvaluationContext, factValue, plain } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { isEnded } from "../state/unfinished.ts";
import { type Place, pathOf, placeOf, placesOf } from "../state/unit.ts";
import { addViews, eventViews } from "./actions.ts";
import { answerViews } from "./answers.ts";
import { deadlineViews } from "./deadlines.ts";
import { dependenciesOf } from "./fact-dependencies.ts";
import { lineOf } from "./progress.ts";
import { refusalViews } from "./refusals.ts";
import { sectionView } from "./sections.ts";
import type { ActionOfOther, IncomingView, InstanceView, UnitView } from "./types.ts";
import { othersOf } from "./waiting-on-others.ts";

function factShown(context: EvaluationContext, actor: Actor, place: Place, name: string): Json | undefined {
  const isComputed = place.unit.facts.find((fact) => fact.name === name)?.program !== undefined;
  const value =
    isComputed && mayKnowFact(context, actor, place.id, name) ? factValue(context, place.id, name) : undefined;
  return value === undefined ? undefined : plain(value);
}
/** A fact of the unit, when it reads nothing this actor may not read. */
export function visibleFact(
  context: EvaluationContext,
  actor: Actor,
  unit: ItemId | null,
  name: string,
): Json | undefined {
  const place = placeOf(context, unit);
  return place && factShown(context, actor, place, name);
}
function visibleFacts(context: EvaluationContext, actor: Actor, place: Place): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    place.unit.facts.flatMap(({ name }) => {
      const value = factShown(context, actor, place, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function unitView(context: EvaluationContext, actor: Actor, place: Place): UnitView {
  const { item, unit, state } = place;
  const unnamed = hiddenAuthors(context, actor);
  const states = unit.chart.active(state.chart).flatMap((key) => {
    const since = state.since[key];
    const by = state.by[key];
    const [within] = unit.chart.states[key]?.ancestors ?? [];
    const told = by && !unnamed.has(by.id) ? { by: by.id } : {};
    return since ? [{ key, ...(within === undefined ? {} : { within }), since, ...told }] : [];
  });
  const depth = (key: string): number => unit.chart.states[key]?.ancestors.length ?? 0;
  return {
    item: place.id,
    path: pathOf(context, item),
    address: unit.address,
    ...(item ? { name: item.item, key: item.key, wanted: item.wanted } : {}),
    ...(item && context.kind.items[item.item]?.definition.layout
      ? { layout: context.kind.items[item.item]?.definition.layout as string }
      : {}),
    ...(item?.parent === undefined ? {} : { parent: item.parent }),
    ...(item?.number === undefined ? {} : { number: item.number }),
    states: [...states].sort((a, b) => depth(a.key) - depth(b.key)),
    tags: unit.chart.tags(state.chart),
    ended: isEnded(context.kind, item ?? context.instance.main),
    holders: item?.holders ?? [],
    ...(item?.link
      ? {
          link: {
            instance: item.link.instance,
            kind: item.link.kind,
            ...(item.answer === undefined ? {} : { answer: item.answer }),
            far: item.far,
          },
        }
      : {}),
    sections: Object.keys(unit.sections).map((name) => sectionView(context, actor, place, name)),
    events: eventViews(context, actor, place),
    adds: addViews(context, actor, place),
    deadlines: deadlineViews(context, actor, place),
    answers: answerViews(context, actor, place),
    refusals: refusalViews(context, actor, place),
    facts: visibleFacts(context, actor, place),
  };
}

const incomingViews = ({ instance }: EvaluationContext): readonly IncomingView[] =>
  Object.entries(instance.incoming).flatMap(([item, all]) =>
    Object.entries(all)
      .filter(([, { accepted }]) => accepted)
      .map(([reference, incoming]) => ({
        item,
        reference,
        owner: incoming.owner,
        unit: incoming.item,
        ...(incoming.number === undefined ? {} : { number: incoming.number }),
        states: incoming.active,
        ended: incoming.ended,
        shows: incoming.shows,
      })),
  );

/** Links whose birth it would take in its present state. */
function takenLinks({ kind, instance }: EvaluationContext): readonly string[] {
  const possible = kind.chart.possible(instance.main.chart);
  return Object.keys(kind.incoming).filter((item) => possible.includes(`${item}.added`));
}

/** What stands behind each fact that some way on waits for. */
function behindOf(
  { process, kind }: EvaluationContext,
  units: readonly UnitView[],
  others: readonly ActionOfOther[],
): InstanceView["behind"] {
  const ways = [...units.flatMap(({ events, adds }) => [...events, ...adds]), ...others];
  const reasons = ways.flatMap((way) => [...way.reasons, ...("unless" in way ? (way.unless ?? []) : [])]);
  const names = new Set(reasons.map(({ name }) => (name.startsWith("!") ? name.slice(1) : name)));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const parts = dependenciesOf(process, kind, name);
      return parts.sections.length + parts.items.length === 0 ? [] : [[name, parts]];
    }),
  );
}

/** Names of the people it mentions are added by whoever knows them. */
export function instanceView(context: EvaluationContext, actor: Actor): Omit<InstanceView, "people"> {
  const { instance, process, kind } = context;
  const group = context.directory.group(instance.group);
  const [number] = Object.values(instance.numbers);
  const items = placesOf(context).filter(({ id }) => id !== null && maySeeUnit(context, actor, id as ItemId));
  const main = unitView(context, actor, placeOf(context, null) as Place);
  const units = items.map((place) => unitView(context, actor, place));
  const others = othersOf(context, actor, main);
  return {
    id: instance.id,
    kind: instance.kind,
    process: process.id,
    definition: process.hash,
    version: process.version,
    ...(process.variant === undefined ? {} : { variant: process.variant }),
    group: { id: instance.group, name: group?.name ?? "", municipality: group?.municipality ?? "" },
    revision: instance.revision,
    ...(number === undefined ? {} : { number }),
    createdAt: instance.createdAt,
    creator: instance.creator.id,
    roles: [...rolesOf(context, actor, null)],
    main,
    items: units,
    incoming: incomingViews(context),
    takes: takenLinks(context),
    line: lineOf(context),
    others,
    behind: behindOf(context, [main, ...units], others),
    papers: papersOf(context, actor),
    screens: kind.screens,
  };
}
