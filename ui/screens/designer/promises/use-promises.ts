/** The promises of a draft with what the search says of each, searched again in a worker when its files have rested. */

import { useEffect, useState } from "react";
import type { EditedFiles, PromiseSearch, PromiseView } from "../../../../engine/index.ts";
import { useRestedWorker } from "../use-rested-worker.ts";

export interface SearchedPromises {
  readonly views: readonly PromiseView[];
  readonly searches: readonly PromiseSearch[];
}
export interface PromisesAnswer {
  readonly turn: number;
  /** Absent when the draft does not compile. */
  readonly found?: SearchedPromises;
}
const startWorker = (): Worker =>
  new Worker(new URL("../worker/design.worker.ts", import.meta.url), { type: "module", name: "promises" });

/** `found` is that of the last files that compiled; `busy` while newer ones are searched. */
export function usePromises(root: string, variant: string | undefined, files: EditedFiles) {
  const { answer, busy } = useRestedWorker<PromisesAnswer>(startWorker, root, variant, files);
  const [found, setFound] = useState<SearchedPromises>();
  useEffect(() => {
    if (answer?.found) setFound(answer.found);
  }, [answer]);
  return { found, busy, broken: answer !== undefined && answer.found === undefined };
}
