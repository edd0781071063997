/** Searches for a way that breaks a promise: proved when there is none whatever the data say, else the shortest way that may. */

import type { CompiledItem, CompiledKind, CompiledPolicy, CompiledProcess, CompiledUnit } from "../../compile/types.ts";
import { literalOf, pathOf, treeOf } from "../../expressions/tree.ts";
import type { Program } from "../../expressions/types.ts";
import type { ChartState } from "../../machine/index.ts";
import { both, type Formula, not } from "./formula.ts";
import { type Move, type Place, type SearchStep, Space } from "./space.ts";
import { parentOf, translate } from "./translate.ts";
import { withWitnesses } from "./witness.ts";

/** What the search says of one promise for one unit. `cut-off` and `possible` are undecided, and never shown as proved. */
export type Searched =
  | { readonly outcome: "proved"; readonly looked: number }
  | { readonly outcome: "possible"; readonly looked: number; readonly moves: readonly Move[] }
  | { readonly outcome: "cut-off"; readonly looked: number };

/** So many states at rest are looked at. */
const MOST_PLACES = 2_000;

type PolicyUnit = CompiledPolicy["units"][number];

/** Searches for a break of one promise in one of the units that it is about. */
export function searchPromise(process: CompiledProcess, policy: PolicyUnit): Searched {
  const { kind: name, item } = policy.unit;
  const kind = process.kinds[name];
  // A promise holds its unit as it was before its layouts were completed.
  const unit = item === undefined ? kind : kind?.items[item];
  if (!kind || !unit) return { outcome: "cut-off", looked: 0 };
  if (policy.never) return searchNever(process, kind, unit, policy.never);
  if (policy.after && policy.leadsTo) return searchLeads(process, kind, unit, policy.after, policy.leadsTo);
  if (policy.after && policy.keeps) return searchKeeps(process, kind, unit, policy.after, policy.keeps);
  return { outcome: "cut-off", looked: 0 };
}

const itemOf = (kind: CompiledKind, { item }: CompiledUnit): readonly CompiledItem[] =>
  item === undefined ? [] : [kind.items[item] as CompiledItem];
/** The unit and what it belongs to. */
function lineOf(kind: CompiledKind, unit: CompiledUnit): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at: CompiledUnit | undefined = unit; at; at = parentOf(kind, at)) found.add(at.address);
  return found;
}
/** A condition in the unit, in which an item that must be so is one that is followed. */
function spaceFor(process: CompiledProcess, kind: CompiledKind, unit: CompiledUnit, formula: Formula) {
  const marked = withWitnesses(formula, lineOf(kind, unit));
  const others = Object.values(kind.items).filter(({ address }) => marked.items.has(address));
  return { space: new Space(process, kind, [...itemOf(kind, unit), ...others]), formula: marked.formula };
}
const formulaOf = (process: CompiledProcess, kind: CompiledKind, unit: CompiledUnit, program: Program): Formula =>
  translate({ process, kind, unit }, treeOf(program));

/** A place with what is remembered on the way to it. */
interface Node {
  readonly place: Place;
  readonly mark: boolean;
  readonly before?: Node;
  readonly move: Move;
}
interface Visit {
  /** The marks with which one may go on from here; `true` when the promise is broken here. */
  readonly marks: readonly boolean[];
  readonly broken: boolean;
}

