/** Several servers over one database: numbers, effects, read records and notices, and what a server leaves that dies half-way. */

import { MongoClient } from "mongodb";
import { describe, expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { FIRST, faultIn } from "../../../server/audit/chain.ts";
import { at, bytes, commitOf, readEntry, task, text } from "../../contracts/store-values.ts";
import { mongoStores } from "../../support/mongo/database.ts";
import { hasMongo, mongoName, mongoServer } from "../../support/mongo/server.ts";

const effect = (id: string) => ({ id, to: "other", type: "notify", sealed: bytes(id) });
const waitUntil = async (is: () => boolean | Promise<boolean>, most = 5_000): Promise<void> => {
  const until = Date.now() + most;
  while (!(await is()) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe.skipIf(!hasMongo)(`two servers on ${mongoName}`, { timeout: 60_000 }, () => {
  const server = mongoServer();
  const open = mongoStores();
  const pair = async () => {
    const url = server.url();
    return { url, one: await open(url), two: await open(url) };
  };

  test("a number is given to one of them only", async () => {
    const { one, two } = await pair();
    const all = await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 2 ? one : two).reserveNumber("2026")));
    expect(new Set(all).size).toBe(60);
    expect(Math.max(...all)).toBe(60);
  });

  test("of 16 commits on one instance from both, each revision is taken once and none is lost", async () => {
    const { one, two } = await pair();
    const write = async (store: typeof one, command: string): Promise<void> => {
      const revision = ((await store.head(asId("i1")))?.revision ?? 0) + 1;
      const { outcome } = await store.commit(commitOf("i1", revision, { commandId: asId(command) }));
      if (outcome === "stale") return write(store, command);
      expect(outcome).toBe("done");
    };
    await Promise.all(Array.from({ length: 16 }, (_, n) => write(n % 2 ? one : two, `c${n}`)));
    const history = await two.history(asId("i1"));
    expect(history.map(({ revision }) => revision)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
    expect(new Set(history.map(({ commandId }) => commandId)).size).toBe(16);
    await waitUntil(async () => (await one.instances(null, 5))[0]?.revision === 16);
    expect(await two.instances(null, 5)).toEqual([{ id: "i1", revision: 16 }]);
  });

  test("an effect is leased by one of them only, and not again after it was carried out", async () => {
    const { one, two } = await pair();
    for (let n = 1; n <= 20; n += 1) await one.commit(commitOf(`i${n}`, 1, { effects: [effect(`e${n}`)] }));
    await one.list({ person: asId("p"), groups: [], limit: 1 });
    const leases = await Promise.all([one, two].map((store, n) => store.lease(`w${n}`, at(0), at(1), 50)));
    const ids = leases.flat().map(({ id }) => id);
    expect(ids.length).toBe(20);
    expect(new Set(ids).size).toBe(20);
    await Promise.all(ids.map((id) => one.carriedOut(id)));
    expect(await two.lease("w", at(60), at(61), 50)).toEqual([]);
  });

  test("the effect that a dead server leased is another one's when the lease has run out", async () => {
    const { one, two } = await pair();
    await one.commit(commitOf("i1", 1, { effects: [effect("e1")] }));
    expect((await one.lease("w1", at(0), at(1), 5)).length).toBe(1);
    expect(await two.lease("w2", at(0), at(1), 5)).toEqual([]);
    expect((await two.lease("w2", at(1), at(2), 5)).map(({ id }) => id)).toEqual(["e1"]);
  });

  test("read records of both make one chain", async () => {
    const { one, two } = await pair();
    const record = (n: number) => (n % 2 ? one : two).record([readEntry({ request: `r${n}` })]);
    await Promise.all(Array.from({ length: 40 }, (_, n) => record(n)));
    const chain = await one.recordsFrom(1, 100);
    expect(chain.length).toBe(40);
    expect(faultIn(FIRST, chain)).toBeUndefined();
    expect(new Set(chain.map(({ request }) => request)).size).toBe(40);
  });

  test("a step made on one is heard on the other, and not on the one that made it", async () => {
    const { one, two } = await pair();
    const heard = { one: [] as string[], two: [] as string[] };
    one.follow((id) => heard.one.push(id));
    two.follow((id) => heard.two.push(id));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await one.commit(commitOf("i1", 1));
    await waitUntil(() => heard.two.length > 0, 10_000);
    expect(heard).toEqual({ one: [], two: ["i1"] });
  });

  test("a key that one destroys with a commit is gone for the other at once, and may be made anew by it", async () => {
    const { one, two } = await pair();
    const key = (value: string) => ({ id: "k1", owner: "i1", wrapped: bytes(value) });
    await one.commit(commitOf("i1", 1, { keys: [key("first")] }));
    expect(text(await two.get("keys", "k1"))).toBe("first");
    expect(await two.commit(commitOf("i1", 2, { keys: [key("other")] }))).toEqual({ outcome: "stale" });
    await one.commit(commitOf("i1", 2, { forgets: ["k1"] }));
    expect(await two.get("keys", "k1")).toBeUndefined();
    expect(await two.commit(commitOf("i1", 3, { keys: [key("second")] }))).toEqual({ outcome: "done" });
    expect(text(await one.get("keys", "k1"))).toBe("second");
  });

  test("what follows from a commit is made by another server when the one that wrote it died right after", async () => {
    const { url, one, two } = await pair();
    await one.commit(commitOf("i1", 1, { index: { readers: [asId("p")] } }));
    const dead = await left(url, "i1", 2);
    expect(dead.acknowledged).toBe(true);
    expect((await two.list({ person: asId("q"), groups: [], limit: 5 })).length).toBe(0);
    expect(await two.repair()).toBe(1);
    expect((await two.list({ person: asId("q"), groups: [], limit: 5 })).map(({ revision }) => revision)).toEqual([2]);
    expect((await two.tasks({ persons: [asId("q")], functions: [], limit: 5 })).map(({ id }) => id)).toEqual(["/t"]);
    expect((await two.lease("w", at(0), at(1), 5)).map(({ id }) => id)).toEqual(["e2"]);
    expect(text((await two.section(asId("i1"), "", "question"))?.sealed)).toBe("late");
    expect(await one.repair()).toBe(0);
    expect((await one.commit(commitOf("i1", 3))).outcome).toBe("done");
  });

  test("a repair does not bring back an effect that was carried out meanwhile", async () => {
    const { url, one, two } = await pair();
    await one.commit(commitOf("i1", 1, { effects: [effect("e1")] }));
    await one.lease("w", at(0), at(1), 5);
    await one.carriedOut("e1");
    const client = await new MongoClient(url).connect();
    await client
      .db()
      .collection<{ _id: string }>("commits")
      .updateOne({ _id: "i1 1" }, { $set: { pending: 1 } });
    await client.db().collection<{ _id: string }>("rows").deleteOne({ _id: "i1" });
    await client.close();
    expect(await two.repair()).toBe(1);
    expect(await two.lease("w", at(60), at(61), 5)).toEqual([]);
    expect(await two.instances(null, 5)).toEqual([{ id: "i1", revision: 1 }]);
  });
});

/** A commit of a server that ended before anything that follows from it was written. */
async function left(url: string, instance: string, revision: number) {
  const {
    keys: _keys,
    forgets: _forgets,
    ...document
  } = commitOf(instance, revision, {
    sections: [{ unit: "", section: "question", sealed: bytes("late") }],
    effects: [effect(`e${revision}`)],
    index: { readers: [asId("q")], tasks: [task("/t", { persons: [asId("q")] })] },
  });
  const client = await new MongoClient(url).connect();
  const rest = { attempt: "dead", keys: [], forgets: [], stamp: Date.now() * 1_000, pending: Date.now() };
  const commits = client.db().collection<{ _id: string }>("commits");
  const written = await commits.insertOne({ _id: `${instance} ${revision}`, ...document, ...rest });
  await client.close();
  return written;
}
