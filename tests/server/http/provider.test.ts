/** People of an organisation sign in through its own provider: a real one, as a process of its own. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, enrol, signUp } from "../../support/first-administrator.ts";
import { type ProviderProcess, SECRET, startProvider } from "../../support/provider/index.ts";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
let provider: ProviderProcess;
let admin: Client;
let organisation: string;
const people: Record<string, string> = {};

const settings = () => ({ issuer: provider.issuer, clientId: "casustafel", secondFactor: "ours" });
const set = (more: object = {}) =>
  admin("POST", `/api/admin/organisations/${organisation}/provider`, { ...settings(), ...more });

/** There and back, as a browser of its own. @returns where it ends, and the browser */
async function goThrough(body: object = {}): Promise<{ client: Client; place: string; status: number }> {
  const client = await clientOf(served.origin);
  const begun = await client("POST", `/api/session/provider/${organisation}`, body);
  if (begun.status !== 200) return { client, place: String(begun.json.code), status: begun.status };
  const back = new URL(await provider.walk(String(begun.json.location)));
  const reply = await fetch(back, { redirect: "manual", headers: { cookie: client.cookie() } });
  client.take(reply.headers.getSetCookie());
  return { client, place: reply.headers.get("location") ?? "", status: reply.status };
}
const nameOf = async (client: Client): Promise<unknown> => (await client("GET", "/api/session")).json.name;

beforeAll(async () => {
  served = await serve({ folder: folder(), demo: false, only: "mdo-jeugd" });
  admin = await signUp(served);
  const about = { name: "Gemeente Noord", party: "office", domain: "bestuur", avg: "controller" };
  organisation = String((await admin("POST", "/api/admin/organisations", about)).json.id);
  const logout = `${served.origin}/api/session/provider/${organisation}/logout`;
  provider = await startProvider(`${served.origin}/api/session/provider/back`, logout);
  for (const [name, login] of [
    ["Bea Mulder", "bea@noord.example"],
    ["Cor Smit", "cor"],
  ] as const) {
    const person = { name, function: "adviseur", organisation, duties: [], login };
    people[name] = String((await admin("POST", "/api/admin/people", person)).json.id);
  }
}, 90_000);
afterAll(async () => {
  await provider?.stop();
  await served?.close();
});

test("a verified address of the organisation leads in, with a code of our own until the organisation vouches for its second factor", async () => {
  expect((await set()).json.code).toBe("provider-secret");
  expect((await set({ issuer: "http://127.0.0.1:9", clientSecret: SECRET })).json.code).toBe("provider-away");
  expect((await set({ issuer: "ldap://noord", clientSecret: SECRET })).status).toBe(400);
  expect((await set({ clientSecret: SECRET })).status).toBe(200);
  expect(JSON.stringify((await admin("GET", "/api/admin/providers")).json)).not.toContain(SECRET);

  await provider.next({ subject: "b", email: "Bea@noord.example", verified: false });
  expect((await goThrough()).place).toBe("/?provider=provider-nobody");
  await provider.next({ subject: "b", verified: true });
  const { client: bea, place } = await goThrough({ back: "/list/case" });
  expect(place).toBe("/?provider=code");
  expect(await nameOf(bea)).toBeUndefined();
  const { enrol: shown } = (await bea("GET", "/api/session/provider")).json as { enrol: { secret: string } };
  expect((await bea("POST", "/api/session/provider/code", { code: "000000" })).json.code).toBe("wrong-code");
  const signed = await bea("POST", "/api/session/provider/code", { code: await codeOf(shown.secret) });
  expect(signed.json).toMatchObject({ name: "Bea Mulder", back: "/list/case" });
  expect(signed.json.recovery).toHaveLength(10);

  // The second time only the code; and no code where the provider's own second factor counts.
  const { client: again } = await goThrough();
  expect((await again("GET", "/api/session/provider")).json).toEqual({ name: "Bea Mulder" });
  const code = await codeOf(shown.secret, 1);
  expect((await again("POST", "/api/session/provider/code", { code })).json.name).toBe("Bea Mulder");
  expect((await set({ secondFactor: "theirs" })).status).toBe(200);
  expect((await goThrough()).place).toBe("/?provider=code");
  await provider.next({ amr: ["pwd", "mfa"] });
  const { client: trusted, place: to } = await goThrough({ back: "/list/case" });
  expect(to).toBe("/list/case");
  expect(await nameOf(trusted)).toBe("Bea Mulder");

  // That organisation vouches for its own members: for another one our own code is given first.
  const elsewhere = { name: "Gemeente Zuid", party: "office", domain: "bestuur", avg: "controller" };
  const south = String((await admin("POST", "/api/admin/organisations", elsewhere)).json.id);
  const more = {
    name: "Bea Mulder",
    function: "adviseur",
    organisation: south,
    duties: [],
    sameAs: people["Bea Mulder"],
  };
  const person = String((await admin("POST", "/api/admin/people", more)).json.id);
  expect((await trusted("POST", "/api/session/membership", { person })).json.code).toBe("prove-again");
  expect(
    (await trusted("POST", "/api/session/proof", { code: (signed.json.recovery as readonly string[])[0] })).status,
  ).toBe(200);
  expect((await trusted("POST", "/api/session/membership", { person })).json).toMatchObject({ person });

  // Signing out there signs out here, and only what began there.
  await provider.signOut();
  await expect.poll(() => nameOf(trusted)).toBeUndefined();
  expect(await nameOf(bea)).toBe("Bea Mulder");
}, 60_000);

