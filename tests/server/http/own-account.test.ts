/** One's own account over HTTP: sessions, password, authenticator and recovery codes. */

import { generate } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const PASSWORD = "een lange zin over fietsen";
const NEXT = "een andere zin over treinen";
const LOGIN = "ada@regio.example";

let served: Served;
beforeAll(async () => {
  served = await serve({ folder: folder(), demo: false });
}, 60_000);
afterAll(() => served.close());

async function firstAdministrator(): Promise<{ client: Client; recovery: string[] }> {
  const client = await clientOf(served.origin);
  const organisation = { name: "Regiobureau", party: "office", domain: "bestuur", avg: "controller" };
  const first = { organisation, name: "Ada Visser", function: "beheerder", login: LOGIN, code: served.code };
  const { token } = (await client("POST", "/api/setup", first)).json;
  const { secret } = (await client("POST", "/api/enrolment/look", { token })).json;
  const code = await generate({ secret: String(secret) });
  const { json } = await client("POST", "/api/enrolment", { token, password: PASSWORD, code });
  return { client, recovery: json.recovery as string[] };
}

test("the owner of an account sees and ends its sessions, and changes password, authenticator and recovery codes", async () => {
  const { client, recovery } = await firstAdministrator();
  const another = await clientOf(served.origin);
  const signIn = (password: string, code: string | undefined) =>
    another("POST", "/api/session/local", { login: LOGIN, password, code });
  const look = async () =>
    (await client("GET", "/api/account")).json as { recoveryLeft: number; sessions: { id: string; isThis: boolean }[] };

  expect((await signIn(PASSWORD, recovery[0])).status).toBe(200);
  const seen = await look();
  expect(seen).toMatchObject({ login: LOGIN, recoveryLeft: 9 });
  expect(seen.sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
  const other = seen.sessions.find(({ isThis }) => !isThis)?.id;
  expect((await client("DELETE", `/api/account/sessions/${other}`)).status).toBe(200);
  expect((await another("GET", "/api/account")).status).toBe(401);

  // A password is not changed without the old one, and the other session ends with the change.
  expect((await signIn(PASSWORD, recovery[1])).status).toBe(200);
  const wrong = { password: "iets anders dan dit", code: recovery[2], next: NEXT };
  expect((await client("POST", "/api/account/password", wrong)).json.code).toBe("sign-in-failed");
  const right = { password: PASSWORD, code: recovery[2], next: NEXT };
  expect((await client("POST", "/api/account/password", right)).status).toBe(200);
  expect((await another("GET", "/api/account")).status).toBe(401);
  expect((await look()).sessions).toHaveLength(1);

  const begun = await client("POST", "/api/account/authenticator", { password: NEXT, code: recovery[3] });
  const epoch = Math.floor(Date.now() / 1_000) + 30;
  expect((await client("POST", "/api/account/authenticator/code", { code: "000000" })).json.code).toBe("wrong-code");
  const fresh = await generate({ secret: String(begun.json.secret), epoch });
  expect((await client("POST", "/api/account/authenticator/code", { code: fresh })).status).toBe(200);

  const renewed = await client("POST", "/api/account/recovery", { password: NEXT, code: recovery[4] });
  expect(renewed.json.recovery).toHaveLength(10);
  expect(await look()).toMatchObject({ recoveryLeft: 10 });
  expect((await signIn(NEXT, recovery[5])).json.code).toBe("sign-in-failed");
  expect((await signIn(NEXT, (renewed.json.recovery as string[])[0])).status).toBe(200);

  expect((await another("DELETE", "/api/session")).status).toBe(200);
  const verbs = (await served.shell.store.readRecords(null, 100)).map(({ verb }) => verb);
  expect(verbs).toEqual(
    expect.arrayContaining(["sign-out", "sign-out-elsewhere", "change-password", "change-authenticator"]),
  );
});
