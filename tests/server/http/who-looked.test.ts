/** Who looked, for administrators: counts per day, person and number, and days that are unusual. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { asId, type InstanceId, type PersonId, type Timestamp } from "../../../engine/index.ts";
import { unusualDays, visitsOf } from "../../../server/administration/who-looked.ts";
import { clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mdo-jeugd" });
}, 120_000);
afterAll(() => served.close());

test("an administrator sees who looked at which case and how often, nothing of what was shown, and is recorded as well", async () => {
  const { directory, store } = served.shell;
  const administrator = directory.people().find(({ duties }) => duties?.includes("administrator"));
  const admin = await clientOf(served.origin);
  expect((await admin("POST", "/api/session", { person: administrator?.id })).status).toBe(200);
  const known = (await store.instances(null, 1))[0];
  const reader = directory.people().find(({ id }) => id !== administrator?.id);
  const now = served.shell.now();
  const read = { person: reader?.id as PersonId, account: "", organisation: "", role: "", purpose: "", request: "" };
  const looked = { ...read, at: now, verb: "read", instance: known?.id ?? null, sections: ["/secret"] };
  await served.shell.audit.recordReads([looked, { ...looked, verb: "export" }, { ...looked, verb: "write" }]);

  const day = now.slice(0, 10);
  const until = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const { json } = await admin("GET", `/api/admin/looked?from=${day}&until=${until}&person=${reader?.id}`);
  const rows = json.rows as { looks: number; takenOut: number; number: string }[];
  expect(rows).toContainEqual(expect.objectContaining({ person: reader?.id, looks: 1, takenOut: 1, refused: 0 }));
  expect(JSON.stringify(json)).not.toContain("secret");
  const number = rows[0]?.number;
  const ofOther = await admin("GET", `/api/admin/looked?from=${day}&until=${until}&number=${number}x`);
  expect(ofOther.json.rows).toEqual([]);
  expect((await store.readRecords(null, 5)).map(({ verb }) => verb)).toContain("who-looked");
});

test("what is read of one case with less than half an hour between is one visit, of each person and case by itself", () => {
  const look = (at: string, of = "p", instance = "i") => ({
    at: `2026-01-05T${at}:00.000Z` as Timestamp,
    day: "2026-01-05",
    person: asId<PersonId>(of),
    instance: asId<InstanceId>(instance),
  });
  const visits = (...looks: readonly ReturnType<typeof look>[]): number => visitsOf(looks).length;
  expect(visits(look("10:00"), look("10:29"), look("10:55"))).toBe(1);
  expect(visits(look("11:30"), look("10:00"), look("10:30"))).toBe(3);
  expect(visits(look("10:00"), look("10:01", "q"), look("10:02", "p", "j"))).toBe(3);
});

test("a day is unusual above twice the usual day and from twenty looks on", () => {
  const person = asId<PersonId>("p");
  const days = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([day, count]) => Array.from({ length: count }, () => ({ day, person })));
  expect(unusualDays(days({ "2026-01-05": 10, "2026-01-06": 10, "2026-01-07": 21 }))).toEqual([
    { person, day: "2026-01-07", looks: 21, usual: 10 },
  ]);
  expect(unusualDays(days({ "2026-01-05": 10, "2026-01-06": 11, "2026-01-07": 20 }))).toEqual([]);
  expect(unusualDays(days({ "2026-01-05": 2, "2026-01-06": 19 }))).toEqual([]);
  expect(unusualDays(days({ "2026-01-05": 90 }))).toEqual([]);
});
