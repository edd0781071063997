/** Proves a draft: files in, every finding out. */

import { verify } from "../../../../engine/index.ts";
import type { FindingsAnswer } from "../use-findings.ts";
import type { DraftQuestion } from "../use-rested-worker.ts";

/** Every finding of a draft, with the turn of its question. */
export function findings({ root, variant, turn, files: given }: DraftQuestion): FindingsAnswer {
  const files = new Map(given);
  const overlays = variant === undefined ? [] : [{ root: `${root}/variants/${variant}`, files }];
  return { turn, findings: verify({ root, files }, overlays) };
}
