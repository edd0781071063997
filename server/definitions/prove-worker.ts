/** Proves one definition in a thread of its own: it may take long, and can be ended. */

import { parentPort, workerData } from "node:worker_threads";
import { type KeptSource, proveSource } from "./source.ts";

const { process, findings } = proveSource(workerData as KeptSource);
parentPort?.postMessage({ hash: process?.hash, findings });
