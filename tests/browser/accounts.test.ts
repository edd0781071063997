/** An account of one's own in a real browser: a passkey is made, signs in, and answers when a weighty act asks who one is. */

import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servePages } from "../../server/pages.ts";
import { codeOf, PASSWORD } from "../support/first-administrator.ts";
import { PROJECT } from "../support/processes.ts";
import { clientOf, type Served, serve } from "../support/served.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";
import { openBrowser } from "./support/browser.ts";

const folder = temporaryFolders();
const LOGIN = "ada@regio.example";
let ahead = 0;
let served: Served;
let page: Page;
let recovery: readonly string[];

beforeAll(async () => {
  const smtp = { url: "smtp://127.0.0.1:9", ahead: () => ahead };
  const more = { pages: servePages(join(PROJECT, "dist", "ui")) };
  served = await serve({ folder: folder(), demo: false, only: "mdo-jeugd", smtp, more });
  const client = await clientOf(served.origin);
  const organisation = { name: "Regiobureau", party: "office", domain: "bestuur", avg: "controller" };
  const first = { organisation, name: "Ada Visser", function: "beheerder", login: LOGIN, code: served.code };
  const { token } = (await client("POST", "/api/setup", first)).json;
  const { secret } = (await client("POST", "/api/enrolment/look", { token })).json;
  const code = await codeOf(String(secret));
  recovery = (await client("POST", "/api/enrolment", { token, password: PASSWORD, code })).json
    .recovery as readonly string[];
  const browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
});
afterAll(async () => {
  await page?.context().close();
  await served?.close();
});

/** A device with a finger that always fits. */
async function withDevice(): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
}
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("a passkey is made, signs in without password, and answers when a weighty act asks who one is", async () => {
  // A passkey needs an address with a name.
  const address = served.origin.replace("127.0.0.1", "localhost");
  await page.goto(address);
  await withDevice();
  await page.getByLabel("Gebruikersnaam").fill(LOGIN);
  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await page.getByLabel("Code").fill(recovery[0] ?? "");
  await button("Aanmelden").click();
  await page.getByRole("button", { name: /Ada Visser/ }).waitFor();
  await page.goto(`${address}/account`);
  await button("Passkey toevoegen").click();
  await page.getByLabel("Hoe heet dit apparaat?").fill("laptop van het werk");
  await button("Maken").click();
  await page.getByText("laptop van het werk").waitFor();

  await page.getByRole("button", { name: /Ada Visser/ }).click();
  await page.getByRole("menuitem", { name: "Afmelden", exact: true }).click();
  await button("Met een passkey").click();
  await page.getByRole("button", { name: /Ada Visser/ }).waitFor();

  ahead = 11 * 60_000;
  await page.goto(`${address}/account`);
  await button("Haal passkey laptop van het werk weg").click();
  const asked = page.getByRole("dialog", { name: "Laat zien dat u het bent" });
  await asked.waitFor();
  await page.screenshot({ path: process.env.SHOT ?? "/dev/null", type: "png" });
  // Given up: nothing is done, and it says so.
  await asked.getByRole("button", { name: "Annuleren" }).click();
  await page.getByText("Dit is niet gedaan. Geef eerst opnieuw een code.").waitFor();
  await button("Haal passkey laptop van het werk weg").click();
  await asked.getByRole("button", { name: "Met een passkey" }).click();
  await page.getByText("laptop van het werk").waitFor({ state: "detached" });

  const verbs = (await served.shell.store.readRecords(null, 100)).map(({ verb }) => verb);
  expect(verbs).toEqual(expect.arrayContaining(["add-passkey", "prove", "remove-passkey"]));
});
