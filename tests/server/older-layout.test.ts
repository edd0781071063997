/** A data folder that an older program wrote is worked on as before: its rows of worklists said less, and stood elsewhere. */

import { cpSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { playOverHttp } from "../support/http-play.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";

const folders = temporaryFolders();
const [folder, later] = [folders(), folders()];
const server = await startTestServer(folder);
await playOverHttp(server, ({ do: event }) => event !== "cooperationChecked");

/** As rows of tasks were written once: without who may do it and what it is called; every function on one shelf. */
function asOnceWritten(file: string): void {
  const database = new Database(file);
  const old = (json: string): string => {
    const { persons: _p, functions: _f, name: _n, taken: _t, ...view } = JSON.parse(json);
    return JSON.stringify(view);
  };
  database.function("old_json", (json: unknown) => old(String(json)));
  database.function("old_rows", (rows: unknown) =>
    JSON.stringify(
      (JSON.parse(String(rows)) as string[][]).map(([audience = "", due, id, json = ""]) => [
        audience.replace(/^a /, "f "),
        due,
        id,
        old(json),
      ]),
    ),
  );
  database.exec(`UPDATE tasks SET audience = 'f ' || substr(audience, 3) WHERE audience LIKE 'a %';
    UPDATE tasks SET json = old_json(json);
    UPDATE audiences SET tasks = old_rows(tasks);
    PRAGMA user_version = 3;`);
  database.close();
}
cpSync(folder, later, { recursive: true });
cpSync(`${folder}.key`, `${later}.key`);
asOnceWritten(join(later, "casustafel.db"));
const today = await startTestServer(later);
today.clock.now = server.clock.now;

async function worklist(at: TestServer, key: string, scope: string) {
  const { status, json } = await (await at.signIn(key)).get(`/api/worklist?scope=${scope}`);
  return { status, tasks: json.tasks, counts: json.counts };
}

test("everybody has the worklist they had, in every scope", async () => {
  for (const key of ["yara", "sanne", "bram", "karin", "tom"])
    for (const scope of ["mine", "team", "organisation"])
      expect(await worklist(today, key, scope), `${key} ${scope}`).toEqual(await worklist(server, key, scope));
  expect((await worklist(today, "yara", "mine")).tasks.length).toBeGreaterThan(0);
});
