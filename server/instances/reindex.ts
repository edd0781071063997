/** Brings what lists and worklists tell of every instance to what this program tells of it: an older one told less, or in other words. */

import type { InstanceId } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import { StoreUnavailable } from "../store/errors.ts";
import { contextOf } from "./context.ts";
import { indexOf, traceOf } from "./instance-index.ts";
import { load } from "./load.ts";

/** Goes up when `indexOf` tells something else of the same state. */
const TOLD = "3";
const MARK = { collection: "meta", id: "told" } as const;
const PAGE = 100;

/** One instance; who writes it meanwhile tells it anew himself. */
async function retell(shell: Shell, id: InstanceId, revision: number): Promise<void> {
  const loaded = await load(shell, id);
  if (loaded?.instance.revision !== revision) return;
  const [last] = await shell.store.history(id, revision - 1);
  const at = last?.at ?? loaded.instance.createdAt;
  await shell.store.retell(id, revision, indexOf(contextOf(shell, loaded, shell.now()), at, traceOf(shell.sealing)));
}

interface Options {
  /** Asked between two instances; what was not reached is done at the next start. */
  readonly stopped?: () => boolean;
  /** Told of an instance that cannot be opened: the others are told all the same, and all of them again at the next start. */
  readonly onFault: (error: unknown, instance?: InstanceId) => void;
}

/**
 * Tells every instance anew, once for a data folder and a program that tells otherwise. Lists judge each row anyhow: until
 * this is done they may only find fewer by a state.
 * @returns how many.
 * @throws StoreUnavailable when the store cannot be written now.
 */
export async function retellAll(shell: Shell, { stopped = () => false, onFault }: Options): Promise<number> {
  const known = await shell.store.get(MARK.collection, MARK.id);
  if (known && Buffer.from(known).toString() === TOLD) return 0;
  let [count, faults] = [0, 0];
  for (let after: InstanceId | null = null; ; ) {
    const page = await shell.store.instances(after, PAGE);
    for (const { id, revision } of page) {
      if (stopped()) return count;
      try {
        await retell(shell, id, revision);
        count += 1;
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error;
        onFault(error, id);
        faults += 1;
      }
    }
    const last: InstanceId | undefined = page.at(-1)?.id;
    if (last === undefined) break;
    after = last;
  }
  if (faults === 0) await shell.store.put(MARK.collection, MARK.id, TOLD);
  return count;
}

/** Does so beside the requests that come in. */
export function startRetelling(shell: Shell, onFault: Options["onFault"]): { stop(): Promise<void> } {
  let stopping = false;
  const done = retellAll(shell, { stopped: () => stopping, onFault }).catch((error: unknown) => onFault(error));
  return {
    stop: async () => {
      stopping = true;
      await done;
    },
  };
}
