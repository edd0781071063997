/** A process told from its definition: steps, who acts, terms and ways on. */

import type { CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { Json, StateDefinition, TransitionDefinition, TransitionsDefinition } from "../definition/types.ts";
import type { ProcessView } from "./types.ts";

type KindView = ProcessView["kinds"][number];
type StepView = KindView["steps"][number];

const listOf = (ways: TransitionsDefinition | undefined): readonly TransitionDefinition[] =>
  (Array.isArray(ways) ? ways : ways === undefined ? [] : [ways]).map((way: string | TransitionDefinition) =>
    typeof way === "string" ? { target: way } : way,
  );
const targetOf = (target: string): string => target.split(/[.#]/).at(-1) ?? target;

function waysOf(unit: CompiledUnit, definition: StateDefinition): StepView["ways"] {
  return Object.entries(definition.on ?? {}).flatMap(([event, ways]) =>
    listOf(ways).map((way) => ({
      event,
      by: unit.events[event]?.by ?? [],
      from: unit.events[event]?.from ?? [],
      to: way.target === undefined ? [] : [targetOf(way.target)],
      ...(way.guard === undefined ? {} : { guard: way.guard }),
    })),
  );
}
const fillsOf = (definition: StateDefinition): StepView["fills"] =>
  Object.entries(definition.meta?.open ?? {}).map(([section, open]) => ({
    section,
    by: open.by,
    ...(open.due === undefined ? {} : { due: open.due }),
    optional: open.optional === true,
  }));

function stepsOf(process: CompiledProcess, kind: CompiledKind): readonly StepView[] {
  const initial = new Set([kind.definition.chart.initial ?? ""]);
  return Object.entries(kind.chart.states)
    .filter(([, { definition }]) => definition.type !== "history")
    .map(([key, { definition, ancestors }]) => {
      const address = `${kind.address}.states.${key}`;
      const provenance = process.provenance[address];
      return {
        key,
        address,
        depth: ancestors.length,
        end: definition.type === "final" || (definition.tags ?? []).includes("end"),
        initial: initial.has(key),
        fills: fillsOf(definition),
        ways: waysOf(kind, definition),
        ...(provenance === undefined ? {} : { provenance }),
      };
    });
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
      steps: stepsOf(process, kind),
      terms: [kind, ...Object.values(kind.items)].flatMap((unit) => termsOf(process, unit, settings)),
      items: Object.entries(kind.items).map(([item, { definition }]) => ({
        item,
        ...(definition.layout === undefined ? {} : { layout: definition.layout }),
      })),
    })),
    roles: Object.entries(process.roles).map(([role, { family, held }]) => ({ role, family, held: held ?? "grant" })),
  };
}
