/** Searches the promises of a draft, and says them part by part. */

import { promiseViews, searchPromises } from "../../../../engine/index.ts";
import type { PromisesAnswer } from "../promises/use-promises.ts";
import type { DraftQuestion } from "../use-rested-worker.ts";
import { compiled } from "./compiled.ts";

/** Each promise in parts, with what a search of its states found; none while the draft does not compile. */
export function promises(draft: DraftQuestion): PromisesAnswer {
  const process = compiled(draft);
  const found = process && { views: promiseViews(process), searches: searchPromises(process) };
  return { turn: draft.turn, ...(found ? { found } : {}) };
}
