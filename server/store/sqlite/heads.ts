/** The narrow row per instance: found by its id, replaced at every commit. */

import type { Database } from "better-sqlite3";
import type { InstanceId } from "../../../engine/ids.ts";
import type { CommitDocument } from "../port.ts";

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
}

const columns = ({ revision, index }: CommitDocument, commit: number) => [
  revision,
  commit,
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
  const update = database.prepare(
    `UPDATE heads SET revision = ?, last_commit = ?, process = ?, kind = ?, group_id = ?, number = ?, states = ?, state = ?, ended = ?,
     created_at = ?, changed_at = ?, next_due_at = ? WHERE id = ?`,
  );
  return {
    find: (instance) => find.get(instance),
    insert: (document, commit) => Number(insert.run(...columns(document, commit), document.instance).lastInsertRowid),
    update: (head, document, commit) => {
      update.run(...columns(document, commit), head);
    },
  };
}
