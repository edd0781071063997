/** The findings of a draft, proved again in a worker each time that its files have rested. */

import { useEffect, useRef, useState } from "react";
import type { EditedFiles, Finding } from "../../../engine/index.ts";

export interface FindingsQuestion {
  readonly turn: number;
  readonly root: string;
  readonly variant?: string | undefined;
  readonly files: readonly (readonly [string, string])[];
}
export interface FindingsAnswer {
  readonly turn: number;
  readonly findings: readonly Finding[];
}
const REST = 300;

/** `findings` is absent until the first proof is done; `busy` while a newer one is under way. */
export function useFindings(root: string, variant: string | undefined, files: EditedFiles) {
  const [answer, setAnswer] = useState<FindingsAnswer>();
  const turn = useRef(0);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    turn.current += 1;
    const own = turn.current;
    setAsked(own);
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = new Worker(new URL("./findings.worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<FindingsAnswer>) => setAnswer(data);
      worker.postMessage({ turn: own, root, variant, files: [...files] } satisfies FindingsQuestion);
    }, REST);
    // A proof of files that have changed since is given up.
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [root, variant, files]);
  return { findings: answer?.findings, busy: answer?.turn !== asked };
}
