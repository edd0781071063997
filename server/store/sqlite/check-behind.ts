/** Looks through a large data file in a thread of its own, so that the server is ready before every page was read. */

import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { StoreDamaged } from "../errors.ts";

/** Written as text, as the server may run from one bundled file. */
const LOOK = `const { workerData, parentPort } = require("node:worker_threads");
const Database = require(workerData.module);
const database = new Database(workerData.path, { readonly: true });
try { parentPort.postMessage(String(database.pragma("quick_check(1)", { simple: true }))); }
catch (error) { parentPort.postMessage(String(error.code)); }
finally { database.close(); }`;

/** Up to so many bytes the file is checked before anything is answered. */
export const CHECKED_AT_ONCE = 64 * 1024 * 1024;

/**
 * @returns resolves when the whole file was read.
 * @throws StoreDamaged when something in it is not as it was written.
 */
export async function checkBehind(path: string): Promise<void> {
  const module = createRequire(import.meta.url).resolve("better-sqlite3");
  const worker = new Worker(LOOK, { eval: true, workerData: { path, module } });
  worker.unref();
  const answer = await new Promise<string>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  if (answer !== "ok") throw new StoreDamaged(`${path} is damaged (${answer}); the server stops: restore a backup.`);
}
