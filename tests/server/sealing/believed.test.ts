/** What stands in the store without having been sealed is not believed: actor, moment, the end of a history, sessions and notices. */

import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { asId, type InstanceId, type Timestamp } from "../../../engine/index.ts";
import type { Command, Instance } from "../../../engine/state/types.ts";
import { checkStore } from "../../../server/backup/check.ts";
import { giveNotice, type Notice, noticesOf } from "../../../server/effects/notices.ts";
import { createSessions } from "../../../server/identity/sessions.ts";
import { hashOfBody, sealAccepted } from "../../../server/instances/body.ts";
import { openSealing, type Sealing } from "../../../server/sealing/index.ts";
import type { Store } from "../../../server/store/port.ts";
import { openSqliteReader, openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { at, commitOf } from "../../contracts/store-values.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const CASE = asId<InstanceId>("case-1");
const folders = temporaryFolders();

async function opened(root: string) {
  const store = openSqliteStore({ folder: join(root, "data"), now: () => at(0) });
  const { sealing } = await openSealing(store, join(root, "master.key"));
  return { store, sealing };
}
async function step(store: Store, sealing: Sealing, revision: number): Promise<void> {
  const sealer = sealing.sealer(CASE);
  const actor = { person: asId("ann"), organisation: asId("o") };
  const command = { type: "WakeUp", at: at(revision), actor } as unknown as Command;
  const instance = { id: CASE, revision } as Instance;
  const accepted = { outcome: "accepted", instance, events: [], effects: [], written: [] } as const;
  const head = await store.head(CASE);
  const parts = sealAccepted(sealer, command, accepted, head && hashOfBody(head.body));
  await store.commit(
    commitOf(CASE, revision, { ...parts, at: at(revision), actor: asId("ann"), keys: sealer.keys, forgets: [] }),
  );
  sealer.kept();
}
/** A data folder with three commits of one case, changed by somebody who can write the file but has no key. */
async function changedBy(sql: string | undefined, kept: readonly string[] = []) {
  const root = folders();
  const { store, sealing } = await opened(root);
  for (const revision of [1, 2, 3]) await step(store, sealing, revision);
  await store.close();
  const { heads } = await checked(root, []);
  if (sql !== undefined) {
    const database = new Database(join(root, "data", "casustafel.db"));
    database.exec(sql);
    database.close();
  }
  return checked(root, kept.length > 0 ? kept : heads);
}
async function checked(root: string, kept: readonly string[]) {
  const reader = openSqliteReader(join(root, "data"));
  return checkStore(reader, join(root, "master.key"), kept).finally(() => reader.close());
}
const CUT = `UPDATE heads SET revision = 2, last_commit = (SELECT id FROM commits WHERE revision = 2);
  DELETE FROM commits WHERE revision = 3;`;

test("a history that nobody touched has no fault", async () => {
  expect(await changedBy(undefined)).toMatchObject({ faults: 0, commits: 3 });
});
test.each([
  ["another actor", "UPDATE commits SET actor = 'eve' WHERE revision = 2", /commit 2 of case/],
  ["another moment", "UPDATE commits SET at = '2026-01-01T00:00:00.000Z' WHERE revision = 3", /commit 3 of case/],
  ["a commit that was cut off", CUT, /Commit 3 of case case-1, which was noted earlier, is gone/],
])("%s is found", async (_, sql, says) => {
  const { faults, first } = await changedBy(sql);
  expect(faults).toBeGreaterThan(0);
  expect(first).toMatch(says);
});
test("a cut tail is not found without a note that was kept elsewhere: the control", async () => {
  const root = folders();
  const { store, sealing } = await opened(root);
  for (const revision of [1, 2, 3]) await step(store, sealing, revision);
  await store.close();
  const database = new Database(join(root, "data", "casustafel.db"));
  database.exec(CUT);
  database.close();
  expect(await checked(root, [])).toMatchObject({ faults: 0, commits: 2 });
});

test("commits of before the chain are opened as they are, and what follows them is chained", async () => {
  const root = folders();
  const { store, sealing } = await opened(root);
  const sealer = sealing.sealer(CASE);
  const actor = { person: asId("ann"), organisation: asId("o") };
  const command = { type: "WakeUp", at: at(1), actor } as unknown as Command;
  const instance = { id: CASE, revision: 1 } as Instance;
  const old = sealAccepted(sealer, command, { outcome: "accepted", instance, events: [], effects: [], written: [] });
  await store.commit(commitOf(CASE, 1, { ...old, at: at(1), actor: asId("ann"), keys: sealer.keys, forgets: [] }));
  sealer.kept();
  await step(store, sealing, 2);
  await store.close();
  expect(await checked(root, [])).toMatchObject({ faults: 0, commits: 2 });
});

test("a session that was put into the store without the key signs nobody in", async () => {
  const { store, sealing } = await opened(folders());
  const now = (): Timestamp => at(0);
  const token = await createSessions(store, now, sealing).start(asId("account"));
  const [{ id, value }] = (await store.all("sessions")) as [{ id: string; value: Uint8Array }];
  expect(await createSessions(store, now, sealing).find(token)).toBeDefined();
  const forged = Buffer.from(value).toString().replace('"account":"account"', '"account":"other"');
  await store.put("sessions", id, forged, { owner: "other" });
  expect(await createSessions(store, now, sealing).find(token)).toBeUndefined();
  await store.put("sessions", id, JSON.stringify({ id, account: "other", createdAt: at(0), usedAt: at(0) }));
  expect(await createSessions(store, now, sealing).find(token)).toBeUndefined();
  await store.close();
});

test("a notice that was put into the store without the key is shown to nobody", async () => {
  const { store, sealing } = await opened(folders());
  const from = { store, sealing, now: () => at(0) };
  const notice = { id: "n1", person: asId("ann"), instance: CASE, at: at(0), address: "case.effects.tell" } as Notice;
  await giveNotice(from, notice);
  expect(await noticesOf(from, asId("ann"))).toEqual([notice]);
  await store.put("notices", "n2", JSON.stringify({ ...notice, id: "n2" }), { owner: "ann" });
  const [row] = (await store.all("notices")).filter(({ id }) => id === "n1");
  await store.put("notices", "n3", Buffer.from(row?.value ?? []), { owner: "ann" });
  expect((await noticesOf(from, asId("ann"))).map(({ id }) => id)).toEqual(["n1"]);
  await store.close();
});
