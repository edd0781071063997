/** The control of the kill proofs: a store that says "done" before it has written anything. */

import type { CommitOutcome, Store } from "../../server/store/port.ts";

export function early(store: Store): Store {
  return {
    ...store,
    commit: async (document): Promise<CommitOutcome> => {
      setTimeout(() => void store.commit(document), 5);
      return { outcome: "done" };
    },
  };
}
