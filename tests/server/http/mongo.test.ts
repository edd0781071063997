/** The whole product on MongoDB, as two servers over one database: the same answers as on SQLite, and each hears of the other. */

import { describe, expect, test } from "vitest";
import { createEffectWorker } from "../../../server/effects/index.ts";
import { followOthers } from "../../../server/live/follow.ts";
import { createTimers } from "../../../server/timers/index.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { mongoStores } from "../../support/mongo/database.ts";
import { startProxy } from "../../support/mongo/proxy.ts";
import { hasMongo, mongoName, mongoServer } from "../../support/mongo/server.ts";
import { type Client, nextKey, startTestServer, type TestServer } from "../../support/server.ts";
import { question, startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const isWanted = ({ at = "" }: { readonly at?: string }): boolean => at.split("/")[0] === "c8";
const statusesOf = ({ replies }: Awaited<ReturnType<typeof playOverHttp>>) =>
  replies.map(({ step, reply }) => `${step.at} ${reply.status}`);

async function eventsOf(
  { address }: TestServer,
  { cookie }: Client,
): Promise<{ text: () => string; stop: () => void }> {
  const stop = new AbortController();
  const response = await fetch(`${address}/api/events`, { headers: { cookie }, signal: stop.signal });
  let text = "";
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += decoder.decode(chunk);
  })().catch(() => undefined);
  return { text: () => text, stop: () => stop.abort() };
}

describe.skipIf(!hasMongo)(mongoName, { timeout: 120_000 }, () => {
  const server = mongoServer();
  const open = mongoStores();
  const start = (place: string, url: string) => startTestServer(place, undefined, undefined, (now) => open(url, now));
  let started: Promise<{ readonly one: TestServer; readonly two: TestServer }> | undefined;
  async function startPair() {
    const [place, url] = [folder(), server.url()];
    const one = await start(place, url);
    return { one, two: await start(place, url) };
  }
  /** The same two servers for all tests, at one moment. */
  const pair = async () => {
    started ??= startPair();
    const { one, two } = await started;
    two.clock.now = one.clock.now;
    return { one, two };
  };

  test("a case that is played over HTTP gives the same answers as on SQLite, and the other server gives the same view", async () => {
    const { one, two } = await pair();
    const [here, there] = [
      await playOverHttp(await startTestServer(folder()), isWanted),
      await playOverHttp(one, isWanted),
    ];
    expect(statusesOf(there)).toEqual(statusesOf(here));
    expect(there.replies.every(({ reply }) => reply.status < 300)).toBe(true);
    expect(there.replies.length).toBeGreaterThan(3);
    two.clock.now = one.clock.now;
    const person = there.replies[0]?.step.as ?? "";
    const [first, second] = [await one.signIn(person), await two.signIn(person)];
    const path = `/api/instances/${there.ids.get("c8")}`;
    expect((await second.get(path)).json).toEqual((await first.get(path)).json);
    expect((await second.get("/api/worklist")).json).toEqual((await first.get("/api/worklist")).json);
  });

  test("a step made on one server reaches an open screen of the other", async () => {
    const { one, two } = await pair();
    const stop = followOthers(two.shell);
    const { id, author } = await startCase(one);
    const events = await eventsOf(two, await two.signIn("sanne"));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await author.send(id, question("Wie doet wat?"))).status).toBeLessThan(300);
    await expect.poll(events.text, { interval: 20, timeout: 10_000 }).toContain(id);
    events.stop();
    stop();
  });

  test("who signs in on one server is signed in on the other, and signed out on both at once", async () => {
    const { one, two } = await pair();
    const first = await one.signIn("sanne");
    const second = two.client(first.cookie);
    expect((await second.get("/api/worklist")).status).toBe(200);
    expect((await first.ask("DELETE", "/api/session")).status).toBeLessThan(300);
    expect((await second.get("/api/worklist")).status).toBe(401);
  });

  test("what two servers are due to do at one moment is done once", async () => {
    const { one, two } = await pair();
    const { ids } = await playOverHttp(one, isWanted);
    one.clock.pass(60 * 24 * 60);
    two.clock.now = one.clock.now;
    const workers = [one, two].map(({ shell }, n) => ({
      timers: createTimers(shell),
      effects: createEffectWorker(shell, { name: `worker ${n}` }),
    }));
    for (let pass = 0; pass < 3; pass += 1)
      await Promise.all(workers.flatMap(({ timers, effects }) => [timers.tick(), effects.drain()]));
    const store = one.shell.store;
    expect((await store.failures(50)).length).toBe(0);
    const history = await store.history(
      (await store.instances(null, 50)).find(({ id }) => id === ids.get("c8"))?.id ?? ("" as never),
    );
    expect(new Set(history.map(({ commandId }) => commandId)).size).toBe(history.length);
    expect(history.map(({ revision }) => revision)).toEqual(history.map((_, place) => place + 1));
    expect(await two.timers.tick()).toBe(0);
  });

  test("while the database is away a command is refused as not saved; when it is back the same command is saved once", async () => {
    const url = server.url();
    const proxy = await startProxy(url);
    const one = await start(folder(), proxy.url);
    const { id, author } = await startCase(one);
    const key = nextKey();
    proxy.cut(true);
    const refused = await author.send(id, question("Wie doet wat?"), key);
    expect([refused.status, refused.json.code]).toEqual([503, "unavailable"]);
    proxy.cut(false);
    const again = await author.send(id, question("Wie doet wat?"), key);
    expect(again.status).toBeLessThan(300);
    const revision = (await one.shell.store.history(id as never)).length;
    expect((await author.send(id, question("Wie doet wat?"), key)).status).toBeLessThan(300);
    expect((await one.shell.store.history(id as never)).length).toBe(revision);
  });
});
