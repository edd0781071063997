/** A process told from its definition: steps, who acts, terms and ways on. */

import type { CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { Json, StateDefinition, TransitionDefinition, TransitionsDefinition } from "../definition/types.ts";
import type { ProcessStep, ProcessView, ProcessWay } from "./types.ts";

type KindView = ProcessView["kinds"][number];

const listOf = (ways: TransitionsDefinition | undefined): readonly TransitionDefinition[] =>
  (Array.isArray(ways) ? ways : ways === undefined ? [] : [ways]).map((way: string | TransitionDefinition) =>
    typeof way === "string" ? { target: way } : way,
  );
const targetOf = (target: string): string => target.split(/[.#]/).at(-1) ?? target;

/** A unit with the kind it belongs to. */
interface Told {
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  readonly unit: CompiledUnit;
}

/** A fact of the unit itself, else of its kind; `!` stays before the name. */
function guardAddress({ kind, unit }: Told, guard: string): string {
  const name = guard.replace(/^!/, "");
  const home = unit.facts.some((fact) => fact.name === name) ? unit : kind;
  return `${home.address}.facts.${guard}`;
}
/** A fact that only joins others is told by them (docs/format/settling.md). */
function partsOf(told: Told, guard: string, depth = 0): readonly string[] {
  const { kind, unit } = told;
  const fact = [...unit.facts, ...kind.facts].find(({ name }) => name === guard);
  const conjuncts = fact?.program?.conjuncts ?? [];
  if (depth > 8 || conjuncts.length < 2 || conjuncts.some(({ name }) => name === undefined))
    return [guardAddress(told, guard)];
  return conjuncts.flatMap(({ name = "", negated }) => partsOf(told, `${negated ? "!" : ""}${name}`, depth + 1));
}
const termAddress = ({ kind, unit }: Told, name: string): string =>
  `${(unit.deadlines[name] ? unit : kind).address}.deadlines.${name}`;
/** The deadline of the unit whose passing is the event. */
const termOf = ({ unit }: Told, event: string): string | undefined =>
  Object.values(unit.deadlines).find(({ definition }) =>
    Object.values(definition.ladder ?? {}).some((rung) => rung.event === event),
  )?.name;

/** Where a way leads, as addresses; a history state leads back. */
const leadsTo = ({ unit }: Told, { target }: TransitionDefinition): readonly string[] =>
  target === undefined ? [] : [`${unit.address}.states.${targetOf(target)}`];

function effectsOf({ unit }: Told, names: string | readonly string[] | undefined): Pick<ProcessWay, "effects"> {
  const all = typeof names === "string" ? [names] : (names ?? []);
  return all.length === 0 ? {} : { effects: all.map((name) => `${unit.address}.effects.${name}`) };
}
function waysOf(told: Told, definition: StateDefinition): readonly ProcessWay[] {
  const { unit } = told;
  const common = (way: TransitionDefinition): Pick<ProcessWay, "to" | "guard" | "parts" | "effects"> => {
    const to = leadsTo(told, way);
    const effects = effectsOf(told, way.actions);
    if (way.guard === undefined) return { to, ...effects };
    const parts = [...new Set(partsOf(told, way.guard))];
    return { to, guard: guardAddress(told, way.guard), ...(parts.length > 1 ? { parts } : {}), ...effects };
  };
  const sent = Object.entries(definition.on ?? {}).flatMap(([event, ways]) => {
    const { by = [], from = [] } = unit.events[event] ?? {};
    const term = by.length + from.length === 0 ? termOf(told, event) : undefined;
    return listOf(ways)
      .filter((way) => Object.keys(way).length > 0)
      .map(
        (way): ProcessWay =>
          term === undefined
            ? { how: "sent", address: `${unit.address}.events.${event}`, by, from, ...common(way) }
            : { how: "term", address: termAddress(told, term), by: [], from: [], ...common(way) },
      );
  });
  const itself = [...listOf(definition.always), ...listOf(definition.onDone)].map(
    (way): ProcessWay => ({ how: "itself", by: [], from: [], ...common(way) }),
  );
  return [...sent, ...itself];
}
const fillsOf = (told: Told, definition: StateDefinition): ProcessStep["fills"] =>
  Object.entries(definition.meta?.open ?? {}).map(([section, open]) => ({
    address: `${told.unit.address}.sections.${section}`,
    by: open.by,
    ...(open.due === undefined ? {} : { due: termAddress(told, open.due) }),
    optional: open.optional === true,
  }));
const awaitsOf = (told: Told, definition: StateDefinition): ProcessStep["awaits"] =>
  Object.entries(definition.meta?.awaits ?? {}).map(([event, wait]) => ({
    address: `${told.unit.address}.events.${event}`,
    by: wait.by ?? told.unit.events[event]?.by ?? [],
    ...(wait.due === undefined ? {} : { due: termAddress(told, wait.due) }),
  }));

/** Steps that a variant added stand behind the step that leads to them, with what is within them. */
function inOrder(steps: readonly ProcessStep[]): readonly ProcessStep[] {
  const starts = steps.flatMap(({ depth }, index) => (depth === 0 ? [index] : []));
  const groups = starts.map((start, at) => steps.slice(start, starts[at + 1]));
  const isAdded = ([first]: readonly ProcessStep[]): boolean => first?.provenance !== undefined;
  const ordered = groups.filter((group) => !isAdded(group));
  for (const group of groups.filter(isAdded)) {
    const from = ordered.findIndex((other) =>
      other.some(({ ways }) => ways.some(({ to }) => to.includes(group[0]?.address ?? ""))),
    );
    ordered.splice(from < 0 ? ordered.length : from + 1, 0, group);
  }
  return ordered.flat();
}

function stepsOf(told: Told, root: StateDefinition): readonly ProcessStep[] {
  const { process, unit } = told;
  const steps = Object.entries(unit.chart.states)
    .filter(([, { definition }]) => definition.type !== "history")
    .map(([key, { definition, ancestors }]) => {
      const address = `${unit.address}.states.${key}`;
      const provenance = process.provenance[address];
      return {
        key,
        address,
        depth: ancestors.length,
        end: definition.type === "final" || (definition.tags ?? []).includes("end"),
        initial: root.initial === key,
        fills: fillsOf(told, definition),
        awaits: awaitsOf(told, definition),
        ways: waysOf(told, definition),
        ...(provenance === undefined ? {} : { provenance }),
      };
    });
  return inOrder(steps);
}

function termsOf(
  process: CompiledProcess,
  unit: CompiledUnit,
  settings: Readonly<Record<string, Json>>,
): KindView["terms"] {
  return Object.entries(unit.deadlines).map(([name, { definition }]) => {
    const setting = /^-?settings\.(\w+)$/.exec(String(definition.due))?.[1];
    const value =
      setting === undefined
        ? undefined
        : (settings[setting] ?? process.definition.process.settings?.[setting]?.default);
    return {
      name: `${unit.address}.deadlines.${name}`,
      due: String(definition.due),
      unit: definition.unit,
      ...(setting === undefined ? {} : { setting }),
      ...(value === undefined ? {} : { value }),
    };
  });
}

/** @param settings those of a group; without them the definition's own. */
export function processView(process: CompiledProcess, settings: Readonly<Record<string, Json>> = {}): ProcessView {
  return {
    id: process.id,
    version: process.version,
    hash: process.hash,
    ...(process.variant === undefined ? {} : { variant: process.variant }),
    kinds: Object.values(process.kinds).map((kind) => ({
      kind: kind.kind,
      address: kind.address,
      steps: stepsOf({ process, kind, unit: kind }, kind.definition.chart),
      always: waysOf({ process, kind, unit: kind }, kind.definition.chart),
      terms: [kind, ...Object.values(kind.items)].flatMap((unit) => termsOf(process, unit, settings)),
      items: Object.entries(kind.items).map(([item, unit]) => ({
        item,
        address: unit.address,
        ...(unit.definition.layout === undefined ? {} : { layout: unit.definition.layout }),
        ...(unit.definition.of === undefined ? {} : { of: unit.definition.of }),
        steps: stepsOf({ process, kind, unit }, unit.definition.chart),
        always: waysOf({ process, kind, unit }, unit.definition.chart),
      })),
    })),
    roles: Object.entries(process.roles).map(([role, { family, held }]) => ({ role, family, held: held ?? "grant" })),
  };
}
