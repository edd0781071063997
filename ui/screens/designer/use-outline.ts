/** The outline of a draft (roles, rights, facts), made again in a worker when its files have rested. */

import { useEffect, useState } from "react";
import type { EditedFiles, Outline } from "../../../engine/index.ts";

export interface OutlineQuestion {
  readonly root: string;
  readonly variant: string | undefined;
  readonly files: readonly (readonly [string, string])[];
}
export interface OutlineAnswer {
  /** Absent when the draft does not compile. */
  readonly found?: Outline;
}
const REST = 150;

/** `outline` is that of the last files that compiled; `broken` says that the present ones do not. */
export function useOutline(root: string, variant: string | undefined, files: EditedFiles) {
  const [outline, setOutline] = useState<Outline>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = new Worker(new URL("./outline.worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<OutlineAnswer>) => {
        if (data.found) setOutline(data.found);
        setBroken(data.found === undefined);
        worker?.terminate();
      };
      worker.postMessage({ root, variant, files: [...files] } satisfies OutlineQuestion);
    }, REST);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [root, variant, files]);
  return { outline, broken };
}
