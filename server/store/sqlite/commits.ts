/** One accepted command: appended, chained to the commit before it, and made the head, with all that lists and clocks need. */

import type { Database } from "better-sqlite3";
import type { CommandId, InstanceId } from "../../../engine/index.ts";
import type { CommandRow, CommitDocument, CommitOutcome, CommitRow, Head } from "../port.ts";
import type { Audiences } from "./audiences.ts";
import type { Contents } from "./contents.ts";
import { type Documents, KEYS } from "./documents.ts";
import type { HeadRow, Heads } from "./heads.ts";
import type { Outbox } from "./outbox.ts";
import type { Traces } from "./traces.ts";

export interface Commits {
  /** Within a transaction of the writer. */
  write(document: CommitDocument): CommitOutcome;
  head(instance: InstanceId): Head | undefined;
  byCommand(instance: InstanceId, command: CommandId): CommandRow | undefined;
  history(instance: InstanceId, after: number): readonly CommitRow[];
}

type Link = CommitRow & { readonly previous: number | null };

interface Parts {
  readonly heads: Heads;
  readonly contents: Contents;
  readonly audiences: Audiences;
  readonly traces: Traces;
  readonly outbox: Outbox;
  readonly documents: Documents;
  /** Nothing of what was destroyed may stay in the log. */
  readonly onErased: () => void;
}

export function createCommits(
  database: Database,
  { heads, contents, audiences, traces, outbox, documents, onErased }: Parts,
): Commits {
  const append = database.prepare(
    `INSERT INTO commits (previous, instance, revision, command, command_hash, actor, at, definition, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addCommand = database.prepare("INSERT INTO commands (head, command, commit_id) VALUES (?, ?, ?)");
  const byCommand = database.prepare<[string, string], CommandRow>(
    `SELECT c.revision, c.command_hash AS commandHash, c.body FROM heads h
     JOIN commands k ON k.head = h.id AND k.command = ? JOIN commits c ON c.id = k.commit_id WHERE h.instance = ?`,
  );
  const head = database.prepare<[string], Head>(
    "SELECT c.revision, c.definition, c.body FROM heads h JOIN commits c ON c.id = h.last_commit WHERE h.instance = ?",
  );
  const link = database.prepare<[number], Link>(
    `SELECT previous, revision, at, actor, command AS commandId, definition, body FROM commits WHERE id = ?`,
  );
  const find = (instance: InstanceId, command: CommandId) => byCommand.get(command, instance);

  function add(document: CommitDocument, before: HeadRow | undefined): void {
    const { instance, revision, commandId, commandHash, actor, at, definition, body } = document;
    const previous = before?.lastCommit ?? null;
    const added = append.run(previous, instance, revision, commandId, commandHash, actor, at, definition, body);
    const commit = Number(added.lastInsertRowid);
    const row = before?.id ?? heads.insert(document, commit);
    if (before) heads.update(row, document, commit);
    addCommand.run(row, commandId, commit);
    contents.write(row, document);
    audiences.write(row, document);
    const isTraceless = traces.write(row, document.index.group, document.index.traces);
    outbox.add(document);
    for (const { id, owner, wrapped } of document.keys ?? []) documents.put(KEYS, id, wrapped, { owner });
    for (const id of document.forgets ?? []) documents.destroyKey(id);
    if (isTraceless || document.forgets?.length) onErased();
  }

  return {
    write: (document) => {
      const before = heads.find(document.instance);
      const known = before && find(document.instance, document.commandId);
      if (known) return { outcome: "duplicate", revision: known.revision, commandHash: known.commandHash };
      if ((before?.revision ?? 0) !== document.revision - 1) return { outcome: "stale" };
      if (document.keys?.some(({ id }) => documents.get(KEYS, id))) return { outcome: "stale" };
      add(document, before);
      return { outcome: "done" };
    },
    head: (instance) => head.get(instance),
    byCommand: find,
    history: (instance, after) => {
      const commits: CommitRow[] = [];
      let id = heads.find(instance)?.lastCommit ?? null;
      while (id !== null) {
        const found: Link | undefined = link.get(id);
        if (!found || found.revision <= after) break;
        const { previous, ...commit } = found;
        commits.push(commit);
        id = previous;
      }
      return commits.reverse();
    },
  };
}
