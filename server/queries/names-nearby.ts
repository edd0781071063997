/** Names of the people in the instances that point at one: compared in memory with what is written there, and never told or kept. */

import { type Known, knownNames } from "../../engine/index.ts";
import { contextOf } from "../instances/context.ts";
import { type Loaded, load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";

/**
 * What identifies people in every instance whose items ever pointed here, also when they no longer do: who was discussed
 * may be named afterwards.
 */
export async function namesNearby(shell: Shell, { instance }: Pick<Loaded, "instance">): Promise<readonly Known[]> {
  const owners = new Set(
    Object.values(instance.incoming).flatMap((all) => Object.values(all).map(({ owner }) => owner)),
  );
  const known = await Promise.all(
    [...owners].map(async (owner) => {
      const loaded = await load(shell, owner);
      return loaded ? knownNames(contextOf(shell, loaded, shell.now())) : [];
    }),
  );
  return known.flat();
}
