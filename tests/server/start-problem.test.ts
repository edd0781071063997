/** Why a server does not start: one sentence for everything that can be wrong with what lies on the disk. */

import {
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { ConfigProblem } from "../../server/config.ts";
import { openSealing } from "../../server/sealing/index.ts";
import { startProblem } from "../../server/start-problem.ts";
import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { bytes, commitOf } from "../contracts/store-values.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";

const folder = temporaryFolders();
const PAGE = 4_096;

/** A data folder with something in it, and its key file. */
async function written(): Promise<{ readonly data: string; readonly file: string; readonly key: string }> {
  const data = join(folder(), "data");
  const key = `${data}.key`;
  const store = openSqliteStore({ folder: data });
  await openSealing(store, key);
  for (let revision = 1; revision <= 40; revision += 1)
    await store.commit(commitOf("i1", revision, { body: bytes("x".repeat(3_000)) }));
  await store.close();
  return { data, file: join(data, "casustafel.db"), key };
}
/** What is said when the store and its sealing are opened; undefined when they open. */
async function said(data: string, key = `${data}.key`): Promise<string | undefined> {
  try {
    const store = openSqliteStore({ folder: data });
    try {
      await openSealing(store, key);
    } finally {
      await store.close();
    }
    return "it opens";
  } catch (error) {
    return startProblem(error, { dataFolder: data });
  }
}
function overwrite(file: string, from: number, length: number): void {
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(length, 0xff), 0, length, from);
}

test("a file that was scribbled in, cut short, or has a broken header is damaged, in one line", async () => {
  const { data, file } = await written();
  expect(await said(data)).toBe("it opens");
  const harms: readonly ((file: string) => void)[] = [
    (one) => {
      for (let page = 3; page < statSync(one).size / PAGE - 1; page += 2) overwrite(one, page * PAGE, 2_000);
    },
    (one) => truncateSync(one, 7 * PAGE + 100),
    (one) => overwrite(one, 16, 40),
    (one) => truncateSync(one, 50),
  ];
  for (const [index, harm] of harms.entries()) {
    const copy = join(folder(), "data");
    cpSync(data, copy, { recursive: true });
    cpSync(`${data}.key`, `${copy}.key`);
    harm(join(copy, "casustafel.db"));
    const sentence = await said(copy);
    expect(sentence, `harm ${index}`).toMatch(/damaged|not a data file|another program/);
    expect(sentence).not.toContain("\n");
  }
  expect(statSync(file).size).toBeGreaterThan(0);
});

test("a database of another program is left as it is, whether it says whose it is or not", async () => {
  for (const mark of [0, 77]) {
    const data = join(folder(), "data");
    mkdirSync(data);
    const file = join(data, "casustafel.db");
    const database = new Database(file);
    database.exec(`CREATE TABLE heads (x); PRAGMA application_id = ${mark}`);
    database.close();
    const before = readFileSync(file);
    expect(await said(data)).toMatch(/belongs to another program; choose another DATA_DIR/);
    expect(readFileSync(file).equals(before)).toBe(true);
  }
});

test("a key file that is gone, no key, another's key, or unreadable is named", async () => {
  const { data, key } = await written();
  const right = readFileSync(key);
  rmSync(key);
  expect(await said(data)).toMatch(/^The key file .* is missing .*put it back or set KEY_FILE/);
  writeFileSync(key, "hello", { mode: 0o600 });
  expect(await said(data)).toMatch(/no key file of this program; KEY_FILE must name/);
  const other = await written();
  expect(await said(data, other.key)).toMatch(/not the one this data was sealed with; KEY_FILE must name/);
  rmSync(key);
  mkdirSync(key);
  expect(await said(data)).toMatch(/^KEY_FILE is .*, which cannot be read \(EISDIR\)/);
  rmSync(key, { recursive: true });
  writeFileSync(key, right, { mode: 0o600 });
  expect(await said(data)).toBe("it opens");
  expect(await said(join(folder(), "data"), join(data, "casustafel.db", "key"))).toMatch(
    /^KEY_FILE is .* nothing can be written/,
  );
});

test("a disk that is full, read-only or failing is told by what would help", () => {
  const sentence = (code: string): string | undefined =>
    startProblem(Object.assign(new Error("disk"), { code }), { dataFolder: "/data" });
  for (const code of ["SQLITE_FULL", "ENOSPC", "SQLITE_IOERR_SHMSIZE"])
    expect(sentence(code)).toMatch(/^The disk of DATA_DIR \(\/data\) is full .*make space and start again/);
  for (const code of ["EACCES", "EROFS", "SQLITE_READONLY_DIRECTORY", "SQLITE_CANTOPEN"])
    expect(sentence(code)).toMatch(/^DATA_DIR is \/data, where nothing can be written/);
  for (const code of ["SQLITE_IOERR_READ", "EIO"]) expect(sentence(code)).toMatch(/cannot be read or written/);
  expect(sentence("SQLITE_ERROR")).toMatch(/has another shape/);
});

test("a fault of the program is no sentence about the data", () => {
  expect(startProblem(new TypeError("x is undefined"), { dataFolder: "/data" })).toBeUndefined();
  const missing = Object.assign(new Error("no"), { code: "ENOENT", path: "/product/dist/index.html" });
  expect(startProblem(missing, { dataFolder: "/data" })).toBeUndefined();
  expect(startProblem(new ConfigProblem("PORT is x"), { dataFolder: "/data" })).toBe("PORT is x");
});
