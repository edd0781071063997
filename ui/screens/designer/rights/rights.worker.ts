/** Makes the matrix of rights of a draft off the main thread. */

import { pinned, rightsOf } from "../../../../engine/index.ts";
import type { RightsAnswer, RightsQuestion } from "./use-rights.ts";

self.onmessage = ({ data: { turn, root, variant, files } }: MessageEvent<RightsQuestion>) => {
  const source = { root, files: new Map(files) };
  const overlay = `${root}/variants/${variant}`;
  const { process } = pinned(source, variant === undefined ? [] : [{ root: overlay, files: source.files }]);
  const found = process && { roles: Object.keys(process.roles), rows: rightsOf(process) };
  self.postMessage({ turn, ...(found ? { found } : {}) } satisfies RightsAnswer);
};
