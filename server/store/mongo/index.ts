/** The distributed store: MongoDB through its official driver, behind the port, for several servers over one database. */

import { type InstanceId, type Timestamp, timestamp } from "../../../engine/index.ts";
import type { Store } from "../port.ts";
import { type Checked, check, checkLayout, refuseWeak } from "./checks.ts";
import { collectionsOf } from "./collections.ts";
import { createCommits, newAttempt } from "./commits.ts";
import { type Connection, connect } from "./connect.ts";
import { createContents } from "./contents.ts";
import { createDocuments } from "./documents.ts";
import { reading, writing } from "./faults.ts";
import { createKeys } from "./keys.ts";
import { makeIndexes } from "./layout.ts";
import { createLists } from "./lists.ts";
import { createNotices } from "./notices.ts";
import { createNumbers } from "./numbers.ts";
import { createOutbox } from "./outbox.ts";
import { createProjector } from "./projector.ts";
import { createRecords } from "./records.ts";
import { startUpkeep } from "./upkeep.ts";
import { createWorklists } from "./worklists.ts";

export interface MongoOptions {
  readonly url: string;
  /** For what has an end. */
  readonly now?: () => Timestamp;
  /** Goes on where an acknowledged step could be lost: for tests only. */
  readonly allowWeak?: boolean;
  /** What follows from a commit could not be written; it is tried again. */
  readonly onFault?: (error: unknown, instance?: InstanceId) => void;
}
export interface MongoStore extends Store {
  /** Hears of instances that other servers changed. Returns how to stop listening. */
  readonly follow: NonNullable<Store["follow"]>;
  /** Does now what a server that died left undone. Returns how many commits it found. */
  repair(): Promise<number>;
  readonly checked: Checked;
}

const KEYS = "keys";

function assemble(
  connection: Connection,
  checked: Checked,
  { now, onFault }: Required<Pick<MongoOptions, "now" | "onFault">>,
): MongoStore {
  const all = collectionsOf(connection.database);
  const by = newAttempt();
  const keys = createKeys(all);
  const outbox = createOutbox(all);
  const contents = createContents(all);
  const worklists = createWorklists(all);
  const projector = createProjector(all, { contents, keys, outbox, worklists, by, onFault });
  const commits = createCommits(all, {
    keys,
    projector,
    certain: checked.kind === "standalone" ? "majority" : "linearizable",
  });
  const lists = createLists(all);
  const documents = createDocuments(all, now);
  const numbers = createNumbers(all);
  const records = createRecords(all);
  const notices = createNotices(all, by);
  const upkeep = startUpkeep({ projector, outbox, onFault });
  /** What this server wrote stands in lists when they are asked. */
  const current = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    await projector.settled();
    return ask();
  };

  return {
    checked,
    commit: commits.commit,
    head: commits.head,
    byCommand: commits.byCommand,
    section: (instance, unit, section) => reading(() => contents.newest(instance, unit, section)),
    sections: (instance) => reading(() => contents.all(instance)),
    history: (instance, after = 0) => commits.history(instance, after),
    list: (query) => current(() => lists.list(query)),
    byTraces: (query) => current(() => lists.byTraces(query)),
    tasks: (query) => current(() => worklists.tasks(query)),
    due: (moment, limit) => current(() => lists.due(moment, limit)),
    instances: (after, limit) => current(() => lists.walk(after, limit)),
    retell: (instance, revision, index) => writing(() => projector.retell(instance, revision, index)),
    reserveNumber: numbers.reserve,
    lease: (...args) => current(() => outbox.lease(...args)),
    carriedOut: outbox.carriedOut,
    failed: outbox.failed,
    failures: (limit) => current(() => outbox.failures(limit)),
    record: records.add,
    readRecords: records.newest,
    recordsFrom: records.from,
    lastRecordHash: records.lastHash,
    put: (collection, id, value, options = {}) =>
      collection === KEYS
        ? keys.put(id, Buffer.from(value), options.owner, options.ifAbsent ?? false)
        : documents.put(collection, id, value, options),
    get: (collection, id) => (collection === KEYS ? keys.get(id) : documents.get(collection, id)),
    remove: (collection, id) => (collection === KEYS ? keys.remove(id) : documents.remove(collection, id)),
    byOwner: (collection, owner, limit) =>
      collection === KEYS ? keys.byOwner(owner, limit) : documents.byOwner(collection, owner, limit),
    all: (collection) => (collection === KEYS ? keys.all() : documents.all(collection)),
    follow: notices.follow,
    repair: () => reading(() => projector.repair(0)),
    close: async () => {
      notices.stop();
      await upkeep.stop();
      await projector.settled();
      await connection.client.close();
    },
  };
}

/**
 * Opens the store of a database, makes its indexes, and does what a server that died left undone.
 * @throws StoreUnavailable, StoreWeak or StoreTooNew (server/store/errors.ts), each with one sentence.
 */
export async function openMongoStore({
  url,
  now = () => timestamp(Date.now()),
  allowWeak = false,
  onFault = () => {},
}: MongoOptions): Promise<MongoStore> {
  const connection = await connect(url);
  try {
    const checked = await check(connection);
    refuseWeak(checked, allowWeak);
    await checkLayout(connection);
    await makeIndexes(connection.database);
    return assemble(connection, checked, { now, onFault });
  } catch (error) {
    await connection.client.close();
    throw error;
  }
}
