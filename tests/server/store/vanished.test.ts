/** A data file that is deleted, replaced or damaged while the server runs: nothing is answered as saved, and it is said. */

import { appendFileSync, copyFileSync, openSync, renameSync, rmSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StoreDamaged } from "../../../server/store/errors.ts";
import { checkBehind } from "../../../server/store/sqlite/check-behind.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { commitOf } from "../../contracts/store-values.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folders = temporaryFolders();
async function running() {
  const folder = folders();
  const faults: unknown[] = [];
  const store = openSqliteStore({ folder, onFatal: (error) => faults.push(error) });
  await store.commit(commitOf("a", 1));
  return { store, faults, file: join(folder, "casustafel.db") };
}
const overwrite = (file: string): void => {
  writeSync(openSync(file, "r+"), Buffer.alloc(100, 1), 0, 100, 0);
};

test.each<[string, (file: string) => void, RegExp]>([
  ["deleted", (file) => rmSync(file), /taken away/],
  ["moved", (file) => renameSync(file, `${file}.away`), /taken away/],
  [
    "replaced by a copy",
    (file) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
    /replaced/,
  ],
  ["overwritten", overwrite, /damaged|malformed|not a database/],
  ["without its log", (file) => rmSync(`${file}-wal`), /lost its log/],
])("a file that is %s stops the next command", async (_, harm, says) => {
  const { store, faults, file } = await running();
  harm(file);
  await expect(store.commit(commitOf("a", 2))).rejects.toThrow(says);
  expect(faults.length).toBeGreaterThan(0);
  await expect(store.commit(commitOf("a", 3))).rejects.toThrow(/closing/);
});

test("a file that nobody touched goes on", async () => {
  const { store, faults } = await running();
  for (const revision of [2, 3, 4]) await store.commit(commitOf("a", revision));
  expect(faults).toEqual([]);
  await store.close();
});

test("a file that is checked behind the start is told damaged when it is", async () => {
  const { store, file } = await running();
  await store.close();
  await expect(checkBehind(file)).resolves.toBeUndefined();
  truncateSync(file, 8_192);
  appendFileSync(file, Buffer.alloc(40_960, 7));
  await expect(checkBehind(file)).rejects.toThrow(StoreDamaged);
});
