/**
 * Read records: one chain over all servers. What waits on a server is chained and written as one block, whose id is the
 * number of its first record; when another server has taken that number, the block is chained anew behind that one's.
 */

import type { InstanceId } from "../../../engine/index.ts";
import { type Chained, chain, FIRST } from "../../audit/chain.ts";
import { StoreUnknown } from "../errors.ts";
import type { ReadEntry, ReadRecord } from "../port.ts";
import type { Collections } from "./collections.ts";
import { newAttempt } from "./commits.ts";
import { away, isAway, isDuplicate, isUnsent, pause, reading } from "./faults.ts";
import type { RecordBlock } from "./layout.ts";

export interface Records {
  add(entries: readonly ReadEntry[]): Promise<void>;
  newest(instance: InstanceId | null, limit: number): Promise<readonly ReadRecord[]>;
  from(sequence: number, limit: number): Promise<readonly ReadRecord[]>;
  lastHash(): Promise<string>;
}

interface Job {
  readonly entries: readonly ReadEntry[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const PATIENCE = 12_000;
/** Records of one block at most, when several calls share it. */
const MOST = 500;

const parse = (body: string): ReadRecord => JSON.parse(body) as ReadRecord;
/** Instances that a record is about: its own, or the rows of a page. */
const aboutOf = ({ instance, sections }: ReadRecord): readonly string[] => (instance === null ? sections : [instance]);

function blockOf(before: Chained, entries: readonly ReadEntry[]): RecordBlock {
  const records: ReadRecord[] = [];
  for (const entry of entries) records.push(chain(records.at(-1) ?? before, entry));
  return {
    _id: before.sequence + 1,
    count: records.length,
    attempt: newAttempt(),
    about: [...new Set(records.flatMap(aboutOf))],
    records: records.map((record) => JSON.stringify(record)),
    hash: records.at(-1)?.hash ?? before.hash,
  };
}
const endOf = ({ _id, count, hash }: Pick<RecordBlock, "_id" | "count" | "hash">): Chained => ({
  sequence: _id + count - 1,
  hash,
});

export function createRecords({ records: blocks }: Pick<Collections, "records">): Records {
  let waiting: Job[] = [];
  let busy = false;
  let known: Chained | undefined;

  async function tail(): Promise<Chained> {
    const projection = { count: 1, hash: 1 } as const;
    const last = await blocks.findOne({}, { sort: { _id: -1 }, projection });
    return last ? endOf(last) : FIRST;
  }
  const isMine = async ({ _id, attempt }: RecordBlock): Promise<boolean> =>
    (await blocks.findOne({ _id, attempt }, { projection: { _id: 1 } })) !== null;

  /** Whether the block stands in its place now; not when another server took that. */
  async function insert(block: RecordBlock, until: number): Promise<boolean> {
    let isSent = false;
    for (let wait = 20; ; wait *= 2) {
      try {
        await blocks.insertOne({ ...block });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return isMine(block);
        if (!isAway(error)) throw error;
        isSent ||= !isUnsent(error);
        if (Date.now() + wait > until)
          throw isSent ? new StoreUnknown("The database did not answer; ask again in a moment.") : away();
      }
      await pause(wait);
    }
  }
  async function append(entries: readonly ReadEntry[]): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (let tries = 0; ; tries += 1) {
      const block = blockOf(known ?? (await tail()), entries);
      known = undefined;
      if (await insert(block, until)) {
        known = endOf(block);
        return;
      }
      if (Date.now() > until) throw away();
      // Several servers write at once: each waits a little differently.
      await pause(Math.random() * Math.min(50, tries * 5));
    }
  }

  function take(): readonly Job[] {
    const batch: Job[] = [];
    let count = 0;
    for (let next = waiting[0]; next && (count === 0 || count + next.entries.length <= MOST); next = waiting[0]) {
      waiting = waiting.slice(1);
      batch.push(next);
      count += next.entries.length;
    }
    return batch;
  }
  async function serve(): Promise<void> {
    busy = true;
    for (let batch = take(); batch.length > 0; batch = take()) {
      try {
        const entries = batch.flatMap((job) => job.entries);
        await reading(() => append(entries));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  }

  return {
    add: (entries) =>
      new Promise((resolve, reject) => {
        if (entries.length === 0) return resolve();
        waiting.push({ entries, resolve, reject });
        if (!busy) void serve();
      }),
    newest: (instance, limit) =>
      reading(async () => {
        const about = instance === null ? {} : { about: instance };
        const found = await blocks.find(about).sort({ _id: -1 }).limit(limit).toArray();
        const records = found.flatMap((block) => block.records.map(parse).reverse());
        return records.filter((one) => instance === null || aboutOf(one).includes(instance)).slice(0, limit);
      }),
    from: (sequence, limit) =>
      reading(async () => {
        const [first] = await blocks
          .find({ _id: { $lte: sequence } })
          .sort({ _id: -1 })
          .limit(1)
          .toArray();
        const found: ReadRecord[] = [];
        const cursor = blocks.find({ _id: { $gte: first?._id ?? 1 } }).sort({ _id: 1 });
        for await (const block of cursor) {
          found.push(...block.records.map(parse).filter((record) => record.sequence >= sequence));
          if (found.length >= limit) break;
        }
        await cursor.close();
        return found.slice(0, limit);
      }),
    lastHash: () => reading(async () => (await tail()).hash),
  };
}
