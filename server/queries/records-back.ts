/** Access records from the newest back to a day, a window at a time: other requests go on between the windows. */

import { type Day, dayOf } from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Shell } from "../shell.ts";
import type { ReadRecord } from "../store/port.ts";

const WINDOW = 2_000;

/** Newest window first; within one in order of writing. Ends with the window in which the day begins. */
export async function* recordsBack({ store }: Pick<Shell, "store">, from: Day): AsyncGenerator<readonly ReadRecord[]> {
  const [newest] = await store.readRecords(null, 1);
  for (let end = newest?.sequence ?? 0; end > 0; end -= WINDOW) {
    const start = Math.max(1, end - WINDOW + 1);
    const records = await store.recordsFrom(start, end - start + 1);
    yield records;
    const [first] = records;
    if (!first || dayOf(first.at, TIME_ZONE) < from) return;
  }
}
