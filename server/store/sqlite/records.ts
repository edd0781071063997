/** Read records: appended, numbered and chained by the one writer, so that no two can claim the same place. */

import type { Database } from "better-sqlite3";
import type { InstanceId } from "../../../engine/index.ts";
import { type Chained, chain, FIRST } from "../../audit/chain.ts";
import type { ReadEntry, ReadRecord } from "../port.ts";

export interface RecordReader {
  from(sequence: number, limit: number): readonly ReadRecord[];
}
export interface Records extends RecordReader {
  add(entries: readonly ReadEntry[]): void;
  newest(instance: InstanceId | null, limit: number): readonly ReadRecord[];
  lastHash(): string;
}

const parse = (body: string): ReadRecord => JSON.parse(body) as ReadRecord;

/** A record that is no JSON any more has no hash: whoever follows the chain finds it changed, at its place. */
function parseOrBlank({ sequence, body }: { readonly sequence: number; readonly body: string }): ReadRecord {
  try {
    return parse(body);
  } catch {
    return { sequence, before: "", hash: "" } as ReadRecord;
  }
}

/** In order of writing, also from a file that is opened to read only. */
export function createRecordReader(database: Database): RecordReader {
  const from = database.prepare<[number, number], { readonly sequence: number; readonly body: string }>(
    "SELECT sequence, body FROM read_records WHERE sequence >= ? ORDER BY sequence LIMIT ?",
  );
  return { from: (sequence, limit) => from.all(sequence, limit).map(parseOrBlank) };
}

export function createRecords(database: Database): Records {
  const add = database.prepare("INSERT INTO read_records (sequence, instance, body) VALUES (?, ?, ?)");
  const addRow = database.prepare("INSERT OR IGNORE INTO read_rows (instance, sequence) VALUES (?, ?)");
  const last = database.prepare<[], string>("SELECT body FROM read_records ORDER BY sequence DESC LIMIT 1").pluck();
  const newest = database
    .prepare<[number], string>("SELECT body FROM read_records ORDER BY sequence DESC LIMIT ?")
    .pluck();
  const newestOf = database
    .prepare<[{ readonly instance: string; readonly limit: number }], string>(
      `SELECT body FROM read_records WHERE sequence IN (
         SELECT * FROM (SELECT sequence FROM read_records WHERE instance = :instance ORDER BY sequence DESC LIMIT :limit)
         UNION SELECT * FROM (SELECT sequence FROM read_rows WHERE instance = :instance ORDER BY sequence DESC LIMIT :limit)
       ) ORDER BY sequence DESC LIMIT :limit`,
    )
    .pluck();

  /** Read anew in each batch: a batch that was undone must leave no trace here. */
  function tail(): Chained {
    const body = last.get();
    return body === undefined ? FIRST : parse(body);
  }

  return {
    add: (entries) => {
      let before = tail();
      for (const entry of entries) {
        const record = chain(before, entry);
        add.run(record.sequence, record.instance, JSON.stringify(record));
        if (record.instance === null) for (const row of record.sections) addRow.run(row, record.sequence);
        before = record;
      }
    },
    newest: (instance, limit) => (instance === null ? newest.all(limit) : newestOf.all({ instance, limit })).map(parse),
    ...createRecordReader(database),
    lastHash: () => tail().hash,
  };
}
