/** Instances that were destroyed: their keys are gone, and they are nobody's any more. */

import { asId, type GroupId, type InstanceId, type PersonId, type Timestamp } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { ListRow, Store } from "../store/port.ts";

const COLLECTION = "erased";
/** Somebody may be writing while it is destroyed: what came meanwhile is destroyed as well. */
const ROUNDS = 2;

/** The certificate that stays: nothing of what it held. */
export interface Erasure {
  /** Its number, by which those who had it know it again; absent in certificates of before it was kept. */
  readonly number?: string;
  readonly group?: GroupId;
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

const certificate = (value: Uint8Array): Erasure => JSON.parse(Buffer.from(value).toString()) as Erasure;
/** The certificate of one that was destroyed. */
export async function erasureOf({ store }: Pick<Shell, "store">, id: InstanceId): Promise<Erasure | undefined> {
  const kept = await store.get(COLLECTION, id);
  return kept && certificate(kept);
}
/** All certificates. */
export async function erasures({
  store,
}: Pick<Shell, "store">): Promise<readonly (Erasure & { readonly instance: InstanceId })[]> {
  return (await store.all(COLLECTION)).map(({ id, value }) => ({
    ...certificate(value),
    instance: asId<InstanceId>(id),
  }));
}

/** For ever: contents, drafts, papers and history can never be opened again; lists and clocks forget it. */
export async function eraseInstance(shell: Shell, { id, index }: ListRow, erasure: Erasure): Promise<void> {
  const { store, sealing, live } = shell;
  const { number, group } = index;
  const kept: Erasure = { ...erasure, ...(number === null ? {} : { number }), group };
  await store.put(COLLECTION, id, JSON.stringify(kept));
  for (let round = 0; round < ROUNDS; round += 1) {
    await sealing.destroyAll(id);
    const head = await store.head(id);
    const nothing = { readers: [], tasks: [], traces: [], nextDueAt: null, number: null, ended: true };
    if (head) await store.retell(id, head.revision, { ...index, ...nothing });
  }
  live.changed(asId<InstanceId>(id));
}
