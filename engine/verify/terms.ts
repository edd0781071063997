/** A term must be able to start: what its `from` reads has to come before, or while, it runs (docs/format/deadlines.md). */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledDeadline, CompiledFact, CompiledProcess, CompiledUnit } from "../compile/types.ts";
import { namesOf, waysOf } from "../machine/index.ts";
import { type Reach, reachOf } from "./reachability.ts";
import { below, type UnitPlace, unitsOf } from "./units.ts";
import type { StatePlace } from "./walk.ts";

export function checkTerms(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    if (Object.keys(place.unit.deadlines).length === 0) continue;
    const reach = reachOf((place.item ?? place.kind).definition.chart);
    for (const deadline of Object.values(place.unit.deadlines)) checkTerm(compiler, place, reach, deadline);
  }
}

function checkTerm(compiler: Compiler, place: UnitPlace, reach: Reach, deadline: CompiledDeadline): void {
  const during = statesOf(
    place,
    reach,
    deadline.while.conjuncts.map(({ source }) => source),
    new Set(),
  );
  const missing = during && deadline.from?.reads.map((path) => missed(place, reach, during, path)).find((one) => one);
  if (!missing) return;
  compiler.find(
    below(compiler, place, "deadlines", deadline.name, "from"),
    "term-never-starts",
    `The term runs while ${[...(during ?? [])].map((one) => `"${one.key}"`).join(" or ")}; ${missing} only later, so it never starts.`,
    "Count from something that comes before, or let the term run later.",
  );
}

/** The states of the unit in which a condition may hold; `undefined` when it asks for none in particular. */
function statesOf(
  place: UnitPlace,
  reach: Reach,
  conjuncts: readonly string[],
  seen: Set<string>,
): readonly StatePlace[] | undefined {
  const all = conjuncts.flatMap((source): (readonly StatePlace[])[] => {
    const fact = factCalled(place, source);
    if (fact) {
      if (seen.has(fact.name)) return [];
      seen.add(fact.name);
      const inner = statesOf(place, reach, fact.program?.conjuncts.map((one) => one.source) ?? [], seen);
      return inner ? [inner] : [];
    }
    const named = asked(place, reach, source);
    return named ? [named] : [];
  });
  const [first, ...others] = all;
  return first?.filter((state) => others.every((one) => one.some((other) => isSame(state, other))));
}
const isSame = (a: StatePlace, b: StatePlace): boolean =>
  a.path === b.path || a.path.startsWith(`${b.path}.`) || b.path.startsWith(`${a.path}.`);
const factCalled = ({ unit }: UnitPlace, name: string): CompiledFact | undefined =>
  unit.facts.find((fact) => fact.name === name);

/** `case.is.a || case.has.tag`: the states that are named, when nothing else is. */
function asked({ unit, kind }: UnitPlace, { states }: Reach, source: string): readonly StatePlace[] | undefined {
  const head = unit.item === undefined ? kind.kind : "item";
  const found = source
    .replaceAll(/[()]/g, "")
    .split("||")
    .map((part) => {
      const [, of, what, name] = /^\s*(\w+)\.(is|has)\.(\w+)\s*$/.exec(part) ?? [];
      if (of !== head) return undefined;
      return states.filter(({ key, state }) => (what === "is" ? key === name : state.tags?.includes(name ?? "")));
    });
  return found.every((one) => one !== undefined) ? found.flatMap((one) => one ?? []) : undefined;
}

/** What the start reads and cannot be there yet, in words. */
function missed(
  { unit, kind }: UnitPlace,
  reach: Reach,
  during: readonly StatePlace[],
  [head, part, name]: readonly string[],
): string | undefined {
  if (head !== (unit.item === undefined ? kind.kind : "item") || part === undefined) return undefined;
  const comes = (from: readonly StatePlace[]): boolean => {
    const reached = reach.from(from.map(({ path }) => path));
    return during.some(({ path }) => reached.has(path));
  };
  if (part === "since") {
    const entered = reach.states.filter(({ key }) => key === name);
    return entered.length === 0 || comes(entered) ? undefined : `"${name ?? ""}" is entered`;
  }
  if (!unit.sections[part]) return undefined;
  const filled = filledIn(unit, reach, part);
  return filled === undefined || comes(filled) ? undefined : `"${part}" is filled`;
}

/** States in which a section may be written; `undefined` when it may be filled from elsewhere. */
function filledIn(unit: CompiledUnit, { states }: Reach, section: string): readonly StatePlace[] | undefined {
  const records = Object.values(unit.effects).flatMap(({ name, definition }) =>
    definition.record === section ? [name] : [],
  );
  const events = Object.entries(unit.events).flatMap(([name, { fill }]) => (fill === section ? [name] : []));
  const byDeadline = Object.values(unit.deadlines).some(({ definition }) =>
    Object.values(definition.ladder ?? {}).some(({ effects }) => effects?.some((one) => records.includes(one))),
  );
  // An item's section may be filled at its birth, an event from outside may say it at any time.
  if (
    byDeadline ||
    (unit.item !== undefined && events.length === 0 && records.length === 0 && !isOpened(states, section))
  )
    return undefined;
  const found = states.filter(({ state }) => {
    const ways = [...Object.values(state.on ?? {}), state.always, state.onDone].flatMap((one) => waysOf(one));
    const done = [...namesOf(state.entry), ...namesOf(state.exit), ...ways.flatMap((way) => namesOf(way.actions))];
    return (
      state.meta?.open?.[section] !== undefined ||
      Object.keys(state.on ?? {}).some((event) => events.includes(event)) ||
      done.some((effect) => records.includes(effect))
    );
  });
  return found.length === 0 ? undefined : found;
}
const isOpened = (states: readonly StatePlace[], section: string): boolean =>
  states.some(({ state }) => state.meta?.open?.[section] !== undefined);
