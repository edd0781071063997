/** Proves a definition beside the server, which answers meanwhile. */

import { Worker } from "node:worker_threads";
import type { DefinitionHash, Finding } from "../../engine/index.ts";
import type { KeptSource } from "./source.ts";

export interface Proof {
  /** Absent when there is an error. */
  readonly hash?: DefinitionHash;
  readonly findings: readonly Finding[];
  /** Whether it came to an end; a definition that takes too long is not proved. */
  readonly ended: boolean;
}

/** Longest time of one proof, in milliseconds. */
const LIMIT = 180_000;
const MEMORY = 1_536;
const inSources = import.meta.url.endsWith(".ts");
const entry = new URL(inSources ? "./prove-worker.ts" : "./prove-worker.js", import.meta.url);
/** A thread does not inherit how TypeScript is read: it registers that itself. */
const fromSources = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); });`;

/** Every finding of a definition, examples played; `ended` is false when the thread had to be ended. */
export function prove(source: KeptSource): Promise<Proof> {
  return new Promise((resolve) => {
    const worker = new Worker(inSources ? fromSources : entry, {
      workerData: source,
      eval: inSources,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const stop = (proof: Proof): void => {
      clearTimeout(timer);
      resolve(proof);
      void worker.terminate();
    };
    const timer = setTimeout(() => stop({ findings: [], ended: false }), LIMIT);
    worker.once("message", (found: Omit<Proof, "ended">) => stop({ ...found, ended: true }));
    worker.once("error", () => stop({ findings: [], ended: false }));
  });
}
