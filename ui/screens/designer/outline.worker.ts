/** Compiles a draft off the main thread and tells its roles, rights and facts. */

import { outlineOf, pinned } from "../../../engine/index.ts";
import type { OutlineAnswer, OutlineQuestion } from "./use-outline.ts";

self.onmessage = ({ data: { root, variant, files } }: MessageEvent<OutlineQuestion>) => {
  const source = { root, files: new Map(files) };
  const overlay = `${root}/variants/${variant}`;
  const { process } = pinned(source, variant === undefined ? [] : [{ root: overlay, files: source.files }]);
  self.postMessage((process ? { found: outlineOf(process) } : {}) satisfies OutlineAnswer);
};
