/** What the server says when a request is not as it should be: one clear problem, and nothing lost. */

import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { nextKey, startTestServer } from "../../support/server.ts";
import { question, startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const { id, author } = await startCase(server);
const section = `/api/instances/${id}/sections/referral`;
const revision = async (): Promise<number> => (await author.get(`/api/instances/${id}`)).json.revision;

async function refused(raw: string, headers: Record<string, string> = {}) {
  const before = await revision();
  const all = { "Idempotency-Key": nextKey(), ...headers };
  const reply = await author.ask("POST", `/api/instances/${id}/commands`, { raw, headers: all });
  expect(await revision()).toBe(before);
  expect(reply.headers.get("content-type")).toContain("application/problem+json");
  expect(reply.json.status).toBe(reply.status);
  return { status: reply.status, code: reply.json.code as string, text: reply.text };
}

test("a command without a session is refused, and tells nothing of the case", async () => {
  const reply = await server.client().send(id, question("x"));
  expect([reply.status, reply.json.code]).toEqual([401, "not-signed-in"]);
});

test("JSON that is broken, too deep, or holds a key twice or a dangerous key is refused before it is read", async () => {
  const deep = `${"[".repeat(40)}${"]".repeat(40)}`;
  for (const raw of [
    '{"type":',
    `{"type":"SendEvent","event":"submit","with":{"a":${deep}}}`,
    '{"type":"SendEvent","event":"submit","event":"withdraw"}',
    '{"type":"SendEvent","event":"submit","__proto__":{"admin":true}}',
  ])
    expect(await refused(raw)).toMatchObject({ status: 400, code: "bad-request" });
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test("a body over 256 kB is refused with 413, another content type with 415", async () => {
  const large = JSON.stringify(question("x".repeat(300_000)));
  expect(await refused(large)).toMatchObject({ status: 413, code: "too-large" });
  expect(await refused("<a/>", { "content-type": "text/xml" })).toMatchObject({ status: 415, code: "not-json" });
});

test("a wrong type in a request names its place and repeats nothing of what was sent", async () => {
  const secret = "Geheim-Straat-7";
  const { status, code, text } = await refused(JSON.stringify({ type: "SendEvent", event: { name: secret } }));
  expect([status, code]).toEqual([400, "bad-request"]);
  expect(text).toContain("event");
  expect(text).not.toContain(secret);
});

test("a wrong type in a form field is a field error with its pointer, and nothing is written", async () => {
  const patch = { type: "PatchSection", patches: { referral: { set: { question: 42 } } } };
  const reply = await author.send(id, patch);
  expect([reply.status, reply.json.code]).toEqual([422, "invalid-fields"]);
  expect(reply.json.errors[0].pointer).toBe("/question");
});

test("signs that no paper may hold are taken out on the way in, and every script stays", async () => {
  const scripts = "Zoë · משה לוי · أحمد · 王 · e\u0301 · 👩‍👧 · / & ~ %\n\ttweede";
  const forbidden = "\u0000\u0007\u001b\u007f\u0085\ufffe\uffff\ud800";
  const reply = await author.send(id, question(`${forbidden}${scripts}${forbidden}`));
  expect(reply.status).toBe(200);
  expect((await author.get(section)).json.fields.question).toBe(scripts);
  expect((await author.send(id, question("x", `${scripts}${forbidden}`))).status).toBe(200);
});

test("a question of the database's kind in a field is a value of the wrong type, and nothing more", async () => {
  const before = await revision();
  const patch = { type: "PatchSection", patches: { referral: { set: { question: { $gt: "" } } } } };
  expect((await author.send(id, patch)).status).toBe(422);
  expect(await revision()).toBe(before);
});

test("an unknown field is refused, with its name", async () => {
  const reply = await author.send(id, { type: "PatchSection", patches: { referral: { set: { qestion: "x" } } } });
  expect(reply.status).toBe(422);
  expect(reply.text).toContain("qestion");
});

test("a command needs a key of its own", async () => {
  const reply = await author.ask("POST", `/api/instances/${id}/commands`, { body: question("x") });
  expect([reply.status, reply.json.code]).toEqual([400, "key-missing"]);
});

test("a key that could be guessed or met again is refused with what would do; each kind of 128 bits is taken", async () => {
  const ask = (key: string) =>
    author.ask("POST", `/api/instances/${id}/commands`, {
      body: question(key),
      headers: { "Idempotency-Key": key },
    });
  const before = await revision();
  for (const key of ["12345678", "order-2026-0001", "0123456789abcdef01234567", "a".repeat(36), "x".repeat(101)]) {
    const reply = await ask(key);
    expect([key, reply.status, reply.json.code]).toEqual([key, 400, "key-weak"]);
    expect(reply.json.detail).toMatch(/128 .*UUID/);
  }
  expect(await revision()).toBe(before);
  for (const bytes of [16, 32].map((length) => randomBytes(length)))
    for (const format of ["hex", "base64url"] as const) expect((await ask(bytes.toString(format))).status).toBe(200);
  expect((await ask(randomUUID())).status).toBe(200);
});

test("a command that was judged on an older revision is refused, with what to do, when its sender asks for that", async () => {
  const mine = await startCase(server);
  const address = `/api/instances/${mine.id}`;
  const etag = (await mine.author.get(address)).headers.get("etag") ?? "";
  const send = (text: string, match: string, key = nextKey()) =>
    mine.author.ask("POST", `${address}/commands`, {
      body: question(text),
      headers: { "Idempotency-Key": key, "If-Match": match },
    });
  const key = nextKey();
  const first = await send("een", etag, key);
  expect([first.status, first.headers.get("etag")]).toEqual([200, `"${first.json.revision}"`]);
  const late = await send("twee", etag);
  expect([late.status, late.json.code]).toEqual([412, "stale-revision"]);
  expect(late.json.details).toEqual({ revision: first.json.revision });
  expect(late.json.detail).toMatch(/again/);
  expect((await mine.author.get(`${address}/sections/referral`)).json.fields.question).toBe("een");
  // A repeat of what was done is answered as it was (RFC 9110, 13.1.1).
  expect((await send("een", etag, key)).status).toBe(200);
  expect((await send("twee", `"999", ${first.headers.get("etag")}`)).status).toBe(200);
  expect((await send("drie", "*")).status).toBe(200);
  expect((await send("vier", `W/${(await mine.author.get(address)).headers.get("etag")}`)).status).toBe(412);
  expect((await send("vijf", "five")).json.code).toBe("bad-request");
});

test("of two commands judged on one revision one is carried out", async () => {
  const mine = await startCase(server);
  const etag = (await mine.author.get(`/api/instances/${mine.id}`)).headers.get("etag") ?? "";
  const replies = await Promise.all(
    ["een", "twee"].map((text) =>
      mine.author.ask("POST", `/api/instances/${mine.id}/commands`, {
        body: question(text),
        headers: { "Idempotency-Key": nextKey(), "If-Match": etag },
      }),
    ),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
});

test("a cursor or an origin that means nothing is a bad request, not a fault of the server", async () => {
  for (const after of ["x", "bm9uc2Vucw", "W10"]) {
    expect((await author.get(`/api/worklist?after=${after}`)).status).toBe(400);
    expect((await author.get(`/api/instances?after=${after}`)).status).toBe(400);
  }
  const body = question("x");
  const headers = { "Idempotency-Key": nextKey(), Origin: "null" };
  const reply = await author.ask("POST", `/api/instances/${id}/commands`, { body, headers });
  expect([reply.status, reply.json.code]).toEqual([403, "wrong-origin"]);
});

test("the same command twice is carried out once and answered alike; its key takes no other command", async () => {
  const key = nextKey();
  const before = await revision();
  const [first, second] = await Promise.all([
    author.send(id, question("Wie doet wat?"), key),
    author.send(id, question("Wie doet wat?"), key),
  ]);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(first.json.revision).toBe(second.json.revision);
  expect(await revision()).toBe(before + 1);
  const other = await author.send(id, question("Iets anders"), key);
  expect([other.status, other.json.code]).toEqual([422, "key-used"]);
});

test("a double click makes one case", async () => {
  const key = nextKey();
  const { group } = (await author.get(`/api/instances/${id}`)).json;
  const body = {
    kind: (await author.get(`/api/instances/${id}`)).json.kind,
    process: server.demo.process,
    group: group.id,
  };
  const make = () => author.ask("POST", "/api/instances", { body, headers: { "Idempotency-Key": key } });
  const [first, second] = await Promise.all([make(), make()]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(first.json.id).toBe(second.json.id);
});

test("a stale save is refused with both values, and the other's value stands", async () => {
  const mine = await startCase(server);
  await mine.author.send(mine.id, question("de eerste"));
  await mine.author.send(mine.id, question("van een ander", "de eerste"));
  const stale = await mine.author.send(mine.id, question("van mij", "de eerste"));
  expect([stale.status, stale.json.code]).toEqual([409, "stale-value"]);
  expect(JSON.stringify(stale.json.conflicts)).toContain("van een ander");
  expect(JSON.stringify(stale.json.conflicts)).toContain("van mij");
  const { fields } = (await mine.author.get(`/api/instances/${mine.id}/sections/referral`)).json;
  expect(fields.question).toBe("van een ander");
});

test("a session that ends while typing loses nothing: the draft is there after signing in again", async () => {
  const typed = { question: "half getypt" };
  const address = `/api/instances/${id}/drafts/referral`;
  expect((await author.ask("PUT", address, { body: { fields: typed } })).status).toBe(200);
  const short = await server.signIn("sanne");
  await short.ask("DELETE", "/api/session");
  const ended = await short.ask("PUT", address, { body: { fields: { question: "nog meer" } } });
  expect([ended.status, ended.json.code]).toEqual([401, "not-signed-in"]);
  const again = await server.signIn("sanne");
  expect((await again.get(address)).json.fields).toEqual(typed);
  const other = await server.signIn("tom");
  expect((await other.get(address)).status).toBe(404);
});

test("a change that comes from another site is refused, whatever cookie it brings", async () => {
  const foreign: readonly Record<string, string>[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { Origin: "https://elders.example" },
  ];
  for (const headers of foreign) {
    const reply = await author.ask("POST", `/api/instances/${id}/commands`, {
      body: question("x"),
      headers: { "Idempotency-Key": nextKey(), ...headers },
    });
    expect([reply.status, reply.json.code]).toEqual([403, "wrong-origin"]);
  }
});

test("what is not for somebody and what does not exist get one answer, byte for byte", async () => {
  const outsider = await server.signIn("joost");
  const absent = "A".repeat(id.length);
  const paths = (instance: string): readonly string[] => [
    `/api/instances/${instance}`,
    `/api/instances/${instance}/sections/referral`,
    `/api/instances/${instance}/timeline`,
    `/api/instances/${instance}/documents`,
    `/api/instances/${instance}/reports/workingList.pdf`,
  ];
  const absentPaths = paths(absent);
  for (const [index, path] of paths(id).entries()) {
    const [forbidden, missing] = [await outsider.get(path), await outsider.get(absentPaths[index] ?? "")];
    expect([forbidden.status, forbidden.text]).toEqual([404, missing.text]);
    expect(forbidden.status).toBe(missing.status);
  }
  const [forbidden, missing] = [await outsider.send(id, question("x")), await outsider.send(absent, question("x"))];
  expect([forbidden.status, forbidden.text]).toEqual([404, missing.text]);
});

test("an address that does not exist is a problem document too", async () => {
  const reply = await author.get("/api/nothing");
  expect([reply.status, reply.json.code]).toEqual([404, "no-such-address"]);
});

test("an answer that was not changed is not sent again", async () => {
  const first = await author.get(`/api/instances/${id}`);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"\d+"$/);
  const again = await author.ask("GET", `/api/instances/${id}`, { headers: { "If-None-Match": etag } });
  expect([again.status, again.text]).toEqual([304, ""]);
});

test("every answer carries a policy without unsafe-inline or unsafe-eval, and a nonce of its own", async () => {
  const policies = [await author.get(section), await author.get(section)].map((reply) =>
    String(reply.headers.get("content-security-policy")),
  );
  for (const policy of policies) expect(policy).not.toMatch(/unsafe/);
  expect(policies[0]).not.toBe(policies[1]);
});

test("a name of the case is found in a text while it is typed, and refused when it is written all the same", async () => {
  const mine = await startCase(server);
  const persons = [{ id: "k1", relation: "child", name: "Jip Verhoeven", birthDate: "2015-02-03" }];
  await mine.author.send(mine.id, { type: "PatchSection", patches: { family: { set: { persons } } } });
  const ask = (text: string) => mine.author.ask("POST", `/api/instances/${mine.id}/screen`, { body: { text } });
  expect((await ask("Belt Jip over het rooster")).json.hits).toMatchObject([{ start: 5, end: 8, kind: "name" }]);
  expect((await ask("Belt de school over het rooster")).json.hits).toEqual([]);
  expect(
    (await (await server.signIn("joost")).ask("POST", `/api/instances/${mine.id}/screen`, { body: { text: "Jip" } }))
      .status,
  ).toBe(404);
});
