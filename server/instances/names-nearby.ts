/** Names of the people in the instances that point at one: compared in memory with what is written there, and never told or kept. */

import { knownNames } from "../../engine/instance/known-names.ts";
import type { Known } from "../../engine/privacy/screen.ts";
import type { Shell } from "../shell.ts";
import { contextOf } from "./context.ts";
import { type Loaded, load } from "./load.ts";

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
