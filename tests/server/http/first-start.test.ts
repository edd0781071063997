/** From an empty folder to a case: the first administrator, people with accounts of their own, a group, and somebody at work. */

import { generate } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const PASSWORD = "een lange zin over fietsen";
const organisation = { name: "Regiobureau", party: "municipality", domain: "bestuur", avg: "controller" };

let served: Served;
beforeAll(async () => {
  served = await serve({ folder: folder(), demo: false });
}, 60_000);
afterAll(() => served.close());

/** A code of now, or of the next half minute: each counts once. */
const codeOf = (secret: string, steps = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1_000) + steps * 30 });

async function enrol(token: string): Promise<{ client: Client; secret: string; recovery: readonly string[] }> {
  const client = await clientOf(served.origin);
  const { json: look } = await client("POST", "/api/enrolment/look", { token });
  const secret = String(look.secret);
  const reply = await client("POST", "/api/enrolment", { token, password: PASSWORD, code: await codeOf(secret) });
  expect(reply.status).toBe(200);
  return { client, secret, recovery: reply.json.recovery as readonly string[] };
}

test("a region is set up from nothing, and a person of it starts a case with a setting that was changed", async () => {
  const nobody = await clientOf(served.origin);
  expect((await nobody("GET", "/api/session")).json).toMatchObject({ person: null, setup: true, demo: false });
  const first = { organisation, name: "Ada Visser", function: "beheerder", login: "Ada@regio.example" };
  const wrong = await nobody("POST", "/api/setup", { code: "abcde-abcde-abcde-abcde" });
  expect(wrong).toMatchObject({ status: 422, json: { code: "wrong-start-code" } });
  expect((await nobody("POST", "/api/setup", { code: served.code })).json).toEqual({ token: null });

  // The window was lost: the same code alone goes on with the same authenticator, and the link before it ends.
  const lost = await nobody("POST", "/api/setup", { ...first, code: served.code });
  const { json: shown } = await nobody("POST", "/api/enrolment/look", { token: lost.json.token });
  const again = await nobody("POST", "/api/setup", { code: served.code });
  const link = String(again.json.token);
  expect((await nobody("POST", "/api/enrolment/look", { token: link })).json).toMatchObject({
    login: "ada@regio.example",
    secret: shown.secret,
  });
  expect((await nobody("POST", "/api/enrolment/look", { token: lost.json.token })).status).toBe(410);
  const weak = { token: link, code: "000000", password: "ada ada ada ada" };
  expect((await nobody("POST", "/api/enrolment", weak)).json.code).toBe("password-one-sign");
  const { client: admin, recovery } = await enrol(link);
  expect(recovery).toHaveLength(10);
  expect((await nobody("POST", "/api/setup", { ...first, code: served.code })).status).toBe(404);
  expect((await nobody("POST", "/api/enrolment/look", { token: link })).status).toBe(410);

  const { json: practice } = await admin("POST", "/api/admin/organisations", {
    ...organisation,
    name: "De Linde",
    party: "gp",
  });
  const person = (name: string, login: string) => ({
    name,
    function: "huisarts",
    organisation: practice.id,
    duties: [],
    login,
  });
  const { json: bea } = await admin("POST", "/api/admin/people", person("Bea Mulder", "bea@linde.example"));
  expect((await admin("POST", "/api/admin/people", person("Bea Twee", "BEA@linde.example"))).json.code).toBe(
    "login-taken",
  );
  const { json: overview } = await admin("GET", "/api/admin");
  const process = (overview.processes as { id: string; functions: { id: string }[]; settings: { id: string }[] }[])[0];
  const setting = process?.settings.find(({ id }) => id.endsWith("Days"))?.id ?? "";
  const group = {
    name: "Groep Noord",
    municipality: "Noord",
    process: process?.id,
    settings: { [setting]: 7 },
    members: process?.functions.map(({ id }) => ({ person: bea.id, function: id, from: "2020-01-01" })),
  };
  const refused = await admin("POST", "/api/admin/groups", { ...group, settings: { [setting]: 7_000 } });
  expect(refused).toMatchObject({ status: 400, json: { detail: `${setting} must be at most 20.` } });
  expect((await admin("POST", "/api/admin/groups", group)).status).toBe(200);

  const { json: invitation } = await admin("POST", `/api/admin/people/${bea.id}/invitation`);
  const { secret } = await enrol(String(invitation.token));
  const gp = await clientOf(served.origin);
  const signIn = async (code: string, password = PASSWORD) =>
    gp("POST", "/api/session/local", { login: "bea@linde.example", password, code });
  expect((await signIn(await codeOf(secret, 1), "een andere lange zin")).json.code).toBe("sign-in-failed");
  const code = await codeOf(secret, 1);
  expect((await signIn(code)).json).toMatchObject({ name: "Bea Mulder", duties: [] });
  // The same code counts once.
  expect(
    (
      await (
        await clientOf(served.origin)
      )("POST", "/api/session/local", { login: "bea@linde.example", password: PASSWORD, code })
    ).status,
  ).toBe(403);
  expect((await gp("GET", "/api/admin")).status).toBe(404);
  const { json: processes } = await gp("GET", "/api/processes");
  const start = (processes.starts as { kind: string; process: string; group: string }[])[0];
  const started = await gp(
    "POST",
    "/api/instances",
    { kind: start?.kind, process: start?.process, group: start?.group },
    { "Idempotency-Key": crypto.randomUUID() },
  );
  expect(started.status).toBe(201);

  // The administrator sees that there is work, and nothing of what it is.
  expect((await admin("GET", `/api/instances/${started.json.id}`)).status).toBe(404);
  expect((await admin("GET", `/api/admin/people/${bea.id}/work`)).json).toMatchObject({
    cases: 1,
    leads: 1,
    groups: [{ name: "Groep Noord" }],
  });

  // Leaving counts on the next request.
  const self = (overview.people as { id: string }[])[0]?.id;
  const leaving = { stopped: true, successor: self };
  // The case goes to whoever takes over: of the same organisation, or of the group of the case.
  const left = await admin("POST", `/api/admin/people/${bea.id}/stopped`, leaving);
  expect(left).toMatchObject({ status: 200, json: { handed: 1, stayed: 0 } });
  expect((await admin("GET", `/api/instances/${started.json.id}`)).json.creator).toBe(self);
  expect((await admin("GET", `/api/admin/people/${bea.id}/work`)).json.leads).toBe(0);
  const { groups, today } = (await admin("GET", "/api/admin")).json as {
    groups: { members: { person: string; function: string; from: string; until?: string }[] }[];
    today: string;
  };
  const held = process?.functions[0]?.id;
  expect(groups[0]?.members.filter((member) => member.function === held)).toEqual([
    { person: bea.id, function: held, from: "2020-01-01", until: today },
    { person: self, function: held, from: today },
  ]);
  expect((await gp("GET", "/api/worklist")).status).toBe(401);
  expect((await admin("POST", `/api/admin/people/${self}/stopped`, { stopped: true })).json.code).toBe(
    "last-administrator",
  );
});

test("after ten tries in ten minutes an account takes no more, whether it exists or not, and whoever is in stays in", async () => {
  for (const login of ["nobody@regio.example", "ada@regio.example"]) {
    const client = await clientOf(served.origin);
    const codes: unknown[] = [];
    for (let n = 0; n < 11; n += 1)
      codes.push(
        (await client("POST", "/api/session/local", { login, password: "x".repeat(20), code: "123456" })).json.code,
      );
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "sign-in-failed"));
    expect(codes[10]).toBe("too-many-tries");
  }
});
