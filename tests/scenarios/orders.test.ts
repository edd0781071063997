/** Random plays over every definition: the order in which items step makes no difference, folding gives the same instance, and no promise is broken. */

import { describe, expect, test } from "vitest";
import { canonical } from "../../engine/compile/index.ts";
import type { CompiledProcess } from "../../engine/compile/types.ts";
import type { StepOrder } from "../../engine/decide/transaction.ts";
import { PolicyWatch, play, runExample, seeded, type World } from "../../engine/simulate/index.ts";
import { evolve } from "../../engine/state/evolve.ts";
import type { Instance } from "../../engine/state/types.ts";
import { compileValidators } from "../../server/forms/validators.ts";
import { fixture } from "../support/fixtures.ts";
import { shippedProcesses } from "../support/processes.ts";

type Order = StepOrder;
const turned: Order = (ids) => [...ids].reverse();
const oddFirst: Order = (ids) => [...ids.filter((_, n) => n % 2 === 1), ...ids.filter((_, n) => n % 2 === 0)];
const shuffled = (seed: number): Order => {
  const random = seeded(seed);
  return (ids) =>
    ids
      .map((id) => [random(), id] as const)
      .sort(([a], [b]) => a - b)
      .map(([, id]) => id);
};
const ORDERS: readonly (readonly [string, Order])[] = [
  ["backwards", turned],
  ["odd ones first", oddFirst],
  ["shuffled", shuffled(7)],
];
const PLAYS = Number(process.env["CASUSTAFEL_PLAYS"] ?? 8);
const COMMANDS = 40;

const weighing = fixture("weighing").process;
if (!weighing) throw new Error("The fixture does not compile.");
const all: readonly { name: string; process: CompiledProcess }[] = [
  ...shippedProcesses(),
  { name: "weighing", process: weighing },
];

/** A world in the middle of an example that the seed chooses: plays from the first step on seldom get far. */
function worldOf(
  process: CompiledProcess,
  validate: ReturnType<typeof compileValidators>,
  seed: number,
  order?: Order,
): World {
  const random = seeded(seed * 31);
  const names = Object.keys(process.examples);
  const example = process.examples[names[Math.floor(random() * names.length)] ?? ""];
  if (!example) throw new Error("There is no example to start from.");
  const steps = example.steps.slice(0, 2 + Math.floor(random() * example.steps.length));
  const cut = { ...process, examples: { ...process.examples, cut: { ...example, steps } } };
  return runExample(cut, "cut", { validate, ...(order ? { order } : {}) }).world;
}
/** The end as it matters: states, facts, answers, deadlines. Names of items made in one commit may differ by order. */
const endOf = (world: World): string =>
  canonical(
    world.instances.map((instance) => ({
      id: instance.id,
      main: [instance.main.chart, instance.main.facts],
      items: Object.values(instance.items)
        .map(({ item, key, chart, facts, wanted, answer }) =>
          JSON.stringify([item, key, chart, facts, wanted, answer ?? null]),
        )
        .sort(),
    })),
  );

describe.each(all)("$name", ({ process: compiled }) => {
  const validate = compileValidators(compiled);
  /** Where each play ends when items step in their own order, and how much of it was accepted. */
  const straight = new Map<number, { readonly end: string; readonly accepted: number }>();
  const straightEnd = (seed: number) => {
    const known = straight.get(seed);
    if (known) return known;
    const world = worldOf(compiled, validate, seed);
    const { accepted } = play(world, { seed, commands: COMMANDS });
    const made = { end: endOf(world), accepted };
    straight.set(seed, made);
    return made;
  };

  test.each(ORDERS)("ends the same when items step %s", (_, order) => {
    let accepted = 0;
    for (let seed = 1; seed <= PLAYS; seed += 1) {
      const own = straightEnd(seed);
      const other = worldOf(compiled, validate, seed, order);
      accepted += own.accepted;
      play(other, { seed, commands: COMMANDS });
      expect([seed, endOf(other)]).toEqual([seed, own.end]);
    }
    // A play that only refuses would prove nothing.
    expect(accepted).toBeGreaterThan(PLAYS * 4);
  });

  test("folding the events of every accepted command gives the instance it returned", () => {
    let folded = 0;
    for (let seed = 100; seed < 100 + PLAYS; seed += 1) {
      const world = worldOf(compiled, validate, seed);
      const held = new Map<string, Instance>(world.instances.map((one) => [one.id, one]));
      play(world, {
        seed,
        commands: COMMANDS,
        watch: (decision) => {
          if (decision.outcome !== "accepted") return;
          const { instance, events } = decision;
          const before = held.get(instance.id);
          const created = events.find((event) => event.type === "InstanceCreated");
          const start = created?.type === "InstanceCreated" ? created.instance : before;
          if (start && start.revision === instance.revision - 1) {
            folded += 1;
            expect({ ...events.reduce(evolve, start), revision: instance.revision }).toEqual(instance);
          }
          for (const one of world.instances) held.set(one.id, one);
        },
      });
    }
    expect(folded).toBeGreaterThan(PLAYS * 4);
  });

  test("no promise is broken by any commit of a random play: nothing forbidden, everything led where it must, nothing changed that has to stay", () => {
    const names = Object.keys(compiled.definition.policies);
    expect(names.length).toBeGreaterThan(0);
    let looked = 0;
    for (let seed = 200; seed < 200 + 3 * PLAYS; seed += 1) {
      const world = worldOf(compiled, validate, seed);
      world.watch(() => {
        looked += 1;
      });
      const promises = new PolicyWatch(world);
      play(world, { seed, commands: COMMANDS });
      expect([seed, promises.breaches]).toEqual([seed, []]);
    }
    expect(looked).toBeGreaterThan(100);
  });
});
