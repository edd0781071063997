/** Makes the checks of all forms of a draft as modules for the browser, in a thread of its own. */

import { parentPort, workerData } from "node:worker_threads";
import { pinned } from "../../engine/index.ts";
import { validatorModule } from "../forms/validators.ts";
import { type KeptSource, sourceOf } from "./source.ts";

const { base, overlays } = sourceOf(workerData as KeptSource);
const { process } = pinned(base, overlays);
parentPort?.postMessage(
  Object.fromEntries(Object.values(process?.forms ?? {}).map((form) => [form.definition.id, validatorModule(form)])),
);
