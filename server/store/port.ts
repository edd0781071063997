/** What a store must do. One atomic write per command; adapters hold no rule of the domain. One contract suite runs on each adapter. */

import type { CommandId, DefinitionHash, GroupId, InstanceId, PersonId } from "../../engine/ids.ts";
import type { Timestamp } from "../../engine/time.ts";

/** Sealed bytes: AES-256-GCM, `{keyId, nonce, cipher}` packed; only `server/sealing` reads inside. */
export type Sealed = Uint8Array;

/** What one accepted command writes: the truth. Unique on `(instance, revision)` and `(instance, commandId)`. */
export interface CommitDocument {
  readonly instance: InstanceId;
  /** 1, 2, 3 … without gap. */
  readonly revision: number;
  readonly commandId: CommandId;
  /** Keyed hash of the command's body: the same id with another body is refused. */
  readonly commandHash: string;
  readonly actor: PersonId;
  readonly at: Timestamp;
  readonly definition: DefinitionHash;
  /** Events, command, effects and control, sealed together with the instance's key. */
  readonly body: Sealed;
  /** Section contents written here, sealed each by itself. `null` erases what was there. */
  readonly sections: readonly { readonly unit: string; readonly section: string; readonly sealed: Sealed | null }[];
  readonly effects: readonly OutboxEntry[];
  /** What lists and clocks need: no direct identifier in clear. */
  readonly index: InstanceIndex;
}
export interface OutboxEntry {
  readonly id: string;
  /** Order is kept per pair of instances. */
  readonly to: string;
  readonly type: string;
  readonly sealed: Sealed;
}
/** One narrow row per instance, replaced at every commit. */
export interface InstanceIndex {
  readonly process: string;
  readonly kind: string;
  readonly group: GroupId;
  readonly number: string | null;
  /** Active state keys of the main chart, joined by a space, outermost first. */
  readonly states: string;
  readonly ended: boolean;
  readonly createdAt: Timestamp;
  readonly changedAt: Timestamp;
  /** Least of deadlines and wake-ups; wake-ups are rounded down. */
  readonly nextDueAt: Timestamp | null;
  /** Persons with a role by creation, grant or holding; group functions are looked up by group. */
  readonly readers: readonly PersonId[];
  readonly tasks: readonly TaskRow[];
}
export interface TaskRow {
  /** Stable within the instance: `<unit>/<section or event>`. */
  readonly id: string;
  /** Persons who may do it, and functions of the group that may. */
  readonly persons: readonly PersonId[];
  readonly functions: readonly string[];
  readonly dueAt: Timestamp | null;
  readonly since: Timestamp;
  /** A TaskView without the due date in words, as JSON: addresses and numbers only. */
  readonly json: string;
}

/** The newest state of an instance. */
export interface Head {
  readonly revision: number;
  readonly definition: DefinitionHash;
  readonly body: Sealed;
}

export type CommitOutcome =
  | { readonly outcome: "done" }
  /** Another revision was written first: load again and decide again. */
  | { readonly outcome: "stale" }
  /** This command was already accepted: its commit. */
  | { readonly outcome: "duplicate"; readonly revision: number; readonly commandHash: string };

export interface ListQuery {
  readonly process?: string;
  readonly kind?: string;
  /** Instances a person has a road to: by reader row, or by a group. */
  readonly person: PersonId;
  readonly groups: readonly GroupId[];
  readonly ended?: boolean;
  readonly state?: string;
  readonly number?: string;
  /** Keyset: the last row of the page before. */
  readonly after?: { readonly changedAt: Timestamp; readonly id: InstanceId };
  readonly limit: number;
}
export interface ListRow {
  readonly id: InstanceId;
  readonly revision: number;
  readonly index: Omit<InstanceIndex, "readers" | "tasks">;
}

