/** Compiles a draft off the main thread and tells its roles, rights and facts. */

import { outlineOf, pinned } from "../../../engine/index.ts";
import type { OutlineAnswer } from "./use-outline.ts";
import type { DraftQuestion } from "./use-rested-worker.ts";

self.onmessage = ({ data: { turn, root, variant, files } }: MessageEvent<DraftQuestion>) => {
  const source = { root, files: new Map(files) };
  const overlay = `${root}/variants/${variant}`;
  const { process } = pinned(source, variant === undefined ? [] : [{ root: overlay, files: source.files }]);
  self.postMessage({ turn, ...(process ? { found: outlineOf(process) } : {}) } satisfies OutlineAnswer);
};
