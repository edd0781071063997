/** What a monitor may know: counts to whoever has the token, without an id or a name; and what would fail, before it does. */

import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { examine } from "../../../server/cli/doctor.ts";
import { readConfig } from "../../../server/config.ts";
import { signUp } from "../../support/first-administrator.ts";
import { clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const TOKEN = "a-token-of-the-monitor";
let served: Served;
let place: string;
beforeAll(async () => {
  place = folder();
  served = await serve({ folder: place, demo: false, more: { metricsToken: TOKEN } });
}, 60_000);
afterAll(() => served.close());

test("counts are given to whoever has the token, by template and class of status, and name nobody", async () => {
  const admin = await signUp(served);
  const { json } = await admin("GET", "/api/admin");
  const [person] = json.people as readonly { readonly id: string; readonly name: string }[];
  await admin("GET", `/api/admin/people/${person?.id}/work`);
  const monitor = await clientOf(served.origin);
  expect((await monitor("GET", "/api/metrics")).status).toBe(404);
  expect(
    (await monitor("GET", "/api/metrics", undefined, { authorization: "Bearer another-token-entirely" })).status,
  ).toBe(404);
  const { text } = await monitor("GET", "/api/metrics", undefined, { authorization: `Bearer ${TOKEN}` });
  expect(text).toContain('casustafel_requests_total{method="GET",route="/api/admin/people/:id/work",status="2xx"} 1');
  expect(text).toContain('casustafel_mail{state="given_up"} 0');
  expect(text).toMatch(/casustafel_request_seconds_count \d+/);
  expect(text).not.toContain(person?.id);
  expect(text).not.toMatch(/visser|ada@|regio/i);
});

test("the doctor finds an open key file, an address without https and a mail server that does not answer", async () => {
  const keyFile = join(place, "master.key");
  const settings = { DATA_DIR: join(place, "data"), KEY_FILE: keyFile };
  const fine = await examine(readConfig(settings));
  expect(fine.filter(({ level }) => level === "fault")).toEqual([]);
  expect(fine).toContainEqual({ level: "ok", says: "The data opens with the key file." });
  chmodSync(keyFile, 0o644);
  const ill = await examine(
    readConfig({ ...settings, PUBLIC_URL: "http://tafel.example.nl", SMTP_URL: "smtp://127.0.0.1:9" }),
  );
  chmodSync(keyFile, 0o600);
  const faults = ill.filter(({ level }) => level === "fault").map(({ says }) => says);
  expect(faults).toHaveLength(3);
  expect(faults.join("\n")).toMatch(/https[\s\S]*mode 644[\s\S]*SMTP_URL/);
});
