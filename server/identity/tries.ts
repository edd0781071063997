/** How often something may be tried in a window of ten minutes: counted in the store, so that every server counts the same. */

import { milliseconds, type Timestamp, timestamp } from "../../engine/index.ts";
import type { Store } from "../store/port.ts";

const COLLECTION = "sign-in tries";
const WINDOW = 10 * 60_000;

/** Takes one try of a key. @returns whether there was one left. */
export type TakeTry = (key: string, most: number) => Promise<boolean>;

/** A try is a document that can be made once: two servers never take the same one. */
export function createSignInTries(store: Store, now: () => Timestamp): TakeTry {
  const reached = new Map<string, number>();
  return async (key, most) => {
    const window = Math.floor(milliseconds(now()) / WINDOW);
    const place = `${key} ${window}`;
    if (reached.size > 10_000) reached.clear();
    const expiresAt = timestamp((window + 1) * WINDOW);
    for (let n = (reached.get(place) ?? 0) + 1; n <= most; n += 1) {
      reached.set(place, n);
      if (await store.put(COLLECTION, `${place} ${n}`, "", { ifAbsent: true, expiresAt })) return true;
    }
    return false;
  };
}
