/** What a store must do. One atomic write per command; adapters hold no rule of the domain. One contract suite runs on each adapter. */

import type { CommandId, DefinitionHash, GroupId, InstanceId, PersonId, Timestamp } from "../../engine/index.ts";

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
  /** New data keys, wrapped (`server/sealing`): kept in the collection `keys` in the same write as what they seal. */
  readonly keys?: readonly NewKey[];
  /** Ids of data keys that are destroyed in the same write: what they sealed is erased. */
  readonly forgets?: readonly string[];
  /** What lists and clocks need: no direct identifier in clear. */
  readonly index: InstanceIndex;
}
export interface NewKey {
  readonly id: string;
  readonly owner: string;
  readonly wrapped: Uint8Array;
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
  /** The one of them that lists tell and filter by. */
  readonly state: string;
  readonly ended: boolean;
  readonly createdAt: Timestamp;
  readonly changedAt: Timestamp;
  /** Least of deadlines and wake-ups; wake-ups are rounded down. */
  readonly nextDueAt: Timestamp | null;
  /** Persons with a role by creation, grant or holding; group functions are looked up by group. */
  readonly readers: readonly PersonId[];
  readonly tasks: readonly TaskRow[];
  /** Keyed hashes of what its subject is found and recognised by (blind index): none once that was erased. */
  readonly traces: readonly string[];
}
export interface TaskRow {
  /** Stable within the instance: `<unit>/<section or event>`. */
  readonly id: string;
  /** Persons who may do it, and functions of the group that may. */
  readonly persons: readonly PersonId[];
  readonly functions: readonly string[];
  /** Who took it: it stands in that person's list too, by whatever road it came. */
  readonly taken?: PersonId;
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
  /** Another revision (or a key of the same name) was written first: load again and decide again. */
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
  /** The state that lists tell. */
  readonly state?: string;
  /** The number begins so. */
  readonly number?: string;
  /** Last changed first, or highest number first (none: last); then by id. */
  readonly order?: "changed" | "number";
  /** Keyset: the last row of the page before. */
  readonly after?: { readonly changedAt: Timestamp; readonly number: string | null; readonly id: InstanceId };
  readonly limit: number;
}
export interface ListRow {
  readonly id: InstanceId;
  readonly revision: number;
  readonly index: Omit<InstanceIndex, "readers" | "tasks" | "traces">;
}
export interface TraceQuery {
  /** All of these. */
  readonly traces: readonly string[];
  /** Instances a person has a road to: by reader row, or by a group. */
  readonly person: PersonId;
  readonly groups: readonly GroupId[];
  /** Of each road. */
  readonly limit: number;
}

export interface TaskQuery {
  /** Tasks of these persons: theirs by name, or taken by them. */
  readonly persons: readonly PersonId[];
  /** Tasks open to these functions; `alone`: only those that are open to nobody else, by name or by function. */
  readonly functions: readonly { readonly group: GroupId; readonly function: string; readonly alone?: boolean }[];
  /** Due at this moment or before. */
  readonly dueBy?: Timestamp;
  readonly limit: number;
  /** Keyset: the last row of the page before. */
  readonly after?: Pick<TaskListRow, "dueAt" | "instance" | "id">;
}
export interface TaskListRow {
  readonly instance: InstanceId;
  readonly id: string;
  readonly json: string;
  readonly dueAt: Timestamp | null;
}

/** The newest contents of one section; `unit` is `""` for the main one. */
export interface SectionRow {
  readonly unit: string;
  readonly section: string;
  readonly revision: number;
  readonly sealed: Sealed;
}
export interface CommitRow {
  readonly revision: number;
  readonly at: Timestamp;
  readonly actor: PersonId;
  readonly commandId: CommandId;
  readonly definition: DefinitionHash;
  readonly body: Sealed;
}
export interface CommandRow {
  readonly revision: number;
  readonly commandHash: string;
  readonly body: Sealed;
}
export interface LeasedEntry extends OutboxEntry {
  readonly instance: InstanceId;
  readonly revision: number;
  /** How often it failed before. */
  readonly attempts: number;
}
/** An entry that failed: tried again at `retryAt`, or given up when that is null. */
export interface FailedEntry {
  readonly id: string;
  readonly instance: InstanceId;
  readonly type: string;
  readonly attempts: number;
  readonly code: string;
  readonly retryAt: Timestamp | null;
}

/** Reads that an embedded store answers within the call: a step then costs no turn of the event loop before its commit. */
export interface SyncReads {
  head(instance: InstanceId): Head | undefined;
  byCommand(instance: InstanceId, command: CommandId): CommandRow | undefined;
  section(instance: InstanceId, unit: string, section: string): SectionRow | undefined;
  get(collection: string, id: string): Uint8Array | undefined;
}