test("a link of ours links somebody whose address is unknown here; nobody else gets into that account", async () => {
  const { json } = await admin("POST", `/api/admin/people/${people["Cor Smit"]}/invitation`);
  await provider.next({ subject: "c", email: "c.smit@elders.example", amr: ["mfa"] });
  const { client: cor, place } = await goThrough({ link: json.token });
  expect(place).toBe("/");
  expect(await nameOf(cor)).toBe("Cor Smit");
  expect((await goThrough({ link: json.token })).place).toBe("/?provider=link-ended");
  expect(await nameOf((await goThrough()).client)).toBe("Cor Smit");

  // The provider names the same person twice: the address of Bea under another name of its own.
  await provider.next({ subject: "b2", email: "bea@noord.example" });
  expect((await goThrough()).place).toBe("/?provider=provider-taken");
  const twin = { name: "Bea Twee", function: "adviseur", organisation, duties: [], login: "twee" };
  await admin("POST", "/api/admin/people", { ...twin, mail: "bea@noord.example" });
  expect((await goThrough()).place).toBe("/?provider=provider-two-people");
  await provider.next({ refuse: true });
  expect((await goThrough()).place).toBe("/?provider=provider-refused");
  await provider.next({ refuse: false });

  // An account of another organisation is never reached from here.
  await provider.next({ subject: "a", email: "ada@regio.example" });
  expect((await goThrough()).place).toBe("/?provider=provider-nobody");
  await admin("POST", `/api/admin/people/${people["Cor Smit"]}/stopped`, { stopped: true });
  await provider.next({ subject: "c" });
  expect((await goThrough()).place).toBe("/?provider=provider-nobody");
  expect(await nameOf(cor)).toBeUndefined();
}, 60_000);

test("a provider that is down, changes its keys, or has another clock is one clear sentence, and a way counts once and in its own browser", async () => {
  await provider.next({ subject: "b", email: "bea@noord.example", amr: ["mfa"] });
  const client = await clientOf(served.origin);
  const begun = await client("POST", `/api/session/provider/${organisation}`, {});
  const back = await provider.walk(String(begun.json.location));
  const come = async (cookie: string) =>
    (await fetch(back, { redirect: "manual", headers: { cookie } })).headers.get("location");
  expect(await come("")).toBe("/?provider=provider-late");
  expect(await come(client.cookie())).toBe("/");
  expect(await come(client.cookie())).toBe("/?provider=provider-late");

  await provider.restart();
  await provider.next({ subject: "b", email: "bea@noord.example", amr: ["mfa"] });
  expect(await nameOf((await goThrough()).client)).toBe("Bea Mulder");
  await provider.restart(7_200);
  await provider.next({ subject: "b", email: "bea@noord.example", amr: ["mfa"] });
  expect((await goThrough()).place).toBe("/?provider=provider-clock");
  await provider.stop();
  expect(await goThrough()).toMatchObject({ status: 503, place: "provider-away" });
  // Whoever has a password still gets in, and an administrator can take the provider away.
  const { json } = await admin("POST", `/api/admin/people/${people["Bea Mulder"]}/invitation`);
  expect(await nameOf(await enrol(served.origin, String(json.token)))).toBe("Bea Mulder");
  expect((await admin("DELETE", `/api/admin/organisations/${organisation}/provider`)).status).toBe(200);
  expect((await goThrough()).place).toBe("provider-settings");
}, 90_000);
