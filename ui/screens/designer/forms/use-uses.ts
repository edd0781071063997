/** Where a question is used, asked when it has been looked at for a moment; and another key for it, proved. */

import { useEffect, useState } from "react";
import type { EditedFiles, Renamed, Use } from "../../../../engine/index.ts";

export interface UsesQuestion {
  readonly root: string;
  readonly form: string;
  readonly key: string;
  readonly files: readonly (readonly [string, string])[];
  /** The new key; absent when only the uses are asked. */
  readonly to?: string;
}
export interface UsesAnswer {
  readonly uses?: readonly Use[];
  readonly renamed?: Renamed;
}
const REST = 700;
const start = (): Worker =>
  new Worker(new URL("../worker/design.worker.ts", import.meta.url), { type: "module", name: "uses" });

/** @returns undefined while they are looked for. */
export function useUses(root: string, form: string, key: string, files: EditedFiles): readonly Use[] | undefined {
  const [found, setFound] = useState<readonly Use[]>();
  useEffect(() => {
    setFound(undefined);
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = start();
      worker.onmessage = ({ data }: MessageEvent<UsesAnswer>) => {
        setFound(data.uses ?? []);
        worker?.terminate();
      };
      worker.postMessage({ root, form, key, files: [...files] } satisfies UsesQuestion);
    }, REST);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [root, form, key, files]);
  return found;
}
/** Asks a worker for the edits of another key. */
export function renamed(question: UsesQuestion): Promise<Renamed> {
  const worker = start();
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<UsesAnswer>) => {
      worker.terminate();
      resolve(data.renamed ?? { refused: [] });
    };
    worker.postMessage(question);
  });
}
