/** Unpacks an archive in a thread of its own: whatever it holds, the server answers meanwhile and the thread can be ended. */

import { parentPort, workerData } from "node:worker_threads";
import { unpacked } from "./tar.ts";

parentPort?.postMessage(unpacked(workerData as Uint8Array));
