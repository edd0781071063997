/** The checks of a draft's forms, for playing it in the browser: made once for each of its revisions, the last few kept. */

import type { Draft } from "./drafts.ts";
import { beside } from "./prove.ts";
import type { KeptSource } from "./source.ts";

/** Form → module. */
export type ValidatorModules = Readonly<Record<string, string>>;
const KEPT = 4;

/** Gives the modules of a draft as it is now; none of a draft that does not compile. */
export function createDraftValidators(
  sourceOf: (draft: Draft) => KeptSource,
): (draft: Draft) => Promise<ValidatorModules> {
  const made = new Map<string, Promise<ValidatorModules>>();
  return (draft) => {
    const key = `${draft.id} ${draft.revision}`;
    const known = made.get(key);
    if (known) return known;
    const next = beside<ValidatorModules>("validators-worker", sourceOf(draft)).then((modules) => modules ?? {});
    made.set(key, next);
    for (const old of [...made.keys()].slice(0, -KEPT)) made.delete(old);
    return next;
  };
}
