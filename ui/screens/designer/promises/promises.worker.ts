/** Searches the promises of a draft off the main thread, and says them part by part. */

import { pinned, promiseViews, searchPromises } from "../../../../engine/index.ts";
import type { DraftQuestion } from "../use-rested-worker.ts";
import type { PromisesAnswer } from "./use-promises.ts";

self.onmessage = ({ data: { turn, root, variant, files } }: MessageEvent<DraftQuestion>) => {
  const source = { root, files: new Map(files) };
  const overlay = `${root}/variants/${variant}`;
  const { process } = pinned(source, variant === undefined ? [] : [{ root: overlay, files: source.files }]);
  const found = process && { views: promiseViews(process), searches: searchPromises(process) };
  self.postMessage({ turn, ...(found ? { found } : {}) } satisfies PromisesAnswer);
};
