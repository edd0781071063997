/** Proves a definition beside the server, which answers meanwhile. */

import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { Coverage, DefinitionHash, Finding, Refutation } from "../../engine/index.ts";
import type { KeptSource } from "./source.ts";

export interface Proof {
  /** Absent when there is an error. */
  readonly hash?: DefinitionHash;
  readonly findings: readonly Finding[];
  /** What its examples reach; absent when it does not compile. */
  readonly coverage?: Coverage;
  /** Plays with the real engine that break a promise; absent when it does not compile. */
  readonly refutations?: readonly Refutation[];
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
 * Runs a worker of this folder on a source or an archive, in a thread of its own.
 * @param name of its file, without ending.
 * @param source what it works on, with what else it is asked.
 * @param limit after which it is ended, in milliseconds.
 * @returns what it says, or undefined when it failed or had to be ended.
 */
export function beside<T>(name: string, workerData: object, limit = LIMIT): Promise<T | undefined> {
  const entry = new URL(inSources ? `./${name}.ts` : `./${name}.js`, import.meta.url);
  return new Promise((resolve) => {
    const worker = new Worker(inSources ? fromSources(entry) : entry, {
      workerData,
      eval: inSources,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const stop = (found: T | undefined): void => {
      clearTimeout(timer);
      resolve(found);
      void worker.terminate();
    };
    const timer = setTimeout(() => stop(undefined), limit);
    worker.once("message", (found: T) => stop(found));
    worker.once("error", () => stop(undefined));
  });
}

/** The last proofs by what was proved: what was reviewed is published without playing everything again. */
const proved = new Map<string, Promise<Proof>>();
const KEPT = 4;
/** Every finding of a definition, examples played; `ended` is false when the thread had to be ended. */
export function prove(source: KeptSource): Promise<Proof> {
  const key = createHash("sha256").update(JSON.stringify(source)).digest("hex");
  const known = proved.get(key);
  if (known) return known;
  const next = beside<Omit<Proof, "ended">>("prove-worker", source).then((found): Proof => {
    if (!found) proved.delete(key);
    return found ? { ...found, ended: true } : { findings: [], ended: false };
  });
  proved.set(key, next);
  for (const old of [...proved.keys()].slice(0, -KEPT)) proved.delete(old);
  return next;
}
