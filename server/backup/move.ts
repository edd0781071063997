/** `casustafel move`: everything of a data folder goes into another store, such as a database that several servers share; the folder stays as it is. */

import type { InstanceId } from "../../engine/index.ts";
import { MOVING } from "../store/moving.ts";
import type { CommitDocument, CommitRow, ReadRecord, SectionRow, Store } from "../store/port.ts";
import { type Everything, readEverything, type StoredDocument, type WaitingEntry } from "../store/sqlite/everything.ts";
import { openSqliteReader } from "../store/sqlite/index.ts";
import { BackupRefused } from "./backup.ts";
import { checkStore } from "./check.ts";

export interface Moved {
  readonly instances: number;
  readonly commits: number;
  readonly records: number;
  readonly documents: number;
}
const PAGE = 500;
type Reader = ReturnType<typeof openSqliteReader>;

/** A commit as it was written, with the newest contents of sections; what was overwritten since is not taken along. */
function documentOf(
  row: CommitRow,
  instance: InstanceId,
  parts: {
    readonly reader: Reader;
    readonly index: CommitDocument["index"];
    readonly sections: readonly SectionRow[];
    readonly waiting: readonly WaitingEntry[];
  },
): CommitDocument {
  const ofThis = <T extends { readonly revision: number }>(all: readonly T[]): readonly T[] =>
    all.filter(({ revision }) => revision === row.revision);
  return {
    ...row,
    instance,
    commandHash: parts.reader.sync.byCommand(instance, row.commandId)?.commandHash ?? "",
    sections: ofThis(parts.sections).map(({ unit, section, sealed }) => ({ unit, section, sealed })),
    effects: ofThis(parts.waiting).map(({ id, to, type, sealed }) => ({ id, to, type, sealed })),
    index: parts.index,
  };
}

async function moveInstance(reader: Reader, source: Everything, target: Store, instance: InstanceId): Promise<number> {
  const rows = await reader.history(instance);
  const waiting = source.waiting(instance);
  const parts = { reader, index: source.index(instance), sections: await reader.sections(instance), waiting };
  for (const row of rows) {
    const { outcome } = await target.commit(documentOf(row, instance, parts));
    if (outcome !== "done") throw new BackupRefused(`The database holds a case already; empty it, and move again.`);
  }
  for (const { id, code, retryAt, givenUp } of waiting)
    if (code !== null) await target.failed(id, code, givenUp ? null : retryAt);
  return rows.length;
}
async function moveRecords(reader: Reader, target: Store): Promise<number> {
  let last: ReadRecord | undefined;
  for (;;) {
    const page = await reader.recordsFrom((last?.sequence ?? 0) + 1, PAGE);
    if (page.length === 0) break;
    // Numbered and chained anew in the same order: the same numbers and hashes.
    await target.record(page.map(({ sequence: _sequence, before: _before, hash: _hash, ...entry }) => entry));
    last = page.at(-1);
  }
  if (last && (await target.lastRecordHash()) !== last.hash)
    throw new BackupRefused(
      "The records of who looked did not arrive as they were; empty the database, and move again.",
    );
  return last?.sequence ?? 0;
}
const put = (target: Store, { collection, id, owner, expiresAt, value }: StoredDocument): Promise<boolean> =>
  target.put(collection, id, value, {
    ...(owner === null ? {} : { owner }),
    ...(expiresAt === null ? {} : { expiresAt }),
  });

async function demandEmpty(target: Store): Promise<void> {
  const [directory, some] = [await target.all("directory log"), await target.instances(null, 1)];
  if (directory.length + some.length > 0 || (await target.get(MOVING.collection, MOVING.id)))
    throw new BackupRefused(
      "The database of MONGODB_URL is not empty and nothing in it is overwritten; name a new one.",
    );
}

/**
 * Moves a data folder that no server has open. A database that got only a part is refused by servers.
 * @throws BackupRefused with one sentence; KeyFileUnusable or SealBroken for another key file
 */
export async function move(folder: string, keyFile: string, target: Store): Promise<Moved> {
  const reader = openSqliteReader(folder);
  const source = readEverything(folder);
  try {
    const { faults, first } = await checkStore(reader, keyFile);
    if (faults > 0) throw new BackupRefused(`The data of ${folder} is damaged: ${first} Restore a back-up first.`);
    await demandEmpty(target);
    await target.put(MOVING.collection, MOVING.id, "");
    const count = { instances: 0, commits: 0, documents: 0 };
    for (const document of source.documents()) {
      await put(target, document);
      count.documents += 1;
    }
    for (let after: InstanceId | null = null; ; ) {
      const page: readonly { id: InstanceId }[] = await reader.instances(after, PAGE);
      for (const { id } of page) count.commits += await moveInstance(reader, source, target, id);
      count.instances += page.length;
      after = page.at(-1)?.id ?? null;
      if (after === null) break;
    }
    for (const { scope, last } of source.numbers()) for (let n = 0; n < last; n += 1) await target.reserveNumber(scope);
    const records = await moveRecords(reader, target);
    await target.remove(MOVING.collection, MOVING.id);
    return { ...count, records };
  } finally {
    source.close();
    await reader.close();
  }
}
