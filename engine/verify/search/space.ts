/** Everywhere that an instance and the items that are followed may get to: every state at rest with the shortest way to it. */

import type { CompiledItem, CompiledKind, CompiledProcess, CompiledUnit } from "../../compile/types.ts";
import type { ChartDefinition } from "../../definition/types.ts";
import type { ChartState } from "../../machine/index.ts";
import { both, either, type Formula, type Look, NO, type Standing, simplified, YES } from "./formula.ts";
import { askedPast } from "./past.ts";
import { solve } from "./solve.ts";
import { factFormula, parentOf } from "./translate.ts";
import { byItself, hasTooManyGuards, type Resting, sentFrom, type Taken } from "./ways.ts";

/** Where a unit stands, and where it was: of the states after which some expression asks. */
export interface Stand {
  /** The same for the same state and past. */
  readonly id: number;
  readonly state: ChartState;
  readonly been: readonly string[];
}
/** Where each followed unit stands; `undefined` while it is not there yet. */
export type Place = readonly (Stand | undefined)[];
/** One thing that happens. */
export interface SearchStep {
  /** Address of the unit. */
  readonly who: string;
  /** Sent by somebody, gone by itself, or added. */
  readonly how: "sent" | "byItself" | "added";
  readonly event?: string;
  /** What holds for it: `open`, `!open`, facts of the unit or of its kind. */
  readonly when: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Effects that it has. */
  readonly actions: readonly string[];
}
/** One commit: what somebody did, and what followed by itself. Data may have changed with it. */
export interface Move {
  readonly steps: readonly SearchStep[];
  readonly to: Place;
}
/** So many states are passed through within one commit. */
const MOST_WITHIN = 300;

export class Space {
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  /** The main unit first, each item after what it belongs to. */
  readonly units: readonly CompiledUnit[];
  /** Not everything was looked at. */
  isCut = false;
  readonly #past: ReadonlySet<string>;
  readonly #resting = new Map<string, Resting>();
  readonly #sent = new Map<string, readonly Taken[]>();
  readonly #stands = new Map<string, Stand>();
  readonly #looks = new Map<string, Look>();
  readonly #possible = new Map<string, boolean>();
  readonly #initial: readonly Taken["step"][];

  constructor(process: CompiledProcess, kind: CompiledKind, items: readonly CompiledItem[]) {
    this.process = process;
    this.kind = kind;
    this.#past = askedPast(process, kind);
    const units: CompiledUnit[] = [kind];
    const follow = (unit: CompiledUnit): void => {
      const parent = parentOf(kind, unit);
      if (parent && !units.includes(parent)) follow(parent);
      if (!units.includes(unit)) units.push(unit);
    };
    for (const item of items) follow(item);
    this.units = units;
    this.#initial = units.map(({ chart }) => chart.initial(() => false));
  }

