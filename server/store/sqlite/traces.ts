/** The blind index: which instances hold a keyed hash, by a reader's rows or by group. */

import type { Database } from "better-sqlite3";
import type { GroupId } from "../../../engine/index.ts";
import type { ListRow, TraceQuery } from "../port.ts";
import { COLUMNS, type Row, rowOf } from "./lists.ts";

export interface Traces {
  /** Whether some were there and none is now. */
  write(head: number, group: GroupId, traces: readonly string[]): boolean;
  find(query: TraceQuery): readonly ListRow[];
}

/** Every further hash stands there too. */
const REST = `NOT EXISTS (SELECT 1 FROM json_each(:rest) other WHERE NOT EXISTS
  (SELECT 1 FROM traces t WHERE t.trace = other.value AND t.group_id = h.group_id AND t.head = h.id))`;
/** What is asked of the database; exported so that a test reads its plans. */
export const TRACE_QUERIES = {
  ofGroup: `SELECT ${COLUMNS} FROM traces s CROSS JOIN heads h ON h.id = s.head
    WHERE s.trace = :trace AND s.group_id = :group AND ${REST} ORDER BY h.changed_at DESC, h.instance LIMIT :limit`,
  ofPerson: `SELECT ${COLUMNS} FROM readers r CROSS JOIN heads h ON h.id = r.head
    WHERE r.person = :person AND EXISTS
      (SELECT 1 FROM traces s WHERE s.trace = :trace AND s.group_id = h.group_id AND s.head = h.id)
      AND ${REST} ORDER BY h.changed_at DESC, h.instance LIMIT :limit`,
} as const;

type Entries = ReadonlyMap<string, readonly [group: string, trace: string]>;
const entriesOf = (text: string): Entries =>
  new Map((JSON.parse(text) as [string, string][]).map((entry) => [entry.join(" "), entry]));

export function createTraces(database: Database): Traces {
  const written = database.prepare<[number], string>("SELECT traces FROM traced WHERE head = ?").pluck();
  const keep = database.prepare(
    "INSERT INTO traced (head, traces) VALUES (?, ?) ON CONFLICT DO UPDATE SET traces = excluded.traces",
  );
  const add = database.prepare("INSERT INTO traces (group_id, trace, head) VALUES (?, ?, ?)");
  const remove = database.prepare("DELETE FROM traces WHERE group_id = ? AND trace = ? AND head = ?");
  const ofGroup = database.prepare<[object], Row>(TRACE_QUERIES.ofGroup);
  const ofPerson = database.prepare<[object], Row>(TRACE_QUERIES.ofPerson);

  return {
    write: (head, group, traces) => {
      const before = written.get(head) ?? "[]";
      const now = JSON.stringify([...new Set(traces)].sort().map((trace) => [group, trace]));
      if (before === now) return false;
      const [old, next] = [before, now].map(entriesOf) as [Entries, Entries];
      for (const [key, entry] of old) if (!next.has(key)) remove.run(...entry, head);
      for (const [key, entry] of next) if (!old.has(key)) add.run(...entry, head);
      keep.run(head, now);
      return next.size === 0;
    },
    find: ({ traces: [trace, ...rest], person, groups, limit }) => {
      if (trace === undefined) return [];
      const asked = { trace, rest: JSON.stringify(rest), limit };
      const rows = [
        ...ofPerson.all({ ...asked, person }),
        ...[...new Set(groups)].flatMap((group) => ofGroup.all({ ...asked, group })),
      ];
      return [...new Map(rows.map((row) => [row.id, rowOf(row)])).values()];
    },
  };
}
