/** The embedded store: one SQLite file in WAL mode with every commit synced, behind the port. */

import { join } from "node:path";
import { type Timestamp, timestamp } from "../../../engine/index.ts";
import { StoreDamaged } from "../errors.ts";
import type { Store, SyncReads } from "../port.ts";
import { createAudiences } from "./audiences.ts";
import { checkBehind } from "./check-behind.ts";
import { createCommits } from "./commits.ts";
import { createContents } from "./contents.ts";
import { createDocuments, KEYS } from "./documents.ts";
import { createHeads } from "./heads.ts";
import { createLists } from "./lists.ts";
import { DATA_FILE, isLarge, openFile, openToRead } from "./open.ts";
import { createOutbox } from "./outbox.ts";
import { createRecordReader, createRecords } from "./records.ts";
import { watchFiles } from "./same-file.ts";
import { createTraces } from "./traces.ts";
import { createWriter, isFatalFault } from "./writer.ts";

export interface SqliteOptions {
  /** The data folder; made when it is not there. */
  readonly folder: string;
  /** Most pages of 4 KiB that the file may take, as a quota on a shared disk; reaching it is a full disk. */
  readonly maxPages?: number;
  /** For what has an end. */
  readonly now?: () => Timestamp;
  /** Called at an input/output error, after which nothing may be answered: ends the process unless told otherwise. */
  readonly onFatal?: (error: unknown) => void;
}

function endProcess(error: unknown): void {
  if (error instanceof StoreDamaged) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  process.stderr.write(
    `The store cannot be written any more (${code}); the server stops so that nothing is answered wrongly.\n`,
  );
  process.exit(1);
}

/**
 * Opens the store of a data folder.
 * @throws StoreInUse, StoreTooNew or StoreDamaged (server/store/errors.ts).
 */
export function openSqliteStore({
  folder,
  maxPages,
  now = () => timestamp(Date.now()),
  onFatal = endProcess,
}: SqliteOptions): Store & { readonly sync: SyncReads } {
  const file = openFile(folder, maxPages);
  const { database } = file;
  const writer = createWriter(database, onFatal, watchFiles(join(folder, DATA_FILE)));
  const path = join(folder, DATA_FILE);
  if (isLarge(path)) checkBehind(path).catch(onFatal);
  const outbox = createOutbox(database);
  const documents = createDocuments(database, now);
  const contents = createContents(database, (sealed) => {
    documents.noteErased(sealed);
    writer.emptyLog();
  });
  const audiences = createAudiences(database);
  const traces = createTraces(database);
  const heads = createHeads(database);
  const commits = createCommits(database, {
    heads,
    contents,
    audiences,
    traces,
    outbox,
    documents,
    onErased: writer.emptyLog,
  });
  const lists = createLists(database);
  const records = createRecords(database);
  const reserve = database
    .prepare<[string], number>(
      "INSERT INTO numbers (scope, last) VALUES (?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
    )
    .pluck();

  /** A damaged page that is met while reading stops the writing as well: nothing may be answered on such a file. */
  function watched<All extends object>(functions: All): All {
    const stopAt = (error: unknown): never => {
      if (isFatalFault(error)) onFatal(error);
      throw error;
    };
    const entries = Object.entries(functions).map(([name, one]) => {
      if (typeof one !== "function") return [name, watched(one as object)] as const;
      const guarded = (...given: readonly unknown[]): unknown => {
        try {
          const answer: unknown = one(...given);
          return answer instanceof Promise ? answer.catch(stopAt) : answer;
        } catch (error) {
          return stopAt(error);
        }
      };
      return [name, guarded] as const;
    });
    return Object.fromEntries(entries) as All;
  }

  return watched({
    sync: { head: commits.head, byCommand: commits.byCommand, section: contents.newest, get: documents.get },
    commit: (document) => writer.write(() => commits.write(document)),
    head: async (instance) => commits.head(instance),
    byCommand: async (instance, command) => commits.byCommand(instance, command),
    section: async (instance, unit, section) => contents.newest(instance, unit, section),
    sections: async (instance) => contents.all(instance),
    history: async (instance, after = 0) => commits.history(instance, after),
    list: async (query) => lists.list(query),
    byTraces: async (query) => traces.find(query),
    tasks: async (...query) => audiences.tasks(...query),
    due: async (moment, limit) => lists.due(moment, limit),
    instances: async (after, limit) => heads.walk(after ?? "", limit),
    retell: (instance, revision, index) =>
      writer.write(() => {
        const head = heads.find(instance);
        if (head?.revision !== revision) return false;
        heads.retell(head.id, index);
        audiences.write(head.id, { instance, index });
        if (traces.write(head.id, index.group, index.traces)) writer.emptyLog();
        return true;
      }),
    reserveNumber: (scope) => writer.write(() => reserve.get(scope) as number),
    lease: async (...args) => outbox.lease(...args),
    carriedOut: (id) => writer.write(() => outbox.carriedOut(id)),
    failed: (id, code, retryAt) => writer.write(() => outbox.failed(id, code, retryAt)),
    failures: async (limit) => outbox.failures(limit),
    record: (entries) => writer.write(() => records.add(entries)),
    readRecords: async (instance, limit) => records.newest(instance, limit),
    recordsFrom: async (sequence, limit) => records.from(sequence, limit),
    lastRecordHash: async () => records.lastHash(),
    put: (...args) => writer.write(() => documents.put(...args)),
    get: async (collection, id) => documents.get(collection, id),
    remove: (collection, id, options) =>
      writer.write(() => {
        if (collection === KEYS) documents.destroyKey(id);
        else documents.remove(collection, id);
        if (options?.forGood) writer.emptyLog();
      }),
    byOwner: async (collection, owner, limit) => documents.byOwner(collection, owner, limit),
    all: async (collection) => documents.all(collection),
    close: async () => {
      writer.stop();
      file.close();
    },
  } satisfies Store & { readonly sync: SyncReads });
}