/** Breadth first, so the way that is found is a shortest one. */
function walk(space: Space, visit: (node: Node) => Visit): Searched {
  const seen = new Set<string>();
  const queue: Node[] = space.begin().map((move) => ({ place: move.to, mark: false, move }));
  let looked = 0;
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] as Node;
    const key = `${node.mark} ${space.keyOf(node.place)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    looked += 1;
    if (looked > MOST_PLACES) return { outcome: "cut-off", looked };
    const { marks, broken } = visit(node);
    if (broken) return { outcome: "possible", looked, moves: movesTo(node) };
    const next = space.next(node.place);
    for (const mark of marks) for (const move of next) queue.push({ place: move.to, mark, before: node, move });
  }
  return space.isCut ? { outcome: "cut-off", looked } : { outcome: "proved", looked };
}
function movesTo(node: Node): readonly Move[] {
  const found: Move[] = [];
  for (let at: Node | undefined = node; at; at = at.before) found.unshift(at.move);
  return found;
}

/** The unit alone first: what is sure then is sure. Else with the items of which the promise speaks. */
function searchNever(process: CompiledProcess, kind: CompiledKind, unit: CompiledUnit, never: Program): Searched {
  const asked = formulaOf(process, kind, unit, never);
  const search = ({ space, formula }: { readonly space: Space; readonly formula: Formula }): Searched => {
    const n = space.units.indexOf(unit);
    return walk(space, ({ place }) => ({
      marks: [false],
      broken: place[n] !== undefined && space.mayHold(place, [formula, space.rest(place)]),
    }));
  };
  const alone = search({ space: new Space(process, kind, itemOf(kind, unit)), formula: asked });
  return alone.outcome === "proved" ? alone : search(spaceFor(process, kind, unit, asked));
}

/** Owed from when `after` holds until `leadsTo` does; broken when the unit ends first. */
function searchLeads(
  process: CompiledProcess,
  kind: CompiledKind,
  unit: CompiledUnit,
  after: Program,
  leadsTo: Program,
): Searched {
  const space = new Space(process, kind, itemOf(kind, unit));
  const n = space.units.indexOf(unit);
  const owed = formulaOf(process, kind, unit, after);
  const led = formulaOf(process, kind, unit, leadsTo);
  return walk(space, ({ place, mark }) => {
    const state = place[n]?.state;
    const main = place[0]?.state;
    if (!state || !main) return { marks: [mark], broken: false };
    const rest = space.rest(place);
    const isOpen = (more: readonly Formula[]): boolean => space.mayHold(place, [rest, not0(led), ...more]);
    const owes = mark ? isOpen([]) : isOpen([owed]);
    const frees = !mark || space.mayHold(place, [rest, led]);
    const isOver = isEnded(unit, state) || kind.chart.isFinal(main);
    return { marks: [...(owes ? [true] : []), ...(frees ? [false] : [])], broken: owes && isOver };
  });
}
const isEnded = ({ chart }: CompiledUnit, state: ChartState): boolean =>
  chart.isFinal(state) || chart.tags(state).includes("end");
/** What is absent does not hold either. */
const not0 = (formula: Formula): Formula => not({ op: "else", of: formula, otherwise: not(both([])) });

/** Broken when the section may be written after `after` held. */
function searchKeeps(
  process: CompiledProcess,
  kind: CompiledKind,
  unit: CompiledUnit,
  after: Program,
  keeps: Program,
): Searched {
  const kept = sectionKept(kind, unit, keeps);
  if (!kept) return { outcome: "cut-off", looked: 0 };
  const space = new Space(process, kind, itemOf(kind, unit));
  const n = space.units.indexOf(unit);
  const started = formulaOf(process, kind, unit, after);
  return walk(space, ({ place, mark, move }) => {
    if (!place[n]) return { marks: [mark], broken: false };
    const isOpen = writersIn(space, kept, place).length > 0;
    const isWritten = move.steps.some((step) => writes(kept.unit, kept.section, step));
    const holds = mark || space.mayHold(place, [started, space.rest(place)]);
    const mayNot = !mark && space.mayHold(place, [not0(started), space.rest(place)]);
    return {
      marks: [...(holds ? [true] : []), ...(mayNot ? [false] : [])],
      broken: mark && (isWritten || isOpen),
    };
  });
}
interface Kept {
  readonly unit: CompiledUnit;
  readonly section: string;
}
/** `item.text`, `case.plan.date`: a section or what stands in it. */
function sectionKept(kind: CompiledKind, unit: CompiledUnit, keeps: Program): Kept | undefined {
  const tree = treeOf(keeps);
  const [head, section = ""] = pathOf(tree) ?? [];
  if (literalOf(tree) !== undefined) return undefined;
  const of = head === "item" && unit.item !== undefined ? unit : head === kind.kind ? kind : undefined;
  return of?.sections[section] ? { unit: of, section } : undefined;
}
function writersIn(space: Space, { unit, section }: Kept, place: Place): readonly string[] {
  const state = place[space.units.indexOf(unit)]?.state;
  if (!state) return [];
  const { kind } = space;
  const root = (unit.item === undefined ? kind.definition : kind.items[unit.item]?.definition)?.chart.meta?.open;
  const own = unit.chart
    .active(state)
    .flatMap((key) => unit.chart.states[key]?.definition.meta?.open?.[section]?.by ?? []);
  return [...own, ...(root?.[section]?.by ?? [])];
}
function writes(unit: CompiledUnit, section: string, { who, event, actions }: SearchStep): boolean {
  if (who !== unit.address) return false;
  const fills = event !== undefined && unit.events[event]?.fill === section;
  return fills || actions.some((name) => unit.effects[name]?.definition.record?.replace("[]", "") === section);
}
