/** Who may do what by the definition alone: every part and every button against every role, with the conditions and steps of each. */

import type { CompiledKind, CompiledProcess, CompiledUnit } from "../compile/types.ts";

export interface RightsCell {
  readonly role: string;
  /** The most that the role may here; `none` when the definition gives it nothing. */
  readonly verb: "fill" | "read" | "send" | "none";
  readonly reads: boolean;
  /** Addresses of the facts that must hold (`!` before the name: must not) before it is read or sent. */
  readonly when: readonly string[];
  /** Keys of the states in which it is filled, or in which the event can be sent. */
  readonly states: readonly string[];
  /** Events by which the role fills it. */
  readonly by: readonly string[];
  /** The names, of the role or of circles, under which the definition gives the role something here. */
  readonly through: readonly string[];
}
export interface RightsRow {
  /** Address of the unit. */
  readonly unit: string;
  readonly part: "section" | "event" | "add";
  readonly name: string;
  /** Address of its words. */
  readonly address: string;
  readonly cells: readonly RightsCell[];
}

const factAddress = (kind: CompiledKind, unit: CompiledUnit, name: string): string => {
  const home = unit.facts.some((fact) => fact.name === name.replace(/^!/, "")) ? unit : kind;
  return `${home.address}.facts.${name}`;
};
/** The gate that a kind puts before a role, whatever else is written. */
function gatesOf({ circle }: CompiledProcess, kind: CompiledKind, role: string): readonly string[] {
  const gates = Object.entries(kind.access.only ?? {}).filter(([name]) => circle(name).includes(role));
  return gates.map(([, gate]) => factAddress(kind, kind, gate));
}

interface Of {
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  readonly unit: CompiledUnit;
}
function sectionCell({ process, kind, unit }: Of, name: string, role: string): RightsCell {
  const isMeant = (one: string): boolean => process.circle(one).includes(role);
  const section = unit.sections[name];
  const rules = Object.entries(section?.read ?? {}).filter(([one]) => isMeant(one));
  const opened = Object.entries(unit.chart.states).flatMap(([state, { definition }]) => {
    const named = (definition.meta?.open?.[name]?.by ?? []).filter(isMeant);
    return named.length > 0 ? [{ state, named }] : [];
  });
  const events = Object.entries(unit.events).filter(([, event]) => event.fill === name && event.by?.some(isMeant));
  const fills = opened.length > 0 || events.length > 0;
  const reads = rules.length > 0;
  const conditions = rules.some(([, rule]) => rule === true)
    ? []
    : rules.flatMap(([, rule]) => (typeof rule === "string" ? [factAddress(kind, unit, rule)] : []));
  const given = fills || reads;
  return {
    role,
    verb: fills ? "fill" : reads ? "read" : "none",
    reads,
    when: given ? [...new Set([...gatesOf(process, kind, role), ...conditions])] : [],
    states: opened.map(({ state }) => state),
    by: events.map(([event]) => event),
    through: [...new Set([...rules.map(([one]) => one), ...opened.flatMap(({ named }) => named)])],
  };
}
function sentCell({ process, kind }: Of, by: readonly string[], states: readonly string[], role: string): RightsCell {
  const through = by.filter((one) => process.circle(one).includes(role));
  const may = through.length > 0;
  return {
    role,
    verb: may ? "send" : "none",
    reads: false,
    when: may ? gatesOf(process, kind, role) : [],
    states: may ? states : [],
    by: [],
    through,
  };
}

function rowsOf(of: Of): readonly RightsRow[] {
  const { process, unit } = of;
  const roles = Object.keys(process.roles);
  const cells = (cell: (role: string) => RightsCell): readonly RightsCell[] => roles.map(cell);
  const sections = Object.keys(unit.sections).map((name): RightsRow => {
    const address = `${unit.address}.sections.${name}`;
    return { unit: unit.address, part: "section", name, address, cells: cells((role) => sectionCell(of, name, role)) };
  });
  const events = Object.entries(unit.events).flatMap(([name, { by }]): RightsRow[] => {
    if (by === undefined) return [];
    const address = `${unit.address}.events.${name}`;
    const states = Object.entries(unit.chart.states).flatMap(([state, { definition }]) =>
      Object.hasOwn(definition.on ?? {}, name) ? [state] : [],
    );
    return [
      { unit: unit.address, part: "event", name, address, cells: cells((role) => sentCell(of, by, states, role)) },
    ];
  });
  return [...sections, ...events];
}
/** @returns a row for each section and each event that somebody sends, of every kind and its items, and for each item that is added. */
export function rightsOf(process: CompiledProcess): readonly RightsRow[] {
  return Object.values(process.kinds).flatMap((kind) => [
    ...rowsOf({ process, kind, unit: kind }),
    ...Object.values(kind.items).flatMap((item) => {
      const by = item.definition.add?.by ?? [];
      const of = { process, kind, unit: item };
      const add: RightsRow = {
        unit: item.address,
        part: "add",
        name: item.item,
        address: item.address,
        cells: Object.keys(process.roles).map((role) => sentCell(of, by, [], role)),
      };
      return [...(by.length > 0 ? [add] : []), ...rowsOf(of)];
    }),
  ]);
}
