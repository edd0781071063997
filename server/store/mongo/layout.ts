/**
 * Collections of the MongoDB store. `commits` is the truth, one document per command; `rows`, `worklists` and `outbox`
 * follow from it and are repaired from it. Every collection has string ids and plain indexes, unique ones beginning with the instance.
 */

import type { CreateIndexesOptions, Db, IndexDirection } from "mongodb";
import type { InstanceId, Timestamp } from "../../../engine/index.ts";
import type { CommitDocument, InstanceIndex, OutboxEntry, Sealed } from "../port.ts";

/** Version of the layout, kept in `meta`. */
export const LAYOUT = 1;

/** What one server tried to write: tells its own write from another one's after a lost reply. */
export type Attempt = string;

export interface CommitRecord extends Omit<CommitDocument, "keys" | "forgets"> {
  /** `<instance> <revision>`. */
  readonly _id: string;
  readonly attempt: Attempt;
  readonly keys: readonly string[];
  readonly forgets: readonly string[];
  /** Microseconds since 1970 on the clock of the server that wrote it, rising within that server. */
  readonly stamp: number;
  /** Milliseconds since 1970 of the write, until what follows from it is written too. */
  readonly pending?: number;
}

/** A task in the worklist of one audience, as the row names it; `at` is the version of the row that wrote it. */
export interface Mark {
  readonly audience: string;
  readonly due: string;
  readonly id: string;
  readonly at: number;
}
/** What lists tell of an instance, and where its newest contents stand. */
export interface Row extends Omit<InstanceIndex, "tasks"> {
  readonly _id: InstanceId;
  readonly revision: number;
  /** Rises with every write of the row, also one without a commit. */
  readonly version: number;
  readonly stamp: number;
  /** Which server wrote it. */
  readonly by: string;
  readonly tasks: readonly { readonly id: string; readonly json: string }[];
  readonly marks: readonly Mark[];
  readonly sections: readonly { readonly unit: string; readonly section: string; readonly revision: number }[];
  /** By the clock of the database. */
  readonly written?: Date;
}
/** A candidate for a page of a worklist; it counts when its row still has the mark. */
export interface WorklistEntry {
  readonly _id: string;
  readonly audience: string;
  /** `<due> <instance> <id>`: the order of worklists. */
  readonly key: string;
  readonly instance: InstanceId;
  readonly due: string;
  readonly id: string;
  readonly at: number;
}

export interface OutboxRecord extends Omit<OutboxEntry, "id"> {
  readonly _id: string;
  readonly instance: InstanceId;
  readonly revision: number;
  readonly stamp: number;
  /** Among the entries of its commit. */
  readonly place: number;
  /** `done` stays a while without contents, so that a repair does not add it anew. */
  readonly state: "open" | "given-up" | "done";
  readonly attempts: number;
  readonly failed: boolean;
  readonly code: string | null;
  readonly retryAt: Timestamp | null;
  readonly leasedUntil: Timestamp | null;
  readonly worker?: string;
  readonly doneAt?: number;
}

/** A commit that makes or destroys a key; it counts when that commit is there with this attempt. */
export interface KeyMark {
  readonly commit: string;
  readonly attempt: Attempt;
}
export interface KeyRecord {
  readonly _id: string;
  readonly owner: string | null;
  readonly value: Sealed;
  readonly made?: KeyMark;
  readonly gone?: readonly KeyMark[];
}
export interface DocumentRecord {
  /** `<collection> <id>`. */
  readonly _id: string;
  readonly collection: string;
  readonly id: string;
  readonly owner: string | null;
  readonly expiresAt: Timestamp | null;
  readonly value: Uint8Array;
  readonly attempt: Attempt;
}
/** Read records that were written together: numbered on from the block before. */
export interface RecordBlock {
  /** Number of the first record. */
  readonly _id: number;
  readonly count: number;
  readonly attempt: Attempt;
  /** Instances that a record in it is about. */
  readonly about: readonly string[];
  readonly records: readonly string[];
  readonly hash: string;
}
export interface NumberRecord {
  readonly _id: string;
  readonly last: number;
}
export interface MetaRecord {
  readonly _id: string;
  readonly layout: number;
}

type Fields = Readonly<Record<string, IndexDirection>>;
const LISTED: Fields = { kind: 1, ended: 1, state: 1, process: 1 };
const INDEXES: Readonly<
  Record<string, readonly (readonly [name: string, fields: Fields, options?: CreateIndexesOptions])[]>
> = {
  commits: [
    ["revision", { instance: 1, revision: 1 }, { unique: true }],
    ["command", { instance: 1, commandId: 1 }, { unique: true }],
    ["pending", { pending: 1 }],
  ],
  rows: [
    ["changed in group", { group: 1, changedAt: -1, _id: 1, ...LISTED }],
    ["number in group", { group: 1, number: -1, _id: 1, ...LISTED }],
    ["changed of reader", { readers: 1, changedAt: -1, _id: 1, ...LISTED }],
    ["number of reader", { readers: 1, number: -1, _id: 1, ...LISTED }],
    ["due", { nextDueAt: 1, _id: 1 }],
    ["traces in group", { group: 1, traces: 1 }],
    ["written", { written: 1 }],
  ],
  worklists: [
    ["page", { audience: 1, key: 1 }],
    ["of instance", { instance: 1 }],
  ],
  outbox: [
    ["state", { state: 1, stamp: 1, place: 1 }],
    ["failed", { failed: 1, stamp: 1, place: 1 }],
  ],
  keys: [["owner", { owner: 1, _id: 1 }]],
  documents: [
    ["id", { collection: 1, id: 1 }],
    ["owner", { collection: 1, owner: 1, id: 1 }],
    ["expiring", { expiresAt: 1 }],
  ],
  records: [["about", { about: 1, _id: -1 }]],
};

/** Makes the indexes that are not there yet; those that are there stay. */
export async function makeIndexes(database: Db): Promise<void> {
  const made = Object.entries(INDEXES).map(([collection, indexes]) =>
    database
      .collection(collection)
      .createIndexes(indexes.map(([name, fields, options]) => ({ name, key: { ...fields }, ...options }))),
  );
  await Promise.all(made);
}
