/** What the MongoDB store refuses at the start, each with one sentence that says what would help and holds nothing secret. */

import { describe, expect, test } from "vitest";
import { timestamp } from "../../../engine/time.ts";
import { StoreUnavailable, StoreWeak } from "../../../server/store/errors.ts";
import { check, refuseWeak } from "../../../server/store/mongo/checks.ts";
import type { Connection } from "../../../server/store/mongo/connect.ts";
import { openMongoStore } from "../../../server/store/mongo/index.ts";
import { openStore } from "../../../server/store/open.ts";
import { hasMongo, mongoName, mongoServer } from "../../support/mongo/server.ts";

const refusal = async (url: string, allowWeak = false): Promise<Error> =>
  openMongoStore({ url, allowWeak }).then(
    async (store) => {
      await store.close();
      return new Error("It started.");
    },
    (error: Error) => error,
  );

/** A connection whose server gives the answers that a test names. */
const answering = (answers: Readonly<Record<string, object>>): Connection => {
  const command = async (asked: object): Promise<object> => {
    const answer = answers[Object.keys(asked)[0] ?? ""];
    if (!answer) throw new Error("not authorized");
    return answer;
  };
  return { client: { db: () => ({ command }) }, database: {}, place: "host" } as unknown as Connection;
};
const member = { setName: "rs0", maxWireVersion: 21, localTime: new Date() };
const sound = {
  hello: member,
  buildInfo: { version: "7.0.5" },
  serverStatus: { storageEngine: { persistent: true } },
  replSetGetConfig: { config: { writeConcernMajorityJournalDefault: true } },
};
const weaknesses = async (changes: Readonly<Record<string, object>>) =>
  (await check(answering({ ...sound, ...changes }))).weak;

test("a replica set with a journal and the right time is sound; a sharded cluster too", async () => {
  expect(await check(answering(sound))).toEqual({ weak: [], unsure: [], version: "7.0.5", kind: "replica set" });
  const sharded = { ...member, setName: undefined, msg: "isdbgrid" };
  expect((await check(answering({ ...sound, hello: sharded }))).kind).toBe("sharded cluster");
});

test("each setting that can lose an acknowledged step is a sentence", async () => {
  expect(await weaknesses({ hello: { ...member, setName: undefined } })).toEqual([expect.stringMatching(/standalone/)]);
  expect(await weaknesses({ hello: { ...member, maxWireVersion: 9 } })).toEqual([expect.stringMatching(/too old/)]);
  expect(await weaknesses({ serverStatus: { storageEngine: { persistent: false } } })).toEqual([
    expect.stringMatching(/journal/),
  ]);
  const config = { writeConcernMajorityJournalDefault: false };
  expect(await weaknesses({ replSetGetConfig: { config } })).toEqual([expect.stringMatching(/journal/)]);
  const hello = { ...member, localTime: new Date(Date.now() - 60_000) };
  expect(await weaknesses({ hello })).toEqual([expect.stringMatching(/clocks .* 60 seconds/)]);
});

test("what the account may not look at is said, and refuses nothing", async () => {
  const { serverStatus: _status, ...rest } = sound;
  const checked = await check(answering(rest));
  expect([checked.weak.length, checked.unsure]).toEqual([0, [expect.stringMatching(/clusterMonitor/)]]);
  expect(() => refuseWeak(checked, false)).not.toThrow();
});

test("an address that weakens what the server sets is refused by the name of its setting", async () => {
  for (const setting of ["w=1", "journal=false", "readPreference=secondary", "retryWrites=false"]) {
    const error = await refusal(`mongodb://somebody:secret@127.0.0.1:1/db?${setting}`);
    expect(error).toBeInstanceOf(StoreWeak);
    expect(error.message).toContain(`"${setting.split("=")[0]}"`);
    expect(error.message).not.toContain("secret");
  }
});

test("a database that cannot be reached is one sentence with its host and without the password", async () => {
  const error = await refusal("mongodb://somebody:secret@127.0.0.1:1/db");
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(error.message).toMatch(/^The database at 127\.0\.0\.1:1 cannot be reached/);
  expect(error.message).not.toMatch(/secret|somebody|\n/);
}, 20_000);

describe.skipIf(!hasMongo)(mongoName, () => {
  const server = mongoServer();
  test("a standalone server is refused, and passed over with a note when that is allowed", async () => {
    const url = server.url();
    const asked = { dataFolder: "", mongodbUrl: url, allowWeakStore: true };
    const { store, notes } = await openStore(asked, { now: () => timestamp(Date.now()), onFault: () => {} });
    await store.close();
    const isStandalone = notes[0]?.includes("standalone") ?? false;
    expect((await refusal(url)).message).toMatch(isStandalone ? /standalone/ : /It started/);
    expect(notes.some((note) => note.startsWith("ALLOW_WEAK_STORE is 1"))).toBe(isStandalone);
  });
});
