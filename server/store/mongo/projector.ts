/**
 * Writes what follows from commits: keys, erasures, outbox, worklists and the row, in the order of revisions. Two servers
 * may do it for the same commit: both make the same, and the version of the row tells who was first. A commit stays marked
 * as pending until it is done, so that another server can do it when this one dies.
 */

import type { InstanceId } from "../../../engine/index.ts";
import type { InstanceIndex } from "../port.ts";
import type { Collections } from "./collections.ts";
import type { Contents } from "./contents.ts";
import { isDuplicate, pause } from "./faults.ts";
import type { Keys } from "./keys.ts";
import type { CommitRecord, Row } from "./layout.ts";
import type { Outbox } from "./outbox.ts";
import { createRecent } from "./recent.ts";
import { type Change, rowAfter, rowRetold } from "./rows.ts";
import { createTurns } from "./turns.ts";
import type { Worklists } from "./worklists.ts";

export interface Projector {
  /** What follows from a commit that was just written; resolves when it is there. A fault is left to the repair. */
  follow(commit: CommitRecord): Promise<void>;
  /** Resolves when all that follows from the commits of this server until now is there, or left to the repair. */
  settled(): Promise<void>;
  retell(instance: InstanceId, revision: number, index: InstanceIndex): Promise<boolean>;
  /** Does what a server left undone that has been pending for so many milliseconds. Returns how many commits. */
  repair(age: number): Promise<number>;
}

interface Parts {
  readonly contents: Contents;
  readonly keys: Keys;
  readonly outbox: Outbox;
  readonly worklists: Worklists;
  /** This server. */
  readonly by: string;
  readonly onFault: (error: unknown, instance: InstanceId) => void;
}

const CACHED = 1_000;
const TRIES = 20;
const AT_ONCE = 200;

export function createProjector(
  { commits, rows }: Pick<Collections, "commits" | "rows">,
  { contents, keys, outbox, worklists, by, onFault }: Parts,
): Projector {
  const cache = createRecent<Row>(CACHED);
  const turns = createTurns();

  /** Whether the row was still as it was. */
  async function replace(before: Row | undefined, { _id, ...row }: Row): Promise<boolean> {
    // Told in other words it is no news for other servers.
    const isNews = before?.revision !== row.revision;
    const change = isNews ? ({ $set: row, $currentDate: { written: true } } as const) : { $set: row };
    try {
      const as = { _id, version: before?.version ?? 0 };
      const { matchedCount, upsertedCount } = await rows.updateOne(as, change, { upsert: before === undefined });
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  /** New candidates stand before the row names them, old ones go after it does not any more. */
  async function write(before: Row | undefined, { row, added, removed }: Change): Promise<Row | undefined> {
    await worklists.add(row._id, added);
    if (!(await replace(before, row))) return undefined;
    await worklists.remove(row._id, removed);
    return row;
  }
  /** Traces stand in the row alone from now on: an erasure finds them there. */
  const clear = ({ _id, instance }: Pick<CommitRecord, "_id" | "instance">) =>
    commits.updateOne({ _id, instance }, { $unset: { pending: "", "index.traces": "" } });

  /** The row after one more commit; undefined when another server wrote it first. */
  async function step(before: Row | undefined, commit: CommitRecord): Promise<Row | undefined> {
    const change = rowAfter(before, commit, by);
    await Promise.all([keys.settle(commit), contents.erase(commit), outbox.add(commit, change.row.stamp)]);
    const after = await write(before, change);
    if (after) await clear(commit);
    return after;
  }

  const read = async (instance: InstanceId): Promise<Row | undefined> =>
    (await rows.findOne({ _id: instance })) ?? undefined;
  /** From the row as it is to the newest commit, whoever writes along. */
  async function bring(instance: InstanceId): Promise<Row | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      let row = await read(instance);
      const later = await commits
        .find({ instance, revision: { $gt: row?.revision ?? 0 } }, { projection: { body: 0 } })
        .sort({ revision: 1 })
        .limit(AT_ONCE)
        .toArray();
      if (later.length === 0) return row;
      for (const commit of later) {
        const after = await step(row, commit);
        if (!after) break;
        row = after;
      }
      await pause(tries * 5);
    }
    return undefined;
  }

  async function project(commit: CommitRecord): Promise<void> {
    const { instance, revision } = commit;
    const before = cache.get(instance);
    const isNext = (before?.revision ?? 0) === revision - 1;
    const after = (isNext && (await step(before, commit))) || (await bring(instance));
    if (after) cache.set(instance, after);
    else cache.delete(instance);
  }

  async function retell(instance: InstanceId, revision: number, index: InstanceIndex): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await bring(instance);
      if (before?.revision !== revision) return false;
      const after = await write(before, rowRetold(before, index, by));
      if (after) cache.set(instance, after);
      if (after) return true;
      await pause(tries * 5);
    }
    return false;
  }

  /** One instance, and the marks of those of its commits that are done. */
  async function mend(instance: InstanceId, left: readonly Pick<CommitRecord, "_id" | "instance" | "revision">[]) {
    cache.delete(instance);
    const row = await bring(instance);
    if (!row) return;
    await worklists.sweep(row);
    for (const commit of left) if (commit.revision <= row.revision) await clear(commit);
  }
  async function repair(age: number): Promise<number> {
    const left = await commits
      .find({ pending: { $lte: Date.now() - age } }, { projection: { instance: 1, revision: 1 } })
      .sort({ pending: 1 })
      .limit(AT_ONCE)
      .toArray();
    for (const instance of new Set(left.map((commit) => commit.instance)))
      await turns
        .take(instance, () =>
          mend(
            instance,
            left.filter((commit) => commit.instance === instance),
          ),
        )
        .catch((error: unknown) => onFault(error, instance));
    return left.length;
  }

  return {
    follow: (commit) =>
      turns
        .take(commit.instance, () => project(commit))
        .catch((error: unknown) => {
          cache.delete(commit.instance);
          onFault(error, commit.instance);
        }),
    settled: turns.settled,
    retell: (instance, revision, index) => turns.take(instance, () => retell(instance, revision, index)),
    repair,
  };
}
