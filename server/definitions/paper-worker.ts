/** Makes a paper of a draft on the data of an example, in a thread of its own. */

import { parentPort, workerData } from "node:worker_threads";
import { merged, pinned, sampleReport, unfolded } from "../../engine/index.ts";
import { FORMATS } from "../reports/formats.ts";
import { type KeptSource, type PaperAsked, sourceOf } from "./source.ts";

const { report, format, language, example, at, ...kept } = workerData as KeptSource & PaperAsked;
const { base, overlays } = sourceOf(kept);
const { process } = pinned(base, overlays);
const sample = process && sampleReport(process, report, language, example === "" ? undefined : example);
const { render } = FORMATS[format];
parentPort?.postMessage(
  sample ? await render(format === "xlsx" ? merged(sample.model) : unfolded(sample.model), new Date(at)) : null,
);
