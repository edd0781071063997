/** A draft as it is now, compiled without the checks. */

import { type CompiledProcess, pinned } from "../../../../engine/index.ts";
import type { DraftQuestion } from "../use-rested-worker.ts";

/** Undefined while the draft does not compile. */
export function compiled(draft: Omit<DraftQuestion, "turn">): CompiledProcess | undefined {
  const { root, variant } = draft;
  const files = new Map(draft.files);
  const overlays = variant === undefined ? [] : [{ root: `${root}/variants/${variant}`, files }];
  return pinned({ root, files }, overlays).process;
}
