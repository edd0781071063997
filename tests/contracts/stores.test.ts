/** The contract of stores, run on each adapter. */

import { afterEach } from "vitest";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";
import { storeContract } from "./store-contract.ts";

const folder = temporaryFolders();
let opened: Store | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

storeContract("reference store", async (now) => createMemoryStore(now));
storeContract("SQLite store", async (now) => {
  opened = openSqliteStore({ folder: folder(), now });
  return opened;
});
