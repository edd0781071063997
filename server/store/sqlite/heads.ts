/** The narrow row per instance: found by its id, replaced at every commit. */

import type { Database } from "better-sqlite3";
import type { InstanceId } from "../../../engine/index.ts";
import type { CommitDocument, InstanceIndex } from "../port.ts";

/** What a commit needs to know of the instance before it. */
export interface HeadRow {
  readonly id: number;
  readonly revision: number;
  readonly lastCommit: number;
}

export interface Heads {
  find(instance: InstanceId): HeadRow | undefined;
  /** Returns the number of the row. */
  insert(document: CommitDocument, commit: number): number;
  update(head: number, document: CommitDocument, commit: number): void;
  /** What lists tell of it, without a commit. */
  retell(head: number, index: InstanceIndex): void;
  /** By id, after one. */
  walk(after: string, limit: number): readonly { readonly id: InstanceId; readonly revision: number }[];
}

const columns = (index: InstanceIndex) => [
  index.process,
  index.kind,
  index.group,
  index.number,
  index.states,
  index.state,
  index.ended ? 1 : 0,
  index.createdAt,
  index.changedAt,
  index.nextDueAt,
];

export function createHeads(database: Database): Heads {
  const find = database.prepare<[string], HeadRow>(
    "SELECT id, revision, last_commit AS lastCommit FROM heads WHERE instance = ?",
  );
  const insert = database.prepare(
    `INSERT INTO heads (revision, last_commit, process, kind, group_id, number, states, state, ended, created_at, changed_at,
     next_due_at, instance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const told =
    "process = ?, kind = ?, group_id = ?, number = ?, states = ?, state = ?, ended = ?, created_at = ?, changed_at = ?, next_due_at = ?";
  const update = database.prepare(`UPDATE heads SET revision = ?, last_commit = ?, ${told} WHERE id = ?`);
  const retell = database.prepare(`UPDATE heads SET ${told} WHERE id = ?`);
  const walk = database.prepare<[string, number], { id: InstanceId; revision: number }>(
    "SELECT instance AS id, revision FROM heads WHERE instance > ? ORDER BY instance LIMIT ?",
  );
  return {
    find: (instance) => find.get(instance),
    insert: ({ revision, index, instance }, commit) =>
      Number(insert.run(revision, commit, ...columns(index), instance).lastInsertRowid),
    update: (head, { revision, index }, commit) => {
      update.run(revision, commit, ...columns(index), head);
    },
    retell: (head, index) => {
      retell.run(...columns(index), head);
    },
    walk: (after, limit) => walk.all(after, limit),
  };
}
