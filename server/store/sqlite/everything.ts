/** Everything that a data folder holds and the port of a store does not tell, for moving it to another store. */

import type { InstanceId, PersonId, Timestamp } from "../../../engine/index.ts";
import { NO_DUE } from "../order.ts";
import type { InstanceIndex, OutboxEntry, TaskRow } from "../port.ts";
import { openToRead } from "./open.ts";

export interface WaitingEntry extends OutboxEntry {
  readonly revision: number;
  readonly attempts: number;
  readonly code: string | null;
  readonly retryAt: Timestamp | null;
  readonly givenUp: boolean;
}
export interface StoredDocument {
  readonly collection: string;
  readonly id: string;
  readonly owner: string | null;
  readonly expiresAt: Timestamp | null;
  readonly value: Uint8Array;
}
export interface Everything {
  index(instance: InstanceId): InstanceIndex;
  waiting(instance: InstanceId): readonly WaitingEntry[];
  documents(): IterableIterator<StoredDocument>;
  numbers(): readonly { readonly scope: string; readonly last: number }[];
  close(): void;
}

interface HeadColumns {
  readonly process: string;
  readonly kind: string;
  readonly group_id: InstanceIndex["group"];
  readonly number: string | null;
  readonly states: string;
  readonly state: string;
  readonly ended: number;
  readonly created_at: Timestamp;
  readonly changed_at: Timestamp;
  readonly next_due_at: Timestamp | null;
  readonly readers: string;
  readonly tasks: string;
  readonly traces: string | null;
}
type Row = readonly [audience: string, due: string, id: string, json: string];

/** A task as it was before it was spread over the worklists of its audiences (`audiences.ts`). */
function taskOf(id: string, rows: readonly Row[], since: Timestamp): TaskRow {
  const audiences = rows.map(([audience]) => audience.split(" "));
  const persons = audiences.flatMap(([kind, person]) => (kind === "p" ? [person as PersonId] : []));
  const functions = audiences.flatMap(([kind, , name]) => (kind === "p" ? [] : [name ?? ""]));
  // Open to one function alone: whoever has it by name took it.
  const isAlone = audiences.some(([kind]) => kind === "a");
  const [, due = NO_DUE, , json = ""] = rows[0] ?? [];
  return {
    id,
    persons: isAlone ? [] : persons,
    functions,
    ...(isAlone && persons[0] ? { taken: persons[0] } : {}),
    dueAt: due === NO_DUE ? null : (due as Timestamp),
    since,
    json,
  };
}
function tasksOf(text: string, since: Timestamp): readonly TaskRow[] {
  const byId = new Map<string, Row[]>();
  for (const row of JSON.parse(text) as readonly Row[]) byId.set(row[2], [...(byId.get(row[2]) ?? []), row]);
  return [...byId].map(([id, rows]) => taskOf(id, rows, since));
}

/** @throws StoreMissing, StoreTooNew or StoreDamaged. */
export function readEverything(folder: string): Everything {
  const { database, close } = openToRead(folder);
  const head = database.prepare<[string], HeadColumns>(
    `SELECT h.*, a.readers, a.tasks, t.traces FROM heads h JOIN audiences a ON a.head = h.id
     LEFT JOIN traced t ON t.head = h.id WHERE h.instance = ?`,
  );
  const waiting = database.prepare<[string], Omit<WaitingEntry, "givenUp"> & { readonly given: number }>(
    `SELECT id, addressee AS "to", type, sealed, revision, attempts, code, retry_at AS retryAt, given_up AS given
     FROM outbox WHERE instance = ? ORDER BY sequence`,
  );
  const documents = database.prepare<[], StoredDocument>(
    "SELECT collection, id, owner, expires_at AS expiresAt, value FROM documents WHERE collection != 'sessions'",
  );
  const numbers = database.prepare<[], { scope: string; last: number }>("SELECT scope, last FROM numbers");
  return {
    index: (instance) => {
      const row = head.get(instance);
      if (!row) throw new Error("An instance has no row.");
      return {
        process: row.process,
        kind: row.kind,
        group: row.group_id,
        number: row.number,
        states: row.states,
        state: row.state,
        ended: row.ended === 1,
        createdAt: row.created_at,
        changedAt: row.changed_at,
        nextDueAt: row.next_due_at,
        readers: JSON.parse(row.readers) as readonly PersonId[],
        tasks: tasksOf(row.tasks, row.changed_at),
        traces: (JSON.parse(row.traces ?? "[]") as readonly (readonly [string, string])[]).map(([, trace]) => trace),
      };
    },
    waiting: (instance) => waiting.all(instance).map(({ given, ...entry }) => ({ ...entry, givenUp: given === 1 })),
    documents: () => documents.iterate(),
    numbers: () => numbers.all(),
    close,
  };
}
