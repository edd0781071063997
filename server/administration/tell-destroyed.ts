/** Tells everybody who could know of a case that it was destroyed, and where it stood on a running table that too. */

import { type Actor, type InstanceId, maySee, type Timestamp } from "../../engine/index.ts";
import { giveNotice, type Notice } from "../effects/notices.ts";
import { actorOf, contextOf } from "../instances/context.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import { hasEnded } from "../instances/instance-index.ts";
import { type Loaded, load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";

/** Running instances that a case's items point to. */
async function tablesOf(shell: Shell, { instance }: Loaded, at: Timestamp) {
  const ids = new Set(Object.values(instance.items).flatMap(({ link }) => (link ? [link.instance] : [])));
  const found = await Promise.all([...ids].map((id) => unlessDamaged(() => load(shell, id))));
  return found.flatMap((loaded) => {
    const context = loaded && contextOf(shell, loaded, at);
    return context && !hasEnded(context) ? [context] : [];
  });
}

/**
 * What has to be told, made while the case can still be opened.
 * @returns gives the notices: one per person, at the table where there is one. Nothing for a case that is damaged.
 */
export async function destroyedNotices(shell: Shell, id: InstanceId, number: string): Promise<() => Promise<void>> {
  const at = shell.now();
  const loaded = await unlessDamaged(() => load(shell, id));
  if (!loaded) return () => Promise.resolve();
  const context = contextOf(shell, loaded, at);
  const tables = await tablesOf(shell, loaded, at);
  const readers = shell.directory.people().filter((person) => maySee(context, actorOf(person)));
  const notices = readers.map((person): Notice => {
    const actor: Actor = actorOf(person);
    const { instance, process } = tables.find((table) => maySee(table, actor)) ?? context;
    return {
      id: shell.sealing.keyedHash("notice", `destroyed ${id} ${person.id}`),
      person: person.id,
      instance: instance.id,
      process: process.id,
      definition: process.hash,
      kind: instance.kind,
      group: instance.group,
      number,
      item: null,
      path: "",
      address: "",
      role: "",
      at,
      destroyed: instance.id === id ? "alone" : "table",
    };
  });
  return async () => {
    for (const notice of notices) {
      await giveNotice(shell, notice);
      shell.live.changed(notice.person);
    }
  };
}
