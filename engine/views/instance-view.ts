/** One instance as one actor sees it: units, sections, ways on and why not, terms, and the line of the process. */

import { maySeeUnit } from "../access/access.ts";
import { choicesAmong } from "../access/among.ts";
import { mayKnowFact } from "../access/fact-visibility.ts";
import { hiddenAuthors } from "../access/hidden-authors.ts";
import { visibleIncoming } from "../access/incoming-links.ts";
import { papersOf } from "../access/report-access.ts";
import { rolesOf } from "../access/roles.ts";
import { mayTakeOver } from "../access/take-over.ts";
import type { Json, SectionDefinition } from "../definition/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import { factValue } from "../state/facts.ts";
import { acceptedItems } from "../state/link-targets.ts";
import { plain } from "../state/plain.ts";
import type { Actor } from "../state/types.ts";
import { isEnded } from "../state/unfinished.ts";
import { itemUnits, mainUnit, pathOf, type Unit } from "../state/unit.ts";
import { addViews, eventViews } from "./actions.ts";
import { answerViews } from "./answers.ts";
import { deadlineViews } from "./deadlines.ts";
import { dependenciesOf } from "./fact-dependencies.ts";
import { lineOf } from "./progress.ts";
import { refusalViews } from "./refusals.ts";
import { sectionView } from "./sections.ts";
import type { ActionOfOther, IncomingView, InstanceView, UnitView } from "./types.ts";
import { othersOf } from "./waiting-on-others.ts";

/** A fact of the unit, when it reads nothing this actor may not read. */
export function visibleFact(context: EvaluationContext, actor: Actor, unit: Unit, name: string): Json | undefined {
  const isComputed = unit.definition.facts.find((fact) => fact.name === name)?.program !== undefined;
  const value = isComputed && mayKnowFact(context, actor, unit, name) ? factValue(context, unit, name) : undefined;
  return value === undefined ? undefined : plain(value);
}
const visibleFacts = (context: EvaluationContext, actor: Actor, unit: Unit): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    unit.definition.facts.flatMap(({ name }) => {
      const value = visibleFact(context, actor, unit, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

function unitView(context: EvaluationContext, actor: Actor, unit: Unit): UnitView {
  const { item, definition, state } = unit;
  const { chart } = definition;
  const unnamed = hiddenAuthors(context, actor);
  const states = chart.active(state.chart).flatMap((key) => {
    const since = state.since[key];
    const by = state.by[key];
    const [within] = chart.states[key]?.ancestors ?? [];
    const told = by && !unnamed.has(by.id) ? { by: by.id } : {};
    return since ? [{ key, ...(within === undefined ? {} : { within }), since, ...told }] : [];
  });
  const [first] = Object.values(state.since).sort();
  const depth = (key: string): number => chart.states[key]?.ancestors.length ?? 0;
  return {
    item: unit.id,
    path: pathOf(context, unit),
    address: definition.address,
    ...(item ? { name: item.item, key: item.key, wanted: item.wanted } : {}),
    ...(item && context.kind.items[item.item]?.definition.layout
      ? { layout: context.kind.items[item.item]?.definition.layout as string }
      : {}),
    ...(item?.parent === undefined ? {} : { parent: item.parent }),
    ...(item ? { papers: papersOf(context, actor, unit) } : {}),
    ...(item?.number === undefined ? {} : { number: item.number }),
    states: [...states].sort((a, b) => depth(a.key) - depth(b.key)),
    ...(item && first ? { made: first } : {}),
    tags: chart.tags(state.chart),
    ended: isEnded(unit),
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
    sections: Object.keys(definition.sections).map((name) => sectionView(context, actor, unit, name)),
    events: eventViews(context, actor, unit),
    adds: addViews(context, actor, unit),
    deadlines: deadlineViews(context, actor, unit),
    answers: answerViews(context, actor, unit),
    refusals: refusalViews(context, actor, unit),
    facts: visibleFacts(context, actor, unit),
  };
}

const incomingViews = (context: EvaluationContext, actor: Actor): readonly IncomingView[] =>
  Object.entries(visibleIncoming(context, actor)).flatMap(([item, all]) =>
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

/** What fields may name, of every section that this actor can fill now: by the section's address. */
function amongOf(context: EvaluationContext, units: readonly UnitView[]): InstanceView["among"] {
  const { kind } = context;
  const definitions = new Map<string, SectionDefinition>(
    [kind, ...Object.values(kind.items)].flatMap(({ address, sections }) =>
      Object.entries(sections).map(([name, section]) => [`${address}.sections.${name}`, section] as const),
    ),
  );
  const filled = units.flatMap(({ address, sections, events, adds }) => [
    ...sections.flatMap((section) => (section.canWrite ? [section.address] : [])),
    ...events.flatMap(({ fill }) => (fill ? [`${address}.sections.${fill.section}`] : [])),
    ...adds.flatMap((add) => (add.fill ? [`${add.address}.sections.${add.fill.section}`] : [])),
  ]);
  return Object.fromEntries(
    [...new Set(filled)].flatMap((address) => {
      const section = definitions.get(address);
      return section?.among ? [[address, choicesAmong(context, section)]] : [];
    }),
  );
}

/** Names of the people it mentions are added by whoever knows them. */
export function instanceView(context: EvaluationContext, actor: Actor): Omit<InstanceView, "people"> {
  const { instance, process, kind } = context;
  const group = context.directory.group(instance.group);
  const [number] = Object.values(instance.numbers);
  const items = itemUnits(context).filter((unit) => maySeeUnit(context, actor, unit));
  const main = unitView(context, actor, mainUnit(context));
  const units = items.map((unit) => unitView(context, actor, unit));
  const others = othersOf(context, actor, main);
  return {
    id: instance.id,
    kind: instance.kind,
    process: process.id,
    definition: process.hash,
    version: process.version,
    ...(process.variant === undefined ? {} : { variant: process.variant }),
    group: {
      id: instance.group,
      name: group?.name ?? "",
      municipality: group?.municipality ?? "",
      ...(group?.isTest ? { isTest: true } : {}),
    },
    revision: instance.revision,
    ...(number === undefined ? {} : { number }),
    createdAt: instance.createdAt,
    creator: instance.creator.id,
    ...(mayTakeOver(context, actor) === undefined ? {} : { mayTakeOver: true }),
    roles: [...rolesOf(context, actor, mainUnit(context))],
    main,
    items: units,
    incoming: incomingViews(context, actor),
    takes: acceptedItems(context),
    line: lineOf(context, actor),
    others,
    among: amongOf(context, [main, ...units]),
    behind: behindOf(context, [main, ...units], others),
    papers: papersOf(context, actor),
    screens: kind.screens,
  };
}
