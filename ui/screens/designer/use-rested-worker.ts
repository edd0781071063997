/** What a worker says of the files of a draft, asked again each time that they have rested. */

import { useEffect, useRef, useState } from "react";
import type { EditedFiles } from "../../../engine/index.ts";

/** What each of these workers is asked; its answer carries the same turn. */
export interface DraftQuestion {
  readonly turn: number;
  readonly root: string;
  readonly variant: string | undefined;
  readonly files: readonly (readonly [string, string])[];
}
/** How long nothing may change before the worker is asked, in milliseconds. */
const REST = 300;

/** `answer` is the last one that came; `busy` while a newer one is under way. The worker is given by a constant. */
export function useRestedWorker<Answer extends { readonly turn: number }>(
  startWorker: () => Worker,
  root: string,
  variant: string | undefined,
  files: EditedFiles,
): { readonly answer: Answer | undefined; readonly busy: boolean } {
  const [answer, setAnswer] = useState<Answer>();
  const [asked, setAsked] = useState(0);
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const own = turn.current;
    setAsked(own);
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = startWorker();
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        setAnswer(data);
        worker?.terminate();
      };
      worker.postMessage({ turn: own, root, variant, files: [...files] } satisfies DraftQuestion);
    }, REST);
    // The work on files that have changed since is given up.
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [startWorker, root, variant, files]);
  return { answer, busy: answer?.turn !== asked };
}
