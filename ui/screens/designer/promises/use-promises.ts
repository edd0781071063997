/** The promises of a draft with what the search says of each, searched again in a worker when its files have rested. */

import { useEffect, useRef, useState } from "react";
import type { EditedFiles, PromiseSearch, PromiseView } from "../../../../engine/index.ts";

export interface PromisesQuestion {
  readonly turn: number;
  readonly root: string;
  readonly variant: string | undefined;
  readonly files: readonly (readonly [string, string])[];
}
export interface SearchedPromises {
  readonly views: readonly PromiseView[];
  readonly searches: readonly PromiseSearch[];
}
export interface PromisesAnswer {
  readonly turn: number;
  /** Absent when the draft does not compile. */
  readonly found?: SearchedPromises;
}
const REST = 300;

/** `found` is that of the last files that compiled; `busy` while newer ones are searched. */
export function usePromises(root: string, variant: string | undefined, files: EditedFiles) {
  const [answer, setAnswer] = useState<PromisesAnswer>();
  const [found, setFound] = useState<SearchedPromises>();
  const [asked, setAsked] = useState(0);
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const own = turn.current;
    setAsked(own);
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = new Worker(new URL("./promises.worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<PromisesAnswer>) => {
        setAnswer(data);
        if (data.found) setFound(data.found);
        worker?.terminate();
      };
      worker.postMessage({ turn: own, root, variant, files: [...files] } satisfies PromisesQuestion);
    }, REST);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [root, variant, files]);
  return { found, busy: answer?.turn !== asked, broken: answer !== undefined && answer.found === undefined };
}
