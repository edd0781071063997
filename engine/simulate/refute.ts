/** Plays what breaks a promise with the real engine: an example that breaks it by itself, or one that goes on along the way that a search found. */

import type { CompiledProcess } from "../compile/types.ts";
import { itemUnits, mainUnit, type Unit } from "../state/unit.ts";
import type { PromiseSearch, SearchStep } from "../verify/search/index.ts";
import { playExamples } from "./coverage.ts";
import type { ExampleResult, PlayOptions } from "./example.ts";
import { PolicyWatch } from "./policies.ts";
import { type Body, type Move, type Script, World } from "./world.ts";

/** A promise that was broken by a play: with its people and moves it can be played again. */
export interface Refutation {
  readonly policy: string;
  /** The example whose beginning it is. */
  readonly example: string;
  readonly script: Script;
  /** Where it broke: `a/agendaPlace/m1`. */
  readonly path: string;
}
/** So many ways on from an example are tried for one promise. */
const MOST_TRIES = 400;

interface Playing {
  readonly world: World;
  readonly watch: PolicyWatch;
}
type Fields = NonNullable<Extract<Body, { type: "SendEvent" }>["with"]>;

/**
 * @param searches what was searched; promises that are proved are not played.
 * @param played every example, when it was played already.
 * @returns for each promise that a play breaks the shortest such play that was found.
 */
export function refutations(
  process: CompiledProcess,
  searches: readonly PromiseSearch[],
  options: PlayOptions,
  played: ReadonlyMap<string, ExampleResult> = playExamples(process, options),
): readonly Refutation[] {
  const open = searches.filter(({ outcome }) => outcome !== "proved");
  if (open.length === 0) return [];
  const scripts = [...played].map(([name, { world }]) => ({ name, script: world.script }));
  scripts.sort((a, b) => a.script.moves.length - b.script.moves.length);
  const filled = fieldsOf(scripts.map(({ script }) => script));
  return open.flatMap((search) => {
    const player = new Refuter(process, search, options, filled);
    for (const { name, script } of scripts) {
      const found = player.play(name, script);
      if (found) return [found];
    }
    return [];
  });
}

/** Event → what was filled in with it in any example. */
function fieldsOf(scripts: readonly Script[]): ReadonlyMap<string, readonly (Fields | undefined)[]> {
  const found = new Map<string, (Fields | undefined)[]>();
  for (const { body } of scripts.flatMap(({ moves }) => moves.flatMap((move) => (move.type === "send" ? [move] : []))))
    if (body.type === "SendEvent") found.set(body.event, [...(found.get(body.event) ?? []).slice(0, 3), body.with]);
  return found;
}

class Refuter {
  readonly #process: CompiledProcess;
  readonly #search: PromiseSearch;
  readonly #options: PlayOptions;
  readonly #filled: ReadonlyMap<string, readonly (Fields | undefined)[]>;
  /** The last one, and the last two commits of the way: what an example may go on with. */
  readonly #ends: readonly (readonly (readonly SearchStep[])[])[];
  #tries = 0;

  constructor(
    process: CompiledProcess,
    search: PromiseSearch,
    options: PlayOptions,
    filled: ReadonlyMap<string, readonly (Fields | undefined)[]>,
  ) {
    this.#process = process;
    this.#search = search;
    this.#options = options;
    this.#filled = filled;
    this.#ends = [1, 2].map((many) => search.commits.slice(-many)).filter((end) => end.every(isSent));
  }

  play(example: string, script: Script): Refutation | undefined {
    const world = new World(this.#process, script.start, { ...this.#options, settings: script.settings });
    for (const person of script.people) world.admit(person);
    for (const [role, people] of Object.entries(script.functions)) for (const one of people) world.assign(role, one);
    const playing: Playing = { world, watch: new PolicyWatch(world) };
    for (const move of script.moves) {
      doAgain(world, move);
      const found = this.#broken(example, playing) ?? this.#goOn(example, playing);
      if (found) return found;
    }
    return undefined;
  }
  #broken(example: string, { world, watch }: Playing): Refutation | undefined {
    const breach = watch.breaches.find(({ policy }) => policy === this.#search.policy);
    return breach && { policy: breach.policy, example, script: world.script, path: breach.path };
  }
  #goOn(example: string, playing: Playing): Refutation | undefined {
    for (const end of this.#ends) {
      if (this.#tries >= MOST_TRIES) return undefined;
      if (!this.#mayBegin(playing.world, end[0] ?? [])) continue;
      this.#tries += 1;
      const world = playing.world.fork();
      const watch = playing.watch.onFork(world);
      if (!end.every(([step]) => step && this.#send(world, step))) continue;
      const found = this.#broken(example, { world, watch });
      if (found) return found;
    }
    return undefined;
  }
  /** Everything that goes with the commit stands where it goes from. */
  #mayBegin(world: World, [first, ...others]: readonly SearchStep[]): boolean {
    if (!first || this.#places(world, first).length === 0) return false;
    const firsts = new Map([...others].reverse().map((step) => [step.who, step]));
    firsts.delete(first.who);
    const stand = world.instances.flatMap(({ id }) => itemUnits(world.context(id)));
    return [...firsts.values()].every(
      ({ who, from }) =>
        !who.includes(".items.") ||
        stand.some(({ definition, state }) => definition.address === who && state.chart.leaves.join() === from.join()),
    );
  }
  /** Units that stand where the step begins; of the main unit it is enough that it takes the event. */
  #places(
    world: World,
    { who, event = "", from }: SearchStep,
  ): readonly { readonly id: string; readonly unit: Unit }[] {
    return world.instances.flatMap(({ id }) => {
      const context = world.context(id);
      return [mainUnit(context), ...itemUnits(context)]
        .filter(({ definition: { address, chart }, state }) => {
          const isThere = address === who && chart.possible(state.chart).includes(event);
          return isThere && (address === context.kind.address || from.join() === state.chart.leaves.join());
        })
        .map((unit) => ({ id, unit }));
    });
  }
  /** By whoever may: a refusal changes nothing. */
  #send(world: World, step: SearchStep): boolean {
    const { event = "" } = step;
    const all = [undefined, ...(this.#filled.get(event) ?? [])];
    return this.#places(world, step).some(({ id, unit }) =>
      world.people.some((person) =>
        all.some((fields) => {
          const at = { unit: unit.id === null ? [] : [unit.id], event, confirmed: true };
          const body: Body = { type: "SendEvent", ...at, ...(fields === undefined ? {} : { with: fields }) };
          return world.send(id, person, body).outcome === "accepted";
        }),
      ),
    );
  }
}

const isSent = ([first]: readonly SearchStep[]): boolean => first?.how === "sent";
function doAgain(world: World, move: Move): void {
  if (move.type === "advance") world.advance(move.to);
  else world.send(move.instance, world.person(move.as), move.body);
}
