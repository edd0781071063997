/** Opens the store that the settings name: a file in the data folder, or a database that several servers share. */

import type { Timestamp } from "../../engine/index.ts";
import type { Config } from "../config.ts";
import { StoreMissing } from "./errors.ts";
import { openMongoStore } from "./mongo/index.ts";
import { MOVING } from "./moving.ts";
import type { Store } from "./port.ts";
import { openSqliteStore } from "./sqlite/index.ts";

export interface Opened {
  readonly store: Store;
  /** What an operator should know of it, as sentences. */
  readonly notes: readonly string[];
}
interface Parts {
  readonly now: () => Timestamp;
  readonly onFault: (error: unknown, instance?: string) => void;
}

/** @throws one of server/store/errors.ts, with one sentence. */
export async function openStore(
  { dataFolder, mongodbUrl, allowWeakStore }: Pick<Config, "dataFolder" | "mongodbUrl" | "allowWeakStore">,
  { now, onFault }: Parts,
): Promise<Opened> {
  if (mongodbUrl === undefined) return { store: openSqliteStore({ folder: dataFolder, now }), notes: [] };
  const store = await openMongoStore({ url: mongodbUrl, allowWeak: allowWeakStore, now, onFault });
  if (await store.get(MOVING.collection, MOVING.id)) {
    await store.close();
    throw new StoreMissing(
      "The database of MONGODB_URL holds a part of what was moved to it; empty it, and move again.",
    );
  }
  const { kind, version, weak, unsure } = store.checked;
  const passed = weak.map((sentence) => `ALLOW_WEAK_STORE is 1, so the server starts although: ${sentence}`);
  return { store, notes: [`The store is MongoDB ${version}, a ${kind}.`, ...passed, ...unsure] };
}
