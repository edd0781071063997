/**
 * The collections as the rest of the adapter sees them. Those of the truth have operations on one document only, which the
 * driver retries and the database makes atomic; what follows from it may also be written and removed by the many.
 */

import type { Collection, Db, Document } from "mongodb";
import type {
  CommitRecord,
  DocumentRecord,
  KeyRecord,
  MetaRecord,
  NumberRecord,
  OutboxRecord,
  RecordBlock,
  Row,
  WorklistEntry,
} from "./layout.ts";

type SingleOperations = "find" | "findOne" | "insertOne" | "updateOne" | "deleteOne" | "replaceOne";
/** One document at a time. */
export type Truth<Shape extends Document> = Pick<Collection<Shape>, SingleOperations>;
/** Follows from the truth. */
export type Derived<Shape extends Document> = Pick<Collection<Shape>, SingleOperations | "insertMany" | "deleteMany">;

export interface Collections {
  readonly commits: Truth<CommitRecord>;
  readonly rows: Truth<Row>;
  readonly worklists: Derived<WorklistEntry>;
  readonly outbox: Derived<OutboxRecord>;
  readonly keys: Truth<KeyRecord>;
  readonly documents: Derived<DocumentRecord>;
  readonly records: Truth<RecordBlock>;
  readonly numbers: Truth<NumberRecord>;
  readonly meta: Truth<MetaRecord>;
}

export const collectionsOf = (database: Db): Collections => ({
  commits: database.collection("commits"),
  rows: database.collection("rows"),
  worklists: database.collection("worklists"),
  outbox: database.collection("outbox"),
  keys: database.collection("keys"),
  documents: database.collection("documents"),
  records: database.collection("records"),
  numbers: database.collection("numbers"),
  meta: database.collection("meta"),
});
