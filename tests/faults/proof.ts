/** What a proof of a promise is: seeded runs that count what held and what did not, and a control that the same runs must catch. */

import { createHash } from "node:crypto";

export interface ProofOptions {
  readonly seed: number;
  readonly runs: number;
  /** Runs against a build or setting that is broken on purpose. */
  readonly control: boolean;
  /** Folder of one process, where a small run is enough; every shipped one by default. */
  readonly only?: string;
}
export interface ProofResult {
  readonly passed: number;
  readonly failed: number;
  /** What was looked at, for people. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first few failures in words, each with what is needed to see it again. */
  readonly failures: readonly string[];
}
export interface Proof {
  readonly name: string;
  readonly promise: string;
  /** What is broken in the control. */
  readonly broken: string;
  readonly runs: number;
  /** Runs of the control, when a proof is run: enough to catch it. */
  readonly controlRuns: number;
  run(options: ProofOptions): Promise<ProofResult>;
}

/** A repeatable stream of numbers from 0 up to 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The key of a command in a repeatable run: 128 bits that follow from a text. */
export const keyFrom = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

/** Adds up counts of several runs. */
export function addCounts(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const one of counts) for (const [name, count] of Object.entries(one)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

const FAILURES_KEPT = 5;

/** Runs one thing after another and gathers what failed; with a control it stops at the first failure, which is what it is for. */
export async function repeat(
  { seed, runs, control }: ProofOptions,
  one: (
    seed: number,
  ) => Promise<{ readonly counts: Readonly<Record<string, number>>; readonly faults: readonly string[] }>,
): Promise<ProofResult> {
  const counts: Readonly<Record<string, number>>[] = [];
  const failures: string[] = [];
  let failed = 0;
  for (let run = 0; run < runs && !(control && failed > 0); run += 1) {
    const result = await one(seed + run);
    counts.push(result.counts);
    if (result.faults.length === 0) continue;
    failed += 1;
    if (failures.length < FAILURES_KEPT) failures.push(`seed ${seed + run}: ${result.faults[0]}`);
  }
  return { passed: counts.length - failed, failed, counts: addCounts(counts), failures };
}
