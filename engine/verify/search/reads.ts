/** When somebody in a role may read a section, as a condition: rather too often than too seldom, so that what is excluded is sure. */

import type { CompiledItem, CompiledUnit } from "../../compile/types.ts";
import { HOLDER } from "../../definition/types.ts";
import { treeOf } from "../../expressions/tree.ts";
import { both, either, type Formula, NO, YES } from "./formula.ts";
import type { Opener, Scope } from "./scope.ts";

/** @param section its name in the unit, or `kind.section` of the main unit. */
export function readsFormula(scope: Scope, role: string, section: string, opener: Opener): Formula {
  const { kind, process } = scope;
  const isMain = section.startsWith(`${kind.kind}.`);
  const name = isMain ? section.slice(kind.kind.length + 1) : section;
  const at: Scope = { ...scope, unit: isMain ? kind : scope.unit, names: new Map() };
  const { when } = at.unit.sections[name] ?? {};
  if (!at.unit.sections[name]) return NO;
  const through = process
    .circle(role)
    .map((one) => both([rule(at, one, name, opener), ...gates(scope, one, opener), held(at, one, opener)]));
  return both([when === undefined ? YES : opener.factFormula(at, when), either([NO, ...through])]);
}

/** It may be read, or it is open for writing in a state that is active. */
function rule(at: Scope, role: string, name: string, { factFormula }: Opener): Formula {
  const { unit, process } = at;
  const includes = (one: string): boolean => process.circle(one).includes(role);
  const [, read] = Object.entries(unit.sections[name]?.read ?? {}).find(([one]) => includes(one)) ?? [];
  const writes = Object.entries(unit.chart.states).flatMap(([state, { definition }]): readonly Formula[] =>
    definition.meta?.open?.[name]?.by?.some(includes) ? [{ op: "active", who: unit.address, state }] : [],
  );
  const always = rootOf(at, unit).chart.meta?.open?.[name]?.by?.some(includes) ? [YES] : [];
  const reading = read === undefined ? [] : [read === true ? YES : factFormula(at, read)];
  return either([NO, ...reading, ...writes, ...always]);
}
const rootOf = ({ kind }: Scope, { item }: CompiledUnit) =>
  item === undefined ? kind.definition : (kind.items[item] as CompiledItem).definition;

const gates = (scope: Scope, role: string, { factFormula }: Opener): readonly Formula[] =>
  Object.entries(scope.kind.access.only ?? {}).flatMap(([name, gate]) =>
    scope.process.circle(name).includes(role) ? [factFormula({ ...scope, unit: scope.kind }, gate)] : [],
  );

/** Somebody has the role: by creating, by a function, as holder, or by what an item grants while it may. */
function held(at: Scope, role: string, { translate }: Opener): Formula {
  const { kind, process, unit } = at;
  const definition = process.roles[role];
  const isHeld =
    role === HOLDER || definition?.held === "holder"
      ? unit.item !== undefined
      : (definition?.held === "creator" || definition?.held === "group") && kind.concerned.has(role);
  if (isHeld) return YES;
  const grants = Object.values(kind.items).flatMap((item): readonly Formula[] => {
    const grant = item.grants[role];
    if (!grant || (unit.item === undefined && (grant.on ?? "instance") !== "instance")) return [];
    const { whileProgram } = grant;
    const own: Scope = { ...at, unit: item, names: new Map() };
    const body = whileProgram ? translate(own, treeOf(whileProgram)) : YES;
    return [{ op: "some", who: item.address, key: `${item.address} grants ${role}`, body }];
  });
  return either([NO, ...grants]);
}
