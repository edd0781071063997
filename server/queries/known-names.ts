/** The names that texts in an instance are compared with, as far as one caller may see them: those of the instance and of the instances that link to it. */

import { type Actor, joinNames, type KnownNames, knownNames } from "../../engine/index.ts";
import { contextOf } from "../instances/context.ts";
import { type Loaded, load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";
import type { Authorized } from "./authorize.ts";

/**
 * Names in every instance whose items ever linked here, also when they no longer do: a text may be about a person who was
 * discussed earlier.
 */
export async function namesNearby(
  shell: Shell,
  { instance }: Pick<Loaded, "instance">,
  actor: Actor,
): Promise<readonly KnownNames[]> {
  const owners = new Set(
    Object.values(instance.incoming).flatMap((all) => Object.values(all).map(({ owner }) => owner)),
  );
  const all = await Promise.all(
    [...owners].map(async (owner) => {
      const loaded = await load(shell, owner);
      return loaded ? [knownNames(contextOf(shell, loaded, shell.now()), actor)] : [];
    }),
  );
  return all.flat();
}

/** All names that a text in this instance is compared with. */
export const namesFor = async (shell: Shell, { context, actor, loaded }: Authorized): Promise<KnownNames> =>
  joinNames([knownNames(context, actor), ...(await namesNearby(shell, loaded, actor))]);
