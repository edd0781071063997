/** Instances that were destroyed: their keys are gone, and they are nobody's any more. */

import { asId, type InstanceId, type PersonId, type Timestamp } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { ListRow, Store } from "../store/port.ts";

const COLLECTION = "erased";
/** Somebody may be writing while it is destroyed: what came meanwhile is destroyed as well. */
const ROUNDS = 2;

/** The certificate that stays: no number, nothing of what it held. */
export interface Erasure {
  readonly at: Timestamp;
  readonly askedBy: PersonId;
  readonly by: PersonId;
}

/** Whether it was destroyed, by this server or another. */
export async function isErased(
  { store }: { readonly store: Pick<Store, "sync" | "get"> },
  id: InstanceId,
): Promise<boolean> {
  return (store.sync ? store.sync.get(COLLECTION, id) : await store.get(COLLECTION, id)) !== undefined;
}

/** For ever: contents, drafts, papers and history can never be opened again; lists and clocks forget it. */
export async function eraseInstance(shell: Shell, { id, index }: ListRow, erasure: Erasure): Promise<void> {
  const { store, sealing, live } = shell;
  await store.put(COLLECTION, id, JSON.stringify(erasure));
  for (let round = 0; round < ROUNDS; round += 1) {
    await sealing.destroyAll(id);
    const head = await store.head(id);
    const nothing = { readers: [], tasks: [], traces: [], nextDueAt: null, number: null, ended: true };
    if (head) await store.retell(id, head.revision, { ...index, ...nothing });
  }
  live.changed(asId<InstanceId>(id));
}
