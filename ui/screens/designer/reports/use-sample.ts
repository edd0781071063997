/** The sample of a paper, made again in a worker when the draft has rested. */

import { useEffect, useState } from "react";
import type { EditedFiles, SampleReport } from "../../../../engine/index.ts";

export interface SampleAsked {
  readonly root: string;
  readonly variant: string | undefined;
  readonly report: string;
  readonly language: string;
  readonly example: string | undefined;
}
export interface SampleQuestion extends SampleAsked {
  readonly files: readonly (readonly [string, string])[];
}
export interface SampleAnswer {
  /** The draft does not compile. */
  readonly broken: boolean;
  /** Name and title, the fullest first. */
  readonly examples: readonly (readonly [string, string])[];
  /** Absent when no example has such a paper. */
  readonly sample?: SampleReport;
}
const REST = 200;

/** The last answer stays while a newer one is made. */
export function useSample(asked: SampleAsked, files: EditedFiles) {
  const { root, variant, report, language, example } = asked;
  const [answer, setAnswer] = useState<SampleAnswer>();
  const [busy, setBusy] = useState(true);
  useEffect(() => {
    setBusy(true);
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = new Worker(new URL("../worker/design.worker.ts", import.meta.url), { type: "module", name: "sample" });
      worker.onmessage = ({ data }: MessageEvent<SampleAnswer>) => {
        setAnswer(data);
        setBusy(false);
        worker?.terminate();
      };
      worker.postMessage({ root, variant, report, language, example, files: [...files] } satisfies SampleQuestion);
    }, REST);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [root, variant, report, language, example, files]);
  return { answer, busy };
}
