/** What was played can be played again, and kept as an example that comes true. */

import { describe, expect, test } from "vitest";
import { runExample } from "../../../engine/simulate/example.ts";
import { replay } from "../../../engine/simulate/replay.ts";
import { writeExample } from "../../../engine/simulate/write-example.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { shippedProcesses } from "../../support/processes.ts";

const [shipped] = shippedProcesses("mdo-jeugd");
if (!shipped) throw new Error("There is no process to play.");
const { process } = shipped;
const options = { validate: compileValidators(process) };
const standing = (world: ReturnType<typeof replay>) =>
  world.instances.map(({ id, main, items }) => ({
    id,
    chart: main.chart,
    items: Object.values(items).map(({ chart }) => chart),
  }));

describe.each(["good-road", "withdrawn-on-agenda", "two-actions"])("the example %s", (name) => {
  const { world } = runExample(process, name, options);

  test("ends the same when its moves are done again", () => {
    expect(standing(replay(process, world.script, options))).toEqual(standing(world));
  });

  test("stands where it stood after any of its moves", () => {
    const { moves } = world.script;
    const half = Math.floor(moves.length / 2);
    expect(replay(process, world.script, options, half).script.moves).toEqual(moves.slice(0, half));
  });

  test("kept as an example of its own, comes true", () => {
    const written = writeExample(process, world, "kept");
    if (!("example" in written)) throw new Error(`Examples have no word for ${written.unsaid.join(", ")}.`);
    const own = { ...process, examples: { ...process.examples, kept: written.example } };
    expect(runExample(own, "kept", options).failures).toEqual([]);
  });
});
