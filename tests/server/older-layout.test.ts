/** A data folder that an older program wrote is worked on as before: its rows of worklists said less, and stood elsewhere. */

import { cpSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { retellAll } from "../../server/instances/reindex.ts";
import { playOverHttp } from "../support/http-play.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";

const folders = temporaryFolders();
const [folder, later, damaged] = [folders(), folders(), folders()];
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
    DROP TABLE traces; DROP TABLE traced;
    PRAGMA user_version = 3;`);
  database.close();
}
for (const copy of [later, damaged]) {
  cpSync(folder, copy, { recursive: true });
  cpSync(`${folder}.key`, `${copy}.key`);
}
asOnceWritten(join(later, "casustafel.db"));
const today = await startTestServer(later);
today.clock.now = server.clock.now;

const onFault = (error: unknown): void => {
  throw error;
};

test("every instance is told anew, once: a list finds by the state in which it stands, not by the innermost one of layout 1", async () => {
  const database = new Database(join(later, "casustafel.db"));
  database.exec("UPDATE heads SET state = 'somewhere within'");
  database.close();
  const found = async (at: TestServer) => {
    const client = await at.signIn("yara");
    const { rows } = (await client.get("/api/instances")).json as { rows: readonly { id: string; state: string }[] };
    const states = [...new Set(rows.map(({ state }) => state))].sort();
    const lists = states.map(async (state) => (await client.get(`/api/instances?state=${state}`)).json.rows.length);
    return [states, await Promise.all(lists)];
  };
  const [states, lost] = await found(today);
  expect([states, (lost as number[]).every((count) => count === 0)]).toEqual([(await found(server))[0], true]);
  expect(await retellAll(today.shell, { onFault })).toBe((await server.shell.store.instances(null, 1_000)).length);
  expect(await found(today)).toEqual(await found(server));
  expect(await retellAll(today.shell, { onFault })).toBe(0);
});

test("an instance that cannot be opened keeps none of the others from being told anew, and is tried again", async () => {
  const database = new Database(join(damaged, "casustafel.db"));
  const [broken] = database.prepare("SELECT instance FROM heads ORDER BY instance").pluck().all() as string[];
  database
    .prepare("UPDATE commits SET body = zeroblob(60) WHERE id = (SELECT last_commit FROM heads WHERE instance = ?)")
    .run(broken);
  database.close();
  const { shell } = await startTestServer(damaged);
  const all = (await shell.store.instances(null, 1_000)).length;
  const faults: unknown[] = [];
  const onlyTell = { onFault: (_: unknown, instance: unknown) => void faults.push(instance) };
  expect(await retellAll(shell, onlyTell)).toBe(all - 1);
  expect(await retellAll(shell, onlyTell)).toBe(all - 1);
  expect(faults).toEqual([broken, broken]);
});

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
