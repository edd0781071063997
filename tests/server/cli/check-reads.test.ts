/** `casustafel check-reads` as an operator meets it: beside a running server, and after somebody touched the records. */

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { readEntry } from "../../contracts/store-values.ts";
import { bundled } from "../../support/bundle.ts";
import { PROJECT } from "../../support/processes.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();

function check(data: string, ...args: string[]) {
  const done = spawnSync(process.execPath, [bundled("casustafel"), "check-reads", data, ...args], {
    encoding: "utf8",
    cwd: PROJECT,
  });
  return { status: done.status, out: done.stdout, error: done.stderr };
}
async function written(data: string, count: number) {
  const store = openSqliteStore({ folder: data });
  for (let n = 1; n <= count; n += 1) await store.record([readEntry({ request: `request-${n}` })]);
  return store;
}
/** What somebody with the disk could do. */
function tamper(data: string, sql: string): void {
  const database = new Database(join(data, "casustafel.db"));
  database.exec(sql);
  database.close();
}
const change = (sequence: number) =>
  `UPDATE read_records SET body = replace(body, 'request-${sequence}', 'request-X') WHERE sequence = ${sequence}`;

test("beside a running server it says that all is as it was written, and gives a line to keep", async () => {
  const data = folder();
  const store = await written(data, 3);
  const { status, out } = check(data);
  expect(status).toBe(0);
  expect(out).toMatch(/^3 read records/);
  const kept = /3:[0-9a-f]{64}/.exec(out)?.[0] ?? "";
  await store.record([readEntry({ request: "request-4" })]);
  expect(check(data, "--kept", kept, "--json").out).toContain('"records": 4');
  await store.close();
  tamper(data, "DELETE FROM read_records WHERE sequence >= 3");
  expect(check(data).status).toBe(0);
  expect(check(data, "--kept", kept)).toMatchObject({ status: 1, out: expect.stringMatching(/^Record 3.*cut off/) });
  expect(check(data, "--kept", "nonsense").out).toMatch(/no note/);
}, 60_000);

test("a record that is no JSON any more is named, and nothing of it is printed", async () => {
  const data = folder();
  await (await written(data, 3)).close();
  tamper(data, "UPDATE read_records SET body = substr(body, 1, 40) || char(1) || 'x' WHERE sequence = 2");
  const { status, out, error } = check(data);
  expect({ status, error }).toEqual({ status: 1, error: "" });
  expect(out).toMatch(/^Record 2 was changed.*the 1 before it/);
});

test("a record that was changed, removed or written anew is named, and the exit code says so", async () => {
  const data = folder();
  await (await written(data, 4)).close();
  tamper(data, change(2));
  expect(check(data)).toMatchObject({
    status: 1,
    out: expect.stringMatching(/^Record 2 was changed.*the 1 before it/),
  });
  const other = folder();
  await (await written(other, 4)).close();
  tamper(other, "DELETE FROM read_records WHERE sequence = 2");
  expect(check(other)).toMatchObject({ status: 1, out: expect.stringMatching(/^Record 2 is missing/) });
}, 60_000);

test("a folder without data, or with another's, is one sentence", () => {
  const empty = folder();
  expect(check(empty)).toMatchObject({ status: 2, error: expect.stringMatching(/^There is no data in .*\n$/) });
  writeFileSync(join(empty, "casustafel.db"), "");
  expect(check(empty)).toMatchObject({ status: 2, error: expect.stringMatching(/^There is no data in .* yet/) });
  const foreign = join(folder(), "data");
  mkdirSync(foreign);
  writeFileSync(join(foreign, "casustafel.db"), "no database of ours");
  expect(check(foreign)).toMatchObject({
    status: 2,
    error: expect.stringMatching(/no data file of this program|not a data file/),
  });
}, 60_000);
