/** Proves a draft off the main thread: files in, every finding out. */

import { verify } from "../../../engine/index.ts";
import type { FindingsAnswer } from "./use-findings.ts";
import type { DraftQuestion } from "./use-rested-worker.ts";

self.onmessage = ({ data }: MessageEvent<DraftQuestion>) => {
  const { root, variant, turn } = data;
  const files = new Map(data.files);
  const overlays = variant === undefined ? [] : [{ root: `${root}/variants/${variant}`, files }];
  const answer: FindingsAnswer = { turn, findings: verify({ root, files }, overlays) };
  self.postMessage(answer);
};
