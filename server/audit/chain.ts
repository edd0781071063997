/** The chain of read records: each carries the hash of the one before, so that a changed, removed or moved one is found. */

import { createHash } from "node:crypto";
import type { ReadEntry, ReadRecord } from "../store/port.ts";

/** Place in the chain: what the next record needs of the one before. */
export type Chained = Pick<ReadRecord, "sequence" | "hash">;
/** Before the first record. */
export const FIRST: Chained = { sequence: 0, hash: "0".repeat(64) };

/** JSON with the keys of every object in order and nothing that is undefined: equal values give equal bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

const hashOf = (before: string, record: Omit<ReadRecord, "hash">): string =>
  createHash("sha256").update(before).update(canonical(record)).digest("hex");

/** Gives a record its number and its place in the chain. */
export function chain(before: Chained, entry: ReadEntry): ReadRecord {
  const record = { ...entry, sequence: before.sequence + 1, before: before.hash };
  return { ...record, hash: hashOf(before.hash, record) };
}

export interface ChainFault {
  /** Number of the first record that is not as it was written. */
  readonly sequence: number;
  readonly fault: "missing-or-moved" | "changed";
}
/** It stands at its place and says nothing: what was written there cannot be read any more. */
const isBlank = ({ sequence, hash }: ReadRecord, last: Chained): boolean =>
  sequence === last.sequence + 1 && hash === "";

/** The first fault in a run of records that should follow `before`; undefined when they do. */
export function faultIn(before: Chained, records: readonly ReadRecord[]): ChainFault | undefined {
  let last = before;
  for (const record of records) {
    if (record.sequence !== last.sequence + 1 || record.before !== last.hash)
      return { sequence: last.sequence + 1, fault: isBlank(record, last) ? "changed" : "missing-or-moved" };
    const { hash, ...rest } = record;
    if (hash !== hashOf(record.before, rest)) return { sequence: record.sequence, fault: "changed" };
    last = record;
  }
  return undefined;
}