export interface Store {
  /** Resolves when durable. Commits of one turn of the event loop share a transaction. */
  commit(document: CommitDocument): Promise<CommitOutcome>;
  head(instance: InstanceId): Promise<Head | undefined>;
  /** The commit of a command, for an idempotent answer. */
  byCommand(
    instance: InstanceId,
    command: CommandId,
  ): Promise<{ revision: number; commandHash: string; body: Sealed } | undefined>;
  /** Newest sealed contents of a section (`unit` is `""` for the main one). */
  section(
    instance: InstanceId,
    unit: string,
    section: string,
  ): Promise<{ revision: number; sealed: Sealed } | undefined>;
  sections(
    instance: InstanceId,
  ): Promise<readonly { unit: string; section: string; revision: number; sealed: Sealed }[]>;
  /** All commits of an instance in order. */
  history(
    instance: InstanceId,
    after?: number,
  ): Promise<
    readonly {
      revision: number;
      at: Timestamp;
      actor: PersonId;
      commandId: CommandId;
      definition: DefinitionHash;
      body: Sealed;
    }[]
  >;
  list(query: ListQuery): Promise<readonly ListRow[]>;
  tasks(
    person: PersonId,
    functions: readonly { group: GroupId; function: string }[],
    limit: number,
    after?: { due: string; id: string },
  ): Promise<readonly { instance: InstanceId; id: string; json: string; dueAt: Timestamp | null }[]>;
  /** Instances whose next due moment is past. */
  due(now: Timestamp, limit: number): Promise<readonly { instance: InstanceId; at: Timestamp }[]>;
  /** Numbers are reserved one by one per scope key; a reserved number is never given twice. */
  reserveNumber(scope: string): Promise<number>;

  /** Outbox: entries not yet carried out, oldest first per addressee. Leased so that two workers do not send at once. */
  lease(
    worker: string,
    now: Timestamp,
    until: Timestamp,
    limit: number,
  ): Promise<readonly (OutboxEntry & { instance: InstanceId; revision: number; attempts: number })[]>;
  carriedOut(id: string): Promise<void>;
  failed(id: string, code: string, retryAt: Timestamp | null): Promise<void>;
  failures(
    limit: number,
  ): Promise<readonly { id: string; instance: InstanceId; type: string; attempts: number; code: string }[]>;

  /** Read records: durable when resolved. `body` is canonical JSON without personal data in clear; chained by the caller's hash. */
  record(records: readonly ReadRecord[]): Promise<void>;
  readRecords(instance: InstanceId | null, limit: number): Promise<readonly ReadRecord[]>;
  lastRecordHash(): Promise<string>;

  /** Small documents by collection and id (sessions, directory, notices, drafts, kept reports, published definitions, meta). `personal` ones are sealed by the caller. */
  put(
    collection: string,
    id: string,
    value: Uint8Array | string,
    options?: { readonly owner?: string; readonly expiresAt?: Timestamp; readonly ifAbsent?: boolean },
  ): Promise<boolean>;
  get(collection: string, id: string): Promise<Uint8Array | undefined>;
  remove(collection: string, id: string): Promise<void>;
  byOwner(collection: string, owner: string, limit: number): Promise<readonly { id: string; value: Uint8Array }[]>;
  all(collection: string): Promise<readonly { id: string; value: Uint8Array }[]>;

  /** Schema version of the data; a newer one than the program knows refuses to open. */
  close(): Promise<void>;
}

/** Who looked at what, when, why (NEN 7513). Never values. */
export interface ReadRecord {
  readonly sequence: number;
  readonly at: Timestamp;
  readonly person: PersonId;
  readonly account: string;
  readonly role: string;
  readonly purpose: string;
  readonly verb: string;
  readonly instance: InstanceId | null;
  readonly sections: readonly string[];
  readonly outcome: "allowed" | "refused";
  readonly code: string;
  readonly definition: string;
  readonly request: string;
  /** SHA-256 over the record before and this record, canonical. */
  readonly before: string;
  readonly hash: string;
}