  keyOf(place: Place): string {
    let key = "";
    for (const one of place) key += one ? `${one.id},` : ",";
    return key;
  }
  look(place: Place): Look {
    const key = this.keyOf(place);
    const known = this.#looks.get(key);
    if (known) return known;
    const standings = new Map(this.units.map((unit, n) => [unit.address, standingOf(unit, place[n])] as const));
    const made: Look = { at: (who) => standings.get(who), filled: new Map() };
    this.#looks.set(key, made);
    return made;
  }
  /** Whether conditions may hold together in a place. */
  mayHold(place: Place, all: readonly Formula[]): boolean {
    const look = this.look(place);
    const { possible, cut } = solve(all.map((one) => simplified(one, look)));
    if (cut) this.isCut = true;
    return possible;
  }
  condition(unit: CompiledUnit, guard: string): Formula {
    return factFormula({ process: this.process, kind: this.kind, unit }, guard);
  }
  /** What holds while nothing goes by itself. */
  rest(place: Place): Formula {
    return both([YES, ...this.units.flatMap((unit, n) => this.#rests(unit, place[n]))]);
  }
  #rests(unit: CompiledUnit, stand: Stand | undefined): readonly Formula[] {
    if (!stand || unit.chart.isFinal(stand.state)) return [];
    return this.#restingOf(unit, stand.state).rests.map((ways) =>
      either([NO, ...ways.map((when) => both([YES, ...when.map((guard) => this.condition(unit, guard))]))]),
    );
  }
  #restingOf(unit: CompiledUnit, state: ChartState): Resting {
    const key = `${unit.address} ${stateKey(state)}`;
    const known = this.#resting.get(key) ?? byItself(unit, chartOf(this.kind, unit), state);
    this.#resting.set(key, known);
    return known;
  }
  #sentFrom(unit: CompiledUnit, state: ChartState, event: string): readonly Taken[] {
    const key = `${unit.address} ${event} ${stateKey(state)}`;
    const known = this.#sent.get(key) ?? sentFrom(unit, state, event);
    this.#sent.set(key, known);
    if (known.length === 0 && hasTooManyGuards(unit, state, event)) this.isCut = true;
    return known;
  }
  #may(place: Place, unit: CompiledUnit, when: readonly string[]): boolean {
    if (when.length === 0) return true;
    const key = `${unit.address} ${when.join(" ")} ${this.keyOf(place)}`;
    const known = this.#possible.get(key);
    if (known !== undefined) return known;
    const conditions = when.map((guard) => this.condition(unit, guard));
    const found = this.mayHold(place, conditions);
    this.#possible.set(key, found);
    return found;
  }
  /** Where a unit stands after it entered states. */
  #stand(n: number, state: ChartState, entered: readonly string[], before?: Stand): Stand {
    const own = this.units[n]?.chart.states ?? {};
    const past = entered.filter((key) => this.#past.has(key) && own[key]);
    const been = past.length === 0 ? (before?.been ?? []) : [...new Set([...(before?.been ?? []), ...past])].sort();
    const key = `${n} ${stateKey(state)} ${been.join(",")}`;
    const known = this.#stands.get(key) ?? { id: this.#stands.size + 1, state, been };
    this.#stands.set(key, known);
    return known;
  }
  #with(place: Place, n: number, { step, when, event }: Taken, how: SearchStep["how"]): Move | undefined {
    const unit = this.units[n];
    if (!unit || !this.#may(place, unit, when)) return undefined;
    const sent = event === undefined ? {} : { event };
    const from = place[n]?.state.leaves ?? [];
    const one = { who: unit.address, how, ...sent, when, from, to: step.state.leaves, actions: step.actions };
    const stand = this.#stand(n, step.state, step.entered, place[n]);
    return { steps: [one], to: place.map((before, index) => (index === n ? stand : before)) };
  }
  #begun(n: number): Stand | undefined {
    const step = this.#initial[n];
    return step && this.#stand(n, step.state, this.units[n]?.chart.active(step.state) ?? []);
  }

  /** How an instance begins, with nothing else there. */
  begin(): readonly Move[] {
    return this.#settled({ steps: [], to: this.units.map((_, n) => (n === 0 ? this.#begun(0) : undefined)) });
  }
  /** Everything that may come next: what somebody does, what is added, and what goes by itself when data change. */
  next(place: Place): readonly Move[] {
    const main = place[0];
    const isOver = main !== undefined && this.kind.chart.isFinal(main.state);
    const begun = isOver ? [] : [...this.#added(place), ...this.#events(place)];
    return [...begun, { steps: [], to: place }].flatMap((move) => this.#settled(move));
  }
  #events(place: Place): readonly Move[] {
    return this.units.flatMap((unit, n) => {
      const state = place[n]?.state;
      if (!state || unit.chart.isFinal(state)) return [];
      return unit.chart
        .possible(state)
        .flatMap((event) => this.#sentFrom(unit, state, event))
        .flatMap((taken) => this.#with(place, n, taken, "sent") ?? []);
    });
  }
  #added(place: Place): readonly Move[] {
    return this.units.flatMap((unit, n): readonly Move[] => {
      const parent = parentOf(this.kind, unit);
      const above = parent && this.units.indexOf(parent);
      if (place[n] !== undefined || above === undefined || place[above] === undefined) return [];
      const item = unit as CompiledItem;
      const gate = item.for !== undefined || item.definition.add?.if === undefined ? [] : [item.definition.add.if];
      const to = place.map((one, index) => (index === n ? this.#begun(n) : one));
      if (!this.#may(to, unit, gate)) return [];
      const { state, actions } = this.#initial[n] as Taken["step"];
      return [{ steps: [{ who: unit.address, how: "added", when: gate, from: [], to: state.leaves, actions }], to }];
    });
  }
  /** Every rest that may follow, with what goes by itself until then. */
  #settled({ steps, to }: Move): readonly Move[] {
    const key = this.keyOf(to);
    const rests = this.#settling.get(key) ?? this.#restsFrom({ steps: [], to });
    this.#settling.set(key, rests);
    return steps.length === 0 ? rests : rests.map((move) => ({ steps: [...steps, ...move.steps], to: move.to }));
  }
  readonly #settling = new Map<string, readonly Move[]>();
  #restsFrom(start: Move): readonly Move[] {
    const seen = new Set<string>();
    const found: Move[] = [];
    const open: Move[] = [start];
    for (let move = open.shift(); move; move = open.shift()) {
      const key = this.keyOf(move.to);
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > MOST_WITHIN) {
        this.isCut = true;
        break;
      }
      if (this.#mayRest(move.to)) found.push(move);
      open.push(...this.#itself(move));
    }
    return found;
  }
  #itself({ steps, to }: Move): readonly Move[] {
    return this.units.flatMap((unit, n) => {
      const state = to[n]?.state;
      if (!state || unit.chart.isFinal(state)) return [];
      return this.#restingOf(unit, state).moves.flatMap((taken): readonly Move[] => {
        const next = this.#with(to, n, taken, "byItself");
        return next ? [{ steps: [...steps, ...next.steps], to: next.to }] : [];
      });
    });
  }
  readonly #atRest = new Map<string, boolean>();
  #mayRest(place: Place): boolean {
    const key = this.keyOf(place);
    const known = this.#atRest.get(key) ?? this.mayHold(place, [this.rest(place)]);
    this.#atRest.set(key, known);
    return known;
  }
}

const keys = new WeakMap<ChartState, string>();
function stateKey(state: ChartState): string {
  const known = keys.get(state);
  if (known !== undefined) return known;
  const remembered = Object.entries(state.history).map(([key, all]) => `${key}:${all.join("+")}`);
  const key = `${state.leaves.join(",")} ${remembered.join(" ")}`;
  keys.set(state, key);
  return key;
}
const NOBODY: ReadonlySet<string> = new Set();
const NOT_THERE: Standing = { there: false, active: NOBODY, tags: NOBODY, been: NOBODY };
const standingOf = ({ chart }: CompiledUnit, stand: Stand | undefined): Standing =>
  stand
    ? {
        there: true,
        active: new Set(chart.active(stand.state)),
        tags: new Set(chart.tags(stand.state)),
        been: new Set(stand.been),
      }
    : NOT_THERE;
const chartOf = (kind: CompiledKind, { item }: CompiledUnit): ChartDefinition =>
  (item === undefined ? kind : kind.items[item])?.definition.chart ?? kind.definition.chart;
