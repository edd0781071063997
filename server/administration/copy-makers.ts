/** Who makes the copy that somebody whom a case is about asks for, as the definition says; they get a message when it is asked. */

import { type InstanceId, mayInspect } from "../../engine/index.ts";
import type { Person } from "../directory/types.ts";
import { giveNotice } from "../effects/notices.ts";
import { actorOf, contextOf } from "../instances/context.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";

async function found(shell: Shell, id: InstanceId) {
  const loaded = await unlessDamaged(() => load(shell, id));
  const context = loaded && contextOf(shell, loaded, shell.now());
  if (!context) return undefined;
  const makers = shell.directory
    .people()
    .filter((person) => !shell.directory.isStopped(person.id) && mayInspect(context, actorOf(person)));
  return { context, makers };
}
/** Nobody for a case that is gone, or whose definition says nothing of it. */
export const makersOf = async (shell: Shell, id: InstanceId): Promise<readonly Person[]> =>
  (await found(shell, id))?.makers ?? [];

/** What they are told: something is asked, not what or by whom. */
export async function tellMakers(
  shell: Shell,
  {
    id,
    instance,
    number,
    kind,
  }: {
    readonly id: string;
    readonly instance: InstanceId;
    readonly number: string;
    readonly kind: "inspect" | "correct";
  },
): Promise<void> {
  const there = await found(shell, instance);
  for (const person of there?.makers ?? []) {
    const { instance: of, process } = (there as NonNullable<typeof there>).context;
    await giveNotice(shell, {
      id: shell.sealing.keyedHash("notice", `request ${id} ${person.id}`),
      person: person.id,
      instance,
      process: process.id,
      definition: process.hash,
      kind: of.kind,
      group: of.group,
      number,
      item: null,
      path: "",
      address: "",
      role: "",
      at: shell.now(),
      asked: kind,
    });
    shell.live.changed(person.id);
  }
}