/** What can be read of a data folder beside a running server. */
export type StoreReader = Pick<
  Store,
  "sync" | "history" | "instances" | "sections" | "get" | "all" | "byOwner" | "recordsFrom" | "failures" | "close"
>;

/**
 * Opens a data folder to read, for checking it beside a running server.
 * @throws StoreMissing, StoreTooNew or StoreDamaged (server/store/errors.ts).
 */
export function openSqliteReader(folder: string): StoreReader & { readonly sync: SyncReads } {
  const file = openToRead(folder);
  const { database } = file;
  const now = () => timestamp(Date.now());
  const outbox = createOutbox(database);
  const contents = createContents(database, () => undefined);
  const documents = createDocuments(database, now);
  const heads = createHeads(database);
  const commits = createCommits(database, {
    heads,
    contents,
    audiences: createAudiences(database),
    traces: createTraces(database),
    outbox,
    documents,
    onErased: () => undefined,
  });
  const records = createRecordReader(database);
  return {
    sync: { head: commits.head, byCommand: commits.byCommand, section: contents.newest, get: documents.get },
    history: async (instance, after = 0) => commits.history(instance, after),
    instances: async (after, limit) => heads.walk(after ?? "", limit),
    sections: async (instance) => contents.all(instance),
    get: async (collection, id) => documents.get(collection, id),
    all: async (collection) => documents.all(collection),
    byOwner: async (collection, owner, limit) => documents.byOwner(collection, owner, limit),
    recordsFrom: async (sequence, limit) => records.from(sequence, limit),
    failures: async (limit) => outbox.failures(limit),
    close: async () => file.close(),
  };
}

/**
 * The read records of a data folder, for checking them beside a running server.
 * @throws StoreMissing, StoreTooNew or StoreDamaged (server/store/errors.ts).
 */
export function openReadRecords(folder: string): Pick<Store, "recordsFrom" | "close"> {
  const file = openToRead(folder);
  const records = createRecordReader(file.database);
  return { recordsFrom: async (sequence, limit) => records.from(sequence, limit), close: async () => file.close() };
}
