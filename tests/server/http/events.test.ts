/** The event stream: an id and nothing more, only to whoever may know of it, and no longer than the session. */

import { expect, test } from "vitest";
import { StoreUnavailable } from "../../../server/store/errors.ts";
import type { SyncReads } from "../../../server/store/port.ts";
import { type Client, startTestServer } from "../../support/server.ts";
import { question, startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
/** An instance of which the disk can be read no more. */
const UNREADABLE = "unreadable";
const server = await startTestServer(folder(), (store) => ({
  ...store,
  sync: {
    ...(store.sync as SyncReads),
    head: (instance) => {
      if (instance === UNREADABLE) throw new StoreUnavailable("The disk fails.");
      return store.sync?.head(instance);
    },
  },
}));

interface Stream {
  readonly text: () => string;
  readonly ended: Promise<void>;
  close(): void;
}
async function listen(client: Client): Promise<Stream> {
  const stop = new AbortController();
  const response = await fetch(`${server.address}/api/events`, {
    headers: { cookie: client.cookie },
    signal: stop.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("content-encoding")).toBeNull();
  let text = "";
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += decoder.decode(chunk);
  })().catch(() => undefined);
  return { text: () => text, ended, close: () => stop.abort() };
}

test("who may know of a case hears its id and nothing of it; who may not hears nothing", async () => {
  const { id, author } = await startCase(server);
  const [own, other] = [await listen(author), await listen(await server.signIn("joost"))];
  await author.send(id, question("Wie doet wat?"));
  await expect.poll(own.text).toContain("event: changed");
  const events = own
    .text()
    .split("\n")
    .filter((line) => line.startsWith("data: "));
  expect(events).toEqual([`data: {"id":"${id}"}`]);
  expect(own.text()).not.toContain("Wie doet wat?");
  expect(other.text()).not.toContain(id);
  own.close();
  other.close();
});

test("who could see a case until now hears of the change that shut it, and nothing after it", async () => {
  const { id, author } = await startCase(server, "sanne");
  const tom = await server.signIn("tom");
  const stream = await listen(author);
  const told = (): number => stream.text().split(`data: {"id":"${id}"}`).length - 1;
  await author.send(id, question("Wie doet wat?"));
  await expect.poll(told).toBe(1);
  expect((await author.send(id, { type: "HandOver", to: server.person("tom") })).status).toBe(200);
  await expect.poll(told).toBe(2);
  expect((await author.get(`/api/instances/${id}`)).status).toBe(404);
  expect((await tom.send(id, question("Wie doet wat nu?", "Wie doet wat?"))).status).toBe(200);
  // Its own next change is heard: by then the one before it would have been.
  const own = await startCase(server, "sanne");
  await expect.poll(stream.text).toContain(own.id);
  expect(told()).toBe(2);
  stream.close();
});

test("a stream ends when its session has ended", async () => {
  const { id, author } = await startCase(server, "tom");
  const listener = await server.signIn("tom");
  const stream = await listen(listener);
  await listener.ask("DELETE", "/api/session");
  await author.send(id, question("nog iets"));
  await stream.ended;
  expect(stream.text()).not.toContain(id);
});

test("a stream is no use of the session: an hour of silence ends it", async () => {
  const { id, author } = await startCase(server, "bram");
  const stream = await listen(await server.signIn("sanne"));
  const before = server.clock.now;
  for (let passed = 0; passed < 80; passed += 10) {
    server.clock.pass(10);
    await author.send(id, question(`vraag ${passed}`));
  }
  await stream.ended;
  server.clock.now = before;
});

test("a stream that ends at a failing disk is written to no more, whatever changes at that moment, and the server goes on", async () => {
  const { id, author } = await startCase(server);
  const stream = await listen(author);
  server.shell.live.changed(UNREADABLE);
  for (let n = 0; n < 5; n += 1) server.shell.live.changed(id);
  await stream.ended;
  // A fault that nobody catches ends the server, and this run of tests with it.
  expect((await author.get(`/api/instances/${id}`)).status).toBe(200);
});
