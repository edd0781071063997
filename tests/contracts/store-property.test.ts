/** Random sequences of everything a store can be asked: each adapter answers as the reference store does, also after reopening. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Timestamp } from "../../engine/time.ts";
import { openMongoStore } from "../../server/store/mongo/index.ts";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { hasMongo, mongoName, mongoServer } from "../support/mongo/server.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";
import { type Asked, plain, questions } from "./store-questions.ts";
import { at } from "./store-values.ts";

type Open = (place: string, now: () => Timestamp) => Promise<Store>;

/** Asks both the same, and closes and opens the store half-way where no lease of a restart would be lost by it. */
async function askBoth(sequence: readonly Asked[], place: string, open: Open): Promise<void> {
  let minute = 0;
  const now = () => at(minute);
  const model = createMemoryStore(now);
  let store = await open(place, now);
  for (const [index, { title, minute: moment, ask }] of sequence.entries()) {
    minute = Math.max(minute, moment);
    const [expected, found] = [plain(await ask(model)), plain(await ask(store))];
    expect(`${title}: ${found}`).toBe(`${title}: ${expected}`);
    if (index === Math.floor(sequence.length / 2) && !sequence.some((one) => one.title.startsWith("lease"))) {
      await store.close();
      store = await open(place, now);
    }
  }
  await store.close();
}
const checkAll = (runs: number, place: () => string, open: Open): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(questions, { minLength: 5, maxLength: 60, size: "max" }), (sequence) =>
      askBoth(sequence, place(), open),
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? runs), seed: 20261125 },
  );

const folder = temporaryFolders();
test(
  "the SQLite store and the reference store give equal answers to equal questions",
  () => checkAll(150, folder, async (place, now) => openSqliteStore({ folder: place, now })),
  120_000,
);

describe.skipIf(!hasMongo)(mongoName, () => {
  const server = mongoServer();
  test(
    "the MongoDB store and the reference store give equal answers to equal questions",
    () => checkAll(25, server.url, (url, now) => openMongoStore({ url, now, allowWeak: true })),
    120_000,
  );
});
