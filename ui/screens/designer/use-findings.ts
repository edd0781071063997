/** The findings of a draft, proved again in a worker each time that its files have rested. */

import type { EditedFiles, Finding } from "../../../engine/index.ts";
import { useRestedWorker } from "./use-rested-worker.ts";

export interface FindingsAnswer {
  readonly turn: number;
  readonly findings: readonly Finding[];
}
const startWorker = (): Worker =>
  new Worker(new URL("./worker/design.worker.ts", import.meta.url), { type: "module", name: "findings" });

/** `findings` is absent until the first proof is done; `busy` while a newer one is under way. */
export function useFindings(root: string, variant: string | undefined, files: EditedFiles) {
  const { answer, busy } = useRestedWorker<FindingsAnswer>(startWorker, root, variant, files);
  return { findings: answer?.findings, busy };
}
