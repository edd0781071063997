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
const REST = 150;

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
  const answered = useRef(0);
  const worker = useRef<Worker>(undefined);
  useEffect(() => {
    turn.current += 1;
    const own = turn.current;
    setAsked(own);
    let isAsked = false;
    const timer = setTimeout(() => {
      isAsked = true;
      worker.current ??= startWorker();
      worker.current.onmessage = ({ data }: MessageEvent<Answer>) => {
        answered.current = data.turn;
        setAnswer(data);
      };
      worker.current.postMessage({ turn: own, root, variant, files: [...files] } satisfies DraftQuestion);
    }, REST);
    return () => {
      clearTimeout(timer);
      if (!isAsked || answered.current === own) return;
      // The work on files that have changed since is given up; a worker that rests remembers what it read.
      worker.current?.terminate();
      worker.current = undefined;
    };
  }, [startWorker, root, variant, files]);
  useEffect(() => () => worker.current?.terminate(), []);
  return { answer, busy: answer?.turn !== asked };
}