export interface Store {
  /** Only where the store lives in this process. */
  readonly sync?: SyncReads;
  /** Resolves when durable. Commits of one turn of the event loop share a transaction. */
  commit(document: CommitDocument): Promise<CommitOutcome>;
  head(instance: InstanceId): Promise<Head | undefined>;
  /** The commit of a command, for an idempotent answer. */
  byCommand(instance: InstanceId, command: CommandId): Promise<CommandRow | undefined>;
  /** Newest sealed contents of a section (`unit` is `""` for the main one). */
  section(instance: InstanceId, unit: string, section: string): Promise<SectionRow | undefined>;
  /** All that are not erased, by unit and section. */
  sections(instance: InstanceId): Promise<readonly SectionRow[]>;
  /** The commits of an instance in order, those after a revision when it is given. */
  history(instance: InstanceId, after?: number): Promise<readonly CommitRow[]>;
  /** In the order that is asked. */
  list(query: ListQuery): Promise<readonly ListRow[]>;
  /** Instances with those traces, last changed first: those with a reader row of the person, then those of the groups, each once. */
  byTraces(query: TraceQuery): Promise<readonly ListRow[]>;
  /** Open tasks of persons and functions, each once, by due moment (none: last), instance and id. */
  tasks(query: TaskQuery): Promise<readonly TaskListRow[]>;
  /** Instances whose next due moment is past. */
  due(now: Timestamp, limit: number): Promise<readonly { instance: InstanceId; at: Timestamp }[]>;
  /** Every instance with its newest revision, by id, those after one when it is given: to tell them anew. */
  instances(after: InstanceId | null, limit: number): Promise<readonly { id: InstanceId; revision: number }[]>;
  /** Other words for lists, worklists and the clock, while the instance is still at that revision; whether it was. No commit. */
  retell(instance: InstanceId, revision: number, index: InstanceIndex): Promise<boolean>;
  /** Numbers are reserved one by one per scope key; a reserved number is never given twice. */
  reserveNumber(scope: string): Promise<number>;

  /**
   * Outbox: of each pair (instance, addressee) the oldest entry not yet carried out, oldest first; the next one of a pair
   * comes when that is carried out or given up. Leased so that two workers do not send at once; a lease may be forgotten
   * by a restart (sending is at least once).
   */
  lease(worker: string, now: Timestamp, until: Timestamp, limit: number): Promise<readonly LeasedEntry[]>;
  carriedOut(id: string): Promise<void>;
  /** `retryAt` null gives up; naming a moment for an entry that was given up tries it again. */
  failed(id: string, code: string, retryAt: Timestamp | null): Promise<void>;
  /** Entries with a failure, oldest first. */
  failures(limit: number): Promise<readonly FailedEntry[]>;

  /** Read records, durable when resolved. Numbered and chained where they are written (`server/audit/chain.ts`), in the order of the calls. */
  record(entries: readonly ReadEntry[]): Promise<void>;
  /** Newest first: of one instance (the pages of lists that showed it too), or of all. */
  readRecords(instance: InstanceId | null, limit: number): Promise<readonly ReadRecord[]>;
  /** In order of writing, from a sequence on: for checking the chain. */
  recordsFrom(sequence: number, limit: number): Promise<readonly ReadRecord[]>;
  lastRecordHash(): Promise<string>;

  /** Small documents by collection and id (sessions, directory, notices, drafts, kept reports, published definitions, meta). `personal` ones are sealed by the caller. */
  put(
    collection: string,
    id: string,
    value: Uint8Array | string,
    options?: { readonly owner?: string; readonly expiresAt?: Timestamp; readonly ifAbsent?: boolean },
  ): Promise<boolean>;
  get(collection: string, id: string): Promise<Uint8Array | undefined>;
  /** `forGood`: nothing of it stays behind in a log of the store (destroying a key). */
  remove(collection: string, id: string, options?: { readonly forGood?: boolean }): Promise<void>;
  byOwner(collection: string, owner: string, limit: number): Promise<readonly { id: string; value: Uint8Array }[]>;
  all(collection: string): Promise<readonly { id: string; value: Uint8Array }[]>;

  /** Only where several servers share the store: hears of instances that another one changed. Returns how to stop listening. */
  readonly follow?: (hear: (instance: InstanceId) => void) => () => void;

  /** Schema version of the data; a newer one than the program knows refuses to open. */
  close(): Promise<void>;
}

/** Who looked at what, when, why, and by which rule (fields of NEN 7513; docs/promises.md 4.6). Never values. */
export interface ReadEntry {
  readonly at: Timestamp;
  readonly person: PersonId;
  readonly account: string;
  /** The person for whom the account acts, when that is another. */
  readonly onBehalfOf: PersonId | null;
  readonly organisation: string;
  readonly role: string;
  readonly purpose: string;
  /** `read`, `list`, `print`, `export`, `search`, `write`, … */
  readonly verb: string;
  /** Pseudonym of the place it was asked from (a keyed hash of the session or address). */
  readonly accessPoint: string;
  readonly instance: InstanceId | null;
  /** `<unit>/<section>`, `/<section>` for the main unit; for a page of a list the ids of its rows. */
  readonly sections: readonly string[];
  readonly outcome: "allowed" | "refused";
  /** Reason code of a refusal, else empty. */
  readonly code: string;
  /** Hash of the definition whose rules decided. */
  readonly definition: string;
  /** Through what the person takes part (creator, a group's function, an item's grant), and the open gates, as addresses. */
  readonly participation: string;
  readonly gates: readonly string[];
  /** Server and build. */
  readonly source: string;
  readonly request: string;
}
export interface ReadRecord extends ReadEntry {
  /** 1, 2, 3 … without gap over the whole store. */
  readonly sequence: number;
  /** Hash of the record before; 64 zeros for the first. */
  readonly before: string;
  /** SHA-256 over `before` and this record, canonical. */
  readonly hash: string;
}
