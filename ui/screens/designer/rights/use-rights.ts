/** The rights of a draft, made again in a worker when its files change. */

import { useEffect, useRef, useState } from "react";
import type { EditedFiles, RightsRow } from "../../../../engine/index.ts";

export interface RightsQuestion {
  readonly turn: number;
  readonly root: string;
  readonly variant: string | undefined;
  readonly files: readonly (readonly [string, string])[];
}
export interface Rights {
  readonly roles: readonly string[];
  readonly rows: readonly RightsRow[];
}
export interface RightsAnswer {
  readonly turn: number;
  /** Absent when the draft does not compile. */
  readonly found?: Rights;
}
/** `rights` are those of the last files that compiled; `broken` says that the present ones do not. */
export function useRights(root: string, variant: string | undefined, files: EditedFiles) {
  const [rights, setRights] = useState<Rights>();
  const [broken, setBroken] = useState(false);
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const worker = new Worker(new URL("./rights.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<RightsAnswer>) => {
      if (data.found) setRights(data.found);
      setBroken(data.found === undefined);
    };
    worker.postMessage({ turn: turn.current, root, variant, files: [...files] } satisfies RightsQuestion);
    return () => worker.terminate();
  }, [root, variant, files]);
  return { rights, broken };
}
