/** Checks the chain of read records from the first to the last, in pages, so that any number fits in memory. */

import type { Store } from "../store/port.ts";
import { type Chained, type ChainFault, FIRST, faultIn } from "./chain.ts";

const PAGE = 5_000;

export interface ChainReport {
  /** Records that are as they were written. */
  readonly checked: number;
  /** Hash of the last good record: compare it with one that was kept elsewhere, since a chain does not miss a tail that was cut. */
  readonly hash: string;
  readonly fault?: ChainFault;
}

export async function verifyChain(store: Pick<Store, "recordsFrom">): Promise<ChainReport> {
  let last: Chained = FIRST;
  for (;;) {
    const page = await store.recordsFrom(last.sequence + 1, PAGE);
    const fault = faultIn(last, page);
    const good: Chained = page.filter(({ sequence }) => !fault || sequence < fault.sequence).at(-1) ?? last;
    if (fault) return { checked: good.sequence, hash: good.hash, fault };
    if (page.length === 0) return { checked: last.sequence, hash: last.hash };
    last = good;
  }
}
