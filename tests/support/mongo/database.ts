/** Stores of a test on MongoDB: opened on a database of their own or on the same one, and closed when its file is over. */

import { afterAll } from "vitest";
import type { Timestamp } from "../../../engine/time.ts";
import { type MongoStore, openMongoStore } from "../../../server/store/mongo/index.ts";

/** Opens as many stores as a test wants, each a server of its own. */
export function mongoStores(): (url: string, now?: () => Timestamp) => Promise<MongoStore> {
  const opened: MongoStore[] = [];
  afterAll(async () => {
    for (const store of opened) await store.close();
  });
  return async (url, now) => {
    const store = await openMongoStore({ url, allowWeak: true, ...(now ? { now } : {}) });
    opened.push(store);
    return store;
  };
}
