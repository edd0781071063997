/** Back-up, restore and check by command, as an operator uses them beside a running store. */

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { asId, type InstanceId } from "../../engine/ids.ts";
import type { Accepted, Command, Instance } from "../../engine/state/types.ts";
import { sealAccepted } from "../../server/instances/body.ts";
import { destroyedFile, keepDestroyed } from "../../server/sealing/destroyed.ts";
import { keyName, openSealing, type Sealing } from "../../server/sealing/index.ts";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { at as atTime, commitOf, readEntry } from "../contracts/store-values.ts";
import { bundled } from "../support/bundle.ts";
import { PROJECT } from "../support/processes.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";

const folder = temporaryFolders();
const CASE = asId<InstanceId>("case-1");

function casustafel(root: string, ...args: string[]) {
  const done = spawnSync(process.execPath, [bundled("casustafel"), ...args], {
    encoding: "utf8",
    cwd: PROJECT,
    env: { ...process.env, DATA_DIR: join(root, "data"), KEY_FILE: join(root, "keys", "master.key") },
  });
  return { status: done.status, out: done.stdout, error: done.stderr };
}
const keyFileOf = (root: string): string => join(root, "keys", "master.key");
async function opened(root: string) {
  const store = openSqliteStore({ folder: join(root, "data") });
  return { store, ...(await openSealing(store, keyFileOf(root))) };
}
async function step(store: Store, sealing: Sealing, revision: number, sections: Record<string, object | null>) {
  const sealer = sealing.sealer(CASE);
  const at = atTime(revision);
  const command = { type: "WakeUp", at, actor: { person: asId("p"), organisation: asId("o") } } as unknown as Command;
  const accepted = {
    outcome: "accepted",
    instance: { id: CASE, revision } as Instance,
    events: [],
    effects: [],
    written: Object.entries(sections).map(([section, fields]) => ({ unit: null, section, fields })),
  } as unknown as Accepted;
  const parts = sealAccepted(sealer, command, accepted);
  await store.commit(
    commitOf(CASE, revision, {
      ...parts,
      at,
      actor: command.actor.person,
      keys: sealer.keys,
      forgets: sealer.forgotten,
    }),
  );
  sealer.kept();
}

test("a back-up that is restored after the disk is lost says what it lacks and erases again", async () => {
  const root = folder();
  const { store, sealing } = await opened(root);
  await step(store, sealing, 1, { question: { text: "why" }, family: { name: "Iris" } });
  const draft = keyName(CASE, "draft");
  const sealed = await sealing.seal(CASE, draft, "draft place", Buffer.from("typed"));
  await store.put("drafts", "d1", sealed);
  await store.record([readEntry({ request: "request-1" })]);
  const made = casustafel(root, "backup", join(root, "copy"));
  expect(made).toMatchObject({ status: 0, error: "" });
  expect(statSync(join(root, "copy.keys", "master.key")).mode & 0o077).toBe(0);
  const copied = new Database(join(root, "copy", "casustafel.db"), { readonly: true });
  expect(copied.prepare("SELECT count(*) FROM documents WHERE collection = 'keys'").pluck().get()).toBe(0);
  copied.close();

  const list = await keepDestroyed(store, keyFileOf(root), () => undefined);
  await step(store, sealing, 2, { family: null });
  await sealing.destroy(draft);
  await list.stop();
  await store.close();
  expect(existsSync(destroyedFile(keyFileOf(root)))).toBe(true);
  rmSync(join(root, "data"), { recursive: true });

  const restored = casustafel(root, "restore", join(root, "copy"));
  expect(restored).toMatchObject({ status: 0, error: "" });
  expect(restored.out).toMatch(/revision 1 of case case-1, .*lacking/);
  expect(restored.out).toMatch(/2 keys and contents that were erased since/);
  const again = await opened(root);
  expect((await again.store.sections(CASE)).map(({ section }) => section)).toEqual(["question"]);
  expect(() => again.sealing.open("draft place", sealed)).toThrow(/erased/);
  await again.store.close();
  expect(casustafel(root, "check").out).toMatch(
    /^1 cases \(0 of them erased\), 1 commits, 1 sections, 1 read records, 0 faults/,
  );
  expect(casustafel(root, "restore", join(root, "copy"))).toMatchObject({
    status: 2,
    error: expect.stringMatching(/not empty/),
  });
}, 60_000);

test("a back-up is not restored with the key file of another installation", async () => {
  const root = folder();
  const { store, sealing } = await opened(root);
  await step(store, sealing, 1, { question: { text: "why" } });
  casustafel(root, "backup", join(root, "copy"));
  await store.close();
  const other = folder();
  const foreign = await opened(other);
  await foreign.store.close();
  rmSync(join(other, "data"), { recursive: true });
  const refused = casustafel(other, "restore", join(root, "copy"));
  expect(refused).toMatchObject({ status: 2, error: expect.stringMatching(/master key is not the one/) });
  expect(existsSync(join(other, "data"))).toBe(false);
}, 60_000);

test("a commit that was changed is located, and the exit code says so", async () => {
  const root = folder();
  const { store, sealing } = await opened(root);
  for (const revision of [1, 2]) await step(store, sealing, revision, { question: { text: "why" } });
  await store.close();
  const intact = join(root, "intact");
  cpSync(join(root, "data"), intact, { recursive: true });
  const database = new Database(join(root, "data", "casustafel.db"));
  database.exec(
    "UPDATE commits SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB) WHERE revision = 2",
  );
  database.close();
  const { status, out } = casustafel(root, "check");
  expect({ status, out }).toMatchObject({
    status: 1,
    out: expect.stringMatching(/1 faults\nFirst fault: The commit 2 of case case-1/),
  });
  expect(casustafel(root, "check", intact).status).toBe(0);
}, 60_000);
