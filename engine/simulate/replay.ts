/** Does what a script tells again, up to any of its moves: stepping back is playing again from the beginning. */

import type { CompiledProcess } from "../compile/types.ts";
import { type Script, World, type WorldOptions } from "./world.ts";

/**
 * @param count how many moves are done; all of them when it is not said.
 * @returns a world that stands where the script stood after those moves. A move that is refused now changes nothing.
 */
export function replay(
  process: CompiledProcess,
  script: Script,
  options: WorldOptions,
  count = script.moves.length,
): World {
  const world = new World(process, script.start, { ...options, settings: script.settings });
  for (const person of script.people) world.admit(person);
  for (const [role, people] of Object.entries(script.functions)) for (const one of people) world.assign(role, one);
  for (const move of script.moves.slice(0, count)) {
    if (move.type === "advance") world.advance(move.to);
    else world.send(move.instance, world.person(move.as), move.body);
  }
  return world;
}
