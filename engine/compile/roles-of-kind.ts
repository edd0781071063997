/** Roles that a kind says something about: only these make anybody know of an instance of it. */

import type { ReportDefinition, StateDefinition, UnitDefinition } from "../definition/types.ts";
import type { CompiledKind } from "./types.ts";

function namedInChart({ meta, states }: StateDefinition): readonly string[] {
  const open = Object.values(meta?.open ?? {}).flatMap(({ by }) => by);
  return [...open, ...Object.values(states ?? {}).flatMap(namedInChart)];
}
const namedInUnit = (unit: UnitDefinition): readonly string[] => [
  ...namedInChart(unit.chart),
  ...Object.values(unit.sections).flatMap(({ read }) => Object.keys(read)),
  ...Object.values(unit.events).flatMap(({ by }) => by ?? []),
  ...Object.values(unit.effects).flatMap(({ notify }) => notify ?? []),
];

/** Readers, writers, senders, receivers and adders of a kind, its items and its reports; every role where it names none. */
export function rolesOfKind(
  { kind, definition, items }: Omit<CompiledKind, "concerned">,
  reports: Readonly<Record<string, ReportDefinition>>,
  circle: (name: string) => readonly string[],
  all: readonly string[],
): ReadonlySet<string> {
  const about = new Set([kind, ...Object.keys(items)]);
  const named = [
    ...namedInUnit(definition),
    ...Object.values(items).flatMap((item) => [...namedInUnit(item.definition), ...(item.definition.add?.by ?? [])]),
    ...Object.values(reports).flatMap((report) => (about.has(report.of) ? Object.keys(report.read ?? {}) : [])),
  ];
  return new Set(named.length === 0 ? all : named.flatMap(circle));
}
