/** The outline of a draft (roles, rights, facts), made again in a worker when its files have rested. */

import { useEffect, useState } from "react";
import type { EditedFiles, Outline } from "../../../engine/index.ts";
import { useRestedWorker } from "./use-rested-worker.ts";

export interface OutlineAnswer {
  readonly turn: number;
  /** Absent when the draft does not compile. */
  readonly found?: Outline;
}
const startWorker = (): Worker =>
  new Worker(new URL("./worker/design.worker.ts", import.meta.url), { type: "module", name: "outline" });

/** `outline` is that of the last files that compiled; `broken` says that the present ones do not. */
export function useOutline(root: string, variant: string | undefined, files: EditedFiles) {
  const { answer } = useRestedWorker<OutlineAnswer>(startWorker, root, variant, files);
  const [outline, setOutline] = useState<Outline>();
  useEffect(() => {
    if (answer?.found) setOutline(answer.found);
  }, [answer]);
  return { outline, broken: answer !== undefined && answer.found === undefined };
}
