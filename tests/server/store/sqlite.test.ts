/** What the embedded store promises beyond the contract: one server, no newer data, a full disk, damage, nothing left of what was erased. */

import { spawnSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { StoreDamaged, StoreInUse, StoreTooNew, StoreUnavailable } from "../../../server/store/errors.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { openFile } from "../../../server/store/sqlite/open.ts";
import { bytes, commitOf, readEntry, text } from "../../contracts/store-values.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const FILE = "casustafel.db";

const contentsOf = (data: string): string =>
  readdirSync(data)
    .map((name) => readFileSync(join(data, name), "latin1"))
    .join("\n");
const snapshot = (data: string) =>
  readdirSync(data)
    .filter((name) => name.startsWith(FILE))
    .map((name) => [name, statSync(join(data, name)).mtimeMs, readFileSync(join(data, name), "latin1")]);

test("data is there again after closing and opening", async () => {
  const data = folder();
  const first = openSqliteStore({ folder: data });
  await first.commit(commitOf("i1", 1, { sections: [{ unit: "", section: "question", sealed: bytes("a") }] }));
  await first.record([readEntry()]);
  const hash = await first.lastRecordHash();
  await first.close();
  const second = openSqliteStore({ folder: data });
  expect((await second.head(asId("i1")))?.revision).toBe(1);
  expect(text((await second.section(asId("i1"), "", "question"))?.sealed)).toBe("a");
  expect(await second.lastRecordHash()).toBe(hash);
  await second.close();
});

test("the file is in WAL mode, every commit is synced, and what is deleted is overwritten", () => {
  const { database, close } = openFile(folder());
  const setting = (name: string) => database.pragma(name, { simple: true });
  expect([setting("journal_mode"), setting("synchronous"), setting("secure_delete")]).toEqual(["wal", 2, 1]);
  const tables = database
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")
    .all();
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((table) => (table as { strict: number }).strict !== 1)).toEqual([]);
  close();
});

test("a second server on the same folder is refused with one sentence, and the first one goes on", async () => {
  const data = folder();
  const first = openSqliteStore({ folder: data });
  expect(() => openSqliteStore({ folder: data })).toThrow(StoreInUse);
  const script = `import { openSqliteStore } from ${JSON.stringify(join(process.cwd(), "server/store/sqlite/index.ts"))};
    try { openSqliteStore({ folder: ${JSON.stringify(data)} }); console.log("opened"); } catch (error) { console.log(error.name + ": " + error.message); }`;
  const child = spawnSync("npx", ["tsx", "--input-type=module", "-e", script], { encoding: "utf8" });
  expect(child.stdout.trim()).toBe(
    `StoreInUse: The data folder ${data} is in use by another server; stop that one or choose another DATA_DIR.`,
  );
  expect(await first.commit(commitOf("i1", 1))).toEqual({ outcome: "done" });
  await first.close();
  await openSqliteStore({ folder: data }).close();
});

test("data of a newer version is refused with a sentence, and no byte of it is touched", async () => {
  const data = folder();
  await openSqliteStore({ folder: data }).close();
  const newer = new Database(join(data, FILE));
  newer.pragma("user_version = 99");
  newer.close();
  const before = snapshot(data);
  expect(() => openSqliteStore({ folder: data })).toThrow(StoreTooNew);
  expect(() => openSqliteStore({ folder: data })).toThrow(/newer version of this program \(layout 99/);
  expect(snapshot(data)).toEqual(before);
});

test("a file of another program, or of no program, is refused and left as it is", async () => {
  const foreign = folder();
  const other = new Database(join(foreign, FILE));
  other.pragma("application_id = 7");
  other.exec("CREATE TABLE theirs (id)");
  other.close();
  expect(() => openSqliteStore({ folder: foreign })).toThrow(StoreDamaged);
  const rubbish = folder();
  writeFileSync(join(rubbish, FILE), "x".repeat(5_000));
  expect(() => openSqliteStore({ folder: rubbish })).toThrow(StoreDamaged);
  expect(readFileSync(join(rubbish, FILE), "utf8")).toBe("x".repeat(5_000));
});

test("a damaged file is refused at the start", async () => {
  const data = folder();
  const store = openSqliteStore({ folder: data });
  for (let n = 1; n <= 200; n += 1) await store.commit(commitOf("i1", n));
  await store.close();
  const file = readFileSync(join(data, FILE));
  file.fill(0x5a, 4096 * 2, 4096 * 8);
  writeFileSync(join(data, FILE), file);
  expect(() => openSqliteStore({ folder: data })).toThrow(/damaged|malformed/);
});

test("a write that fails alone does not fail its neighbours of the same turn", async () => {
  const store = openSqliteStore({ folder: folder() });
  const effect = { id: "same id", to: "far", type: "notify", sealed: bytes("e") };
  const outcomes = await Promise.allSettled([
    store.commit(commitOf("i1", 1, { effects: [effect] })),
    store.commit(commitOf("i2", 1, { effects: [effect] })),
    store.commit(commitOf("i3", 1)),
    store.record([readEntry()]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(await store.head(asId("i2"))).toBeUndefined();
  expect((await store.recordsFrom(1, 9)).length).toBe(1);
  await store.close();
});

test("more writes in one turn than a batch holds are all answered, in order", async () => {
  const store = openSqliteStore({ folder: folder() });
  const numbers = await Promise.all(Array.from({ length: 300 }, () => store.reserveNumber("s")));
  expect(numbers).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
  await store.close();
});

test("what waits when the store closes is written; what comes later is refused", async () => {
  const data = folder();
  const store = openSqliteStore({ folder: data });
  const waiting = store.commit(commitOf("i1", 1));
  await store.close();
  expect(await waiting).toEqual({ outcome: "done" });
  await expect(store.commit(commitOf("i1", 2))).rejects.toThrow(StoreUnavailable);
  const again = openSqliteStore({ folder: data });
  expect((await again.head(asId("i1")))?.revision).toBe(1);
  await again.close();
});

test("nothing of an erased section, in any of its versions, stays in a byte of the folder", async () => {
  const data = folder();
  const store = openSqliteStore({ folder: data });
  const write = (revision: number, sealed: string | null) =>
    store.commit(
      commitOf("i1", revision, {
        sections: [{ unit: "", section: "question", sealed: sealed ? bytes(sealed) : null }],
      }),
    );
  await write(1, `${"early-mark ".repeat(600)}`);
  await write(2, `${"later-mark ".repeat(600)}`);
  expect(contentsOf(data)).toMatch(/early-mark[\s\S]*later-mark|later-mark[\s\S]*early-mark/);
  await write(3, null);
  expect(contentsOf(data)).not.toMatch(/early-mark|later-mark/);
  await store.close();
});

test("nothing of a key that was removed for good stays in a byte of the folder", async () => {
  const data = folder();
  const store = openSqliteStore({ folder: data });
  await store.put("keys", "k1", "key-mark-0123456789");
  expect(contentsOf(data)).toContain("key-mark");
  await store.remove("keys", "k1", { forGood: true });
  expect(contentsOf(data)).not.toContain("key-mark");
  await store.close();
});

test("a copy made while the server runs opens and holds every acknowledged commit", async () => {
  const [data, copy] = [folder(), folder()];
  const store = openSqliteStore({ folder: data });
  for (let n = 1; n <= 20; n += 1) await store.commit(commitOf("i1", n));
  for (const name of [FILE, `${FILE}-wal`]) copyFileSync(join(data, name), join(copy, name));
  await store.close();
  const restored = openSqliteStore({ folder: copy });
  expect((await restored.history(asId("i1"))).length).toBe(20);
  await restored.close();
});
