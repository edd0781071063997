/** How long a session lasts, what counts as use, and how it ends everywhere (docs/promises.md 4.5). */

import { expect, test } from "vitest";
import { type Client, startTestServer } from "../../support/server.ts";
import { startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const status = async (client: Client): Promise<number> => (await client.get("/api/worklist")).status;
const quietly = (client: Client) => client.ask("GET", "/api/worklist", { headers: { "Session-Use": "none" } });
const left = (reply: { readonly headers: Headers }): string | null => reply.headers.get("Session-Left");

test("a session ends after 15 minutes without use, and after twelve hours in any case", async () => {
  const idle = await server.signIn("bram");
  const busy = await server.signIn("bram");
  const before = server.clock.now;
  server.clock.pass(14);
  expect([await status(idle), await status(busy)]).toEqual([200, 200]);
  for (let passed = 14; passed < 12 * 60; passed += 14) {
    expect(await status(busy)).toBe(200);
    server.clock.pass(14);
  }
  expect([await status(idle), await status(busy)]).toEqual([401, 401]);
  server.clock.now = before;
});

test("each answer says how long the session lasts; what a screen asks by itself is no use of it", async () => {
  const client = await server.signIn("bram");
  const before = server.clock.now;
  expect(left(await client.get("/api/worklist"))).toBe("900, 43200");
  server.clock.pass(10);
  expect(left(await quietly(client))).toBe("300, 42600");
  expect((await quietly(client)).status).toBe(200);
  expect(left(await client.get("/api/worklist"))).toBe("900, 42600");
  server.clock.pass(10);
  server.clock.pass(5);
  expect((await quietly(client)).status).toBe(401);
  server.clock.now = before;
});

test("in a running meeting it lasts an hour, as long as the screen says so", async () => {
  const { id, author } = await startCase(server);
  const before = server.clock.now;
  const stay = (body: object) => author.ask("POST", "/api/session/stay", { body });
  expect(left(await stay({ meeting: id }))).toBe("3600, 43200");
  server.clock.pass(59);
  expect(left(await stay({}))).toBe("900, 39660");
  server.clock.pass(15);
  expect((await stay({})).status).toBe(401);
  server.clock.now = before;
});

test("a meeting that is not for somebody lengthens nothing", async () => {
  const { id } = await startCase(server);
  const other = await server.signIn("joost");
  const reply = await other.ask("POST", "/api/session/stay", { body: { meeting: id } });
  expect([reply.status, left(reply)]).toEqual([404, "900, 43200"]);
});

test("signing out ends this session; signing out everywhere ends each one of the account, and nobody else's", async () => {
  const [here, there, elsewhere] = [
    await server.signIn("sanne"),
    await server.signIn("sanne"),
    await server.signIn("sanne"),
  ];
  const other = await server.signIn("bram");
  await here.ask("DELETE", "/api/session");
  expect([await status(here), await status(there)]).toEqual([401, 200]);
  expect((await there.ask("DELETE", "/api/session?everywhere=true")).status).toBe(200);
  expect([await status(there), await status(elsewhere), await status(other)]).toEqual([401, 401, 200]);
});

test("a request that was under way while its session ended does not bring it back", async () => {
  const client = await server.signIn("sanne");
  const before = server.clock.now;
  server.clock.pass(5);
  await Promise.all([client.get("/api/worklist"), client.ask("DELETE", "/api/session"), client.get("/api/worklist")]);
  expect(await status(client)).toBe(401);
  server.clock.now = before;
});
