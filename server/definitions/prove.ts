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
/** A thread does not inherit how TypeScript is read: it registers that itself. */
const fromSources = (entry: URL): string =>
  `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); });`;

/**
 * Runs a worker of this folder on a source, in a thread of its own.
 * @param name of its file, without ending.
 * @returns what it says, or undefined when it failed or had to be ended.
 */
export function beside<T>(name: string, source: KeptSource): Promise<T | undefined> {
  const entry = new URL(inSources ? `./${name}.ts` : `./${name}.js`, import.meta.url);
  return new Promise((resolve) => {
    const worker = new Worker(inSources ? fromSources(entry) : entry, {
      workerData: source,
      eval: inSources,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const stop = (found: T | undefined): void => {
      clearTimeout(timer);
      resolve(found);
      void worker.terminate();
    };
    const timer = setTimeout(() => stop(undefined), LIMIT);
    worker.once("message", (found: T) => stop(found));
    worker.once("error", () => stop(undefined));
  });
}

/** Every finding of a definition, examples played; `ended` is false when the thread had to be ended. */
export async function prove(source: KeptSource): Promise<Proof> {
  const found = await beside<Omit<Proof, "ended">>("prove-worker", source);
  return found ? { ...found, ended: true } : { findings: [], ended: false };
}
