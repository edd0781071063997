/** Weighty acts ask for the second factor once more when it was given longer ago than ten minutes. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, PASSWORD, signUp } from "../../support/first-administrator.ts";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const MINUTE = 60_000;
let ahead = 0;
let served: Served;
let organisation: string;
let bea: Client;
let beaId: string;
let recovery: readonly string[];

const person = (login: string, duties: readonly string[]) => ({
  name: "Iemand",
  function: "beheerder",
  organisation,
  duties,
  login,
});
beforeAll(async () => {
  const smtp = { url: "smtp://127.0.0.1:9", ahead: () => ahead };
  served = await serve({ folder: folder(), demo: false, only: "mdo-jeugd", smtp });
  const admin = await signUp(served);
  const { organisations } = (await admin("GET", "/api/admin")).json as { organisations: { id: string }[] };
  organisation = organisations[0]?.id ?? "";
  const both = person("bea", ["administrator", "designer"]);
  beaId = String((await admin("POST", "/api/admin/people", both)).json.id);
  const { token } = (await admin("POST", `/api/admin/people/${beaId}/invitation`)).json;
  bea = await clientOf(served.origin);
  const { secret } = (await bea("POST", "/api/enrolment/look", { token })).json;
  const code = await codeOf(String(secret));
  const enrolled = await bea("POST", "/api/enrolment", { token, password: PASSWORD, code });
  recovery = enrolled.json.recovery as readonly string[];
}, 60_000);
afterAll(() => served.close());

const acts = (): Readonly<Record<string, () => ReturnType<Client>>> => ({
  "a new link": () => bea("POST", `/api/admin/people/${beaId}/invitation`),
  "a link by mail": () => bea("POST", `/api/admin/people/${beaId}/invitation/mail`),
  "the administrator's duty": () => bea("POST", "/api/admin/people", person("cor", ["administrator"])),
  "access restored": () => bea("POST", `/api/admin/people/${beaId}/stopped`, { stopped: false }),
  "a case destroyed": () => bea("POST", "/api/admin/requests/none/erase"),
  "a provider taken away": () => bea("DELETE", `/api/admin/organisations/${organisation}/provider`),
  "a draft published": () => bea("POST", "/api/drafts/none/publish", { hash: "a".repeat(64) }),
});

test("a weighty act is refused eleven minutes after signing in and done once a code is given; lighter acts go on", async () => {
  for (const [name, act] of Object.entries(acts()))
    expect([name, (await act()).json.code]).not.toContain("prove-again");
  ahead = 11 * MINUTE;
  for (const [name, act] of Object.entries(acts()))
    expect([name, (await act()).json.code]).toEqual([name, "prove-again"]);
  expect((await bea("POST", "/api/admin/people", person("dirk", []))).status).toBe(200);
  expect((await bea("GET", "/api/session/proof")).json).toEqual({ code: true, passkey: false });

  const prove = (code: string | undefined) => bea("POST", "/api/session/proof", { code });
  expect((await prove("000000")).json.code).toBe("wrong-code");
  expect((await acts()["a new link"]?.())?.json.code).toBe("prove-again");
  expect((await prove(recovery[0])).status).toBe(200);
  for (const [name, act] of Object.entries(acts()))
    expect([name, (await act()).json.code]).not.toContain("prove-again");
  // The same code proves nothing a second time.
  ahead = 22 * MINUTE;
  expect((await prove(recovery[0])).json.code).toBe("wrong-code");
});
