/**
 * Wrapped data keys. A key is written before the commit that makes it and marked before the commit that destroys it; it
 * counts when that commit is there, so that keys and what they seal appear and disappear in one write.
 */

import type { CommitDocument } from "../port.ts";
import type { Collections } from "./collections.ts";
import { isDuplicate, reading, writing } from "./faults.ts";
import type { Attempt, CommitRecord, KeyMark, KeyRecord } from "./layout.ts";

type Kept = { readonly id: string; readonly value: Uint8Array };
export interface Keys {
  /** Writes the new keys and marks those that go; false when a key of the same name is there. */
  reserve(document: CommitDocument, mark: KeyMark): Promise<boolean>;
  /** The commit was refused: what was reserved for it was never there. */
  release(document: CommitDocument, attempt: Attempt): Promise<void>;
  /** The commit is there: its new keys need no mark any more, and those it destroys are removed. */
  settle(commit: Pick<CommitRecord, "keys" | "forgets" | "attempt">): Promise<void>;
  put(id: string, value: Uint8Array, owner: string | undefined, ifAbsent: boolean): Promise<boolean>;
  get(id: string): Promise<Uint8Array | undefined>;
  remove(id: string): Promise<void>;
  byOwner(owner: string, limit: number): Promise<readonly Kept[]>;
  all(): Promise<readonly Kept[]>;
}

const marksOf = ({ made, gone = [] }: KeyRecord): readonly KeyMark[] => [...(made ? [made] : []), ...gone];

export function createKeys({ keys, commits }: Pick<Collections, "keys" | "commits">): Keys {
  /** Which attempts, of those that keys are marked with, became commits. */
  async function landed(found: readonly KeyRecord[]): Promise<ReadonlySet<Attempt>> {
    const marks = found.flatMap(marksOf);
    if (marks.length === 0) return new Set();
    const ids = [...new Set(marks.map(({ commit }) => commit))];
    const there = await commits.find({ _id: { $in: ids } }, { projection: { attempt: 1 } }).toArray();
    return new Set(there.map(({ attempt }) => attempt));
  }
  const isThere = ({ made, gone = [] }: KeyRecord, attempts: ReadonlySet<Attempt>): boolean =>
    (!made || attempts.has(made.attempt)) && !gone.some(({ attempt }) => attempts.has(attempt));
  async function visible(found: readonly KeyRecord[]): Promise<readonly Kept[]> {
    const attempts = await landed(found);
    return found.filter((key) => isThere(key, attempts)).map(({ _id: id, value }) => ({ id, value }));
  }

  /** A key that a commit destroyed, and that is only not removed yet, makes place for another. */
  async function replace(before: KeyRecord, after: KeyRecord, attempts: ReadonlySet<Attempt>): Promise<boolean> {
    const destroyed = before.gone?.find(({ attempt }) => attempts.has(attempt));
    if (!destroyed) return false;
    const { matchedCount } = await keys.replaceOne({ _id: before._id, "gone.attempt": destroyed.attempt }, after);
    return matchedCount === 1;
  }
  /** Writes a key where none is. One that another server reserved is left to everybody: it opens what either of them seals. */
  async function insert(key: KeyRecord): Promise<boolean> {
    try {
      await keys.insertOne({ ...key });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const there = await keys.findOne({ _id: key._id });
    if (!there) return insert(key);
    if (key.made && there.made?.attempt === key.made.attempt) return true;
    if (await replace(there, key, await landed([there]))) return true;
    if (there.made)
      await keys.updateOne({ _id: key._id, "made.attempt": there.made.attempt }, { $unset: { made: "" } });
    return false;
  }

  async function reserve(document: CommitDocument, mark: KeyMark): Promise<boolean> {
    for (const { id, owner, wrapped } of document.keys ?? [])
      if (!(await writing(() => insert({ _id: id, owner, value: wrapped, made: mark })))) return false;
    for (const _id of document.forgets ?? [])
      await writing(() => keys.updateOne({ _id, "gone.attempt": { $ne: mark.attempt } }, { $push: { gone: mark } }));
    return true;
  }

  return {
    reserve,
    release: async ({ keys: made = [], forgets = [] }, attempt) => {
      for (const { id: _id } of made) await writing(() => keys.deleteOne({ _id, "made.attempt": attempt }));
      for (const _id of forgets) await writing(() => keys.updateOne({ _id }, { $pull: { gone: { attempt } } }));
    },
    settle: async ({ keys: made, forgets, attempt }) => {
      for (const _id of forgets) await keys.deleteOne({ _id, "gone.attempt": attempt });
      for (const _id of made) await keys.updateOne({ _id, "made.attempt": attempt }, { $unset: { made: "" } });
    },
    put: async (_id, value, owner, ifAbsent) => {
      const key: KeyRecord = { _id, owner: owner ?? null, value };
      if (await writing(() => insert(key))) return true;
      if (!ifAbsent) await writing(() => keys.replaceOne({ _id }, key, { upsert: true }));
      return !ifAbsent;
    },
    get: async (_id) => {
      const found = await reading(() => keys.findOne({ _id }));
      return found ? (await reading(() => visible([found])))[0]?.value : undefined;
    },
    remove: async (_id) => {
      await writing(() => keys.deleteOne({ _id }));
    },
    byOwner: (owner, limit) =>
      reading(async () => visible(await keys.find({ owner }).sort({ _id: 1 }).limit(limit).toArray())),
    all: () => reading(async () => visible(await keys.find({}).sort({ _id: 1 }).toArray())),
  };
}
