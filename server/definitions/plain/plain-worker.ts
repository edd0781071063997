/** Tells a definition in plain words, in each language, in a thread of its own: its promises are searched for it. */

import { parentPort, workerData } from "node:worker_threads";
import { pinned, plainWords, refutations, searchPromises, type Verdicts, valueIn } from "../../../engine/index.ts";
import { compileValidators } from "../../forms/validators.ts";
import { type KeptSource, sourceOf } from "../source.ts";

const kept = workerData as KeptSource;
const { base, overlays } = sourceOf(kept);
const { process } = pinned(base, overlays);

function told() {
  if (!process) return null;
  const searches = searchPromises(process);
  const refuted = searches.some(({ outcome }) => outcome !== "proved")
    ? refutations(process, searches, { validate: compileValidators(process) })
    : [];
  const verdicts: Verdicts = (policy, unit) => {
    const found = searches.find((one) => one.policy === policy && one.unit === unit);
    if (found?.outcome === "proved") return "proved";
    return refuted.some((one) => one.policy === policy) ? "refuted" : found && "undecided";
  };
  const isVariant = kept.variant !== undefined;
  const ofBase = isVariant ? pinned(base, []).process : undefined;
  const file = `${kept.root}/variants/${kept.variant}/overlay.json`;
  const place = isVariant ? valueIn(new Map(kept.files), file, "/municipality") : undefined;
  const options = { verdicts, ...(ofBase ? { base: ofBase } : {}), ...(typeof place === "string" ? { place } : {}) };
  return {
    nl: plainWords(process, { language: "nl", ...options }),
    en: plainWords(process, { language: "en", ...options }),
  };
}
parentPort?.postMessage(told());
