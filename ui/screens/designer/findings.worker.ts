/** Proves a draft off the main thread: files in, every finding out. */

import { verify } from "../../../engine/index.ts";
import type { FindingsAnswer, FindingsQuestion } from "./use-findings.ts";

self.onmessage = ({ data }: MessageEvent<FindingsQuestion>) => {
  const source = { root: data.root, files: new Map(data.files) };
  const answer: FindingsAnswer = { turn: data.turn, findings: verify(source) };
  self.postMessage(answer);
};
