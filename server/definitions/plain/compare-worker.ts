/** Says what one definition does otherwise than another, in a thread of its own. */

import { parentPort, workerData } from "node:worker_threads";
import { differenceWords, pinned } from "../../../engine/index.ts";
import { type KeptSource, sourceOf } from "../source.ts";

const asked = workerData as { readonly one: KeptSource; readonly other: KeptSource; readonly language: string };
const [one, other] = [asked.one, asked.other].map((kept) => {
  const { base, overlays } = sourceOf(kept);
  return pinned(base, overlays).process;
});
parentPort?.postMessage(one && other ? differenceWords(one, other, asked.language) : null);
