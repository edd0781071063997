/** `npm run screenshots [folder]`: the pictures of README and docs, made on the demo region as its people see it. */

import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openBrowser } from "./support/browser.ts";
import { read, send } from "./support/commands.ts";
import { beginCase } from "./support/pages.ts";
import { settled, shoot, shootPaper } from "./support/pictures.ts";
import { type Product, startProduct } from "./support/product.ts";

const folder = process.argv[2] ?? "docs/screenshots";
/** A screen of 1440 pixels, drawn at two thirds. */
const DESK = { width: 1440, height: 900, scale: 2 / 3 };
const PHONE = { width: 390, height: 844, scale: 1 };
/** Who comes to the next meeting. */
const COMING = ["Sanne", "Tom", "Esther", "Bram"];

const file = (name: string): string => join(folder, `${name}.png`);

async function workAndCase(product: Product): Promise<void> {
  const phone = await product.visit("Sanne", PHONE);
  await phone.page.locator(".work-row").first().waitFor();
  await shoot(phone.page, file("worklist-phone"));
  await phone.context.close();

  const { page, context } = await product.visit("Sanne", DESK);
  await page.locator(".work-row").first().waitFor();
  await shoot(page, file("worklist"));
  const led = await read(page, "/api/instances?layout=case&ended=false");
  const discussed = led.rows.find(({ deadline }: { deadline: { late: boolean } | null }) => deadline?.late);
  await page.goto(`${product.address}/instances/${discussed.id}`);
  await shoot(page, file("case"));
  const { tasks } = await read(page, "/api/worklist");
  const asking = tasks.find(({ path }: { path: string }) => path.startsWith("consentPerson"));
  await page.goto(`${product.address}/instances/${asking.instance}?show=${asking.path}`);
  // Its table needs the forms, which come after the words.
  await page.locator("table").first().waitFor();
  await shoot(page, file("consent"));
  await page.goto(product.address);
  await beginCase(page);
  await shoot(page, file("form-step"));
  await context.close();

  const office = await product.visit("Yara", DESK);
  await office.page.goto(`${product.address}/list/case?filter=all`);
  await shoot(office.page, file("cases"));
  const href = await office.page.locator("tbody a").first().getAttribute("href");
  await office.page.goto(`${product.address}${href}`);
  await settled(office.page);
  const process = await office.page.locator("a[href^='/processes/']").first().getAttribute("href");
  await office.page.goto(`${product.address}${process}`);
  await shoot(office.page, file("process"));
  await office.context.close();
}

/** The list of the meeting that was held: a paper. */
async function paper(product: Product): Promise<void> {
  const { page, context } = await product.visit("Bram", DESK);
  const { rows } = await read(page, "/api/instances?layout=meeting&ended=true");
  const { documents } = await read(page, `/api/instances/${rows[0].id}/documents`);
  const pdf = await page.request.get(`${product.address}/api/documents/${documents[0].id}.pdf`);
  if (!shootPaper(await pdf.body(), file("action-list"))) throw new Error("pdftoppm is needed: install poppler-utils.");
  await context.close();
}

async function addAction(page: Page, what: string, who: string, when: string): Promise<void> {
  const line = page.locator(".entry-line");
  const before = await page.locator(".entry").count();
  await line.getByLabel("Wat").fill(what);
  await line.getByLabel("Wie").selectOption({ label: who });
  await line.getByLabel("Wanneer").fill(when);
  await line.getByLabel("Wanneer").press("Control+Enter");
  await page.locator(".entry").nth(before).waitFor();
}

/** The next meeting of the demo, before, during and after it. */
async function meeting(product: Product): Promise<void> {
  const office = await product.visit("Yara", DESK);
  const { rows } = await read(office.page, "/api/instances?layout=meeting&ended=false");
  const { id } = rows[0];
  await office.page.goto(`${product.address}/instances/${id}`);
  await office.page.locator("[data-row]").first().waitFor();
  await shoot(office.page, file("meeting-before"));
  const event = (page: Page, name: string, more: object = {}) =>
    send(page, id, { type: "SendEvent", unit: [], event: name, ...more });
  await event(office.page, "lock");
  for (const name of COMING) {
    const { page, context } = await product.visit(name);
    const { person } = await read(page, "/api/session");
    await event(page, "answerYes", { unit: ["attendance", person] });
    await context.close();
  }
  const chair = await product.visit("Bram", DESK);
  await event(chair.page, "startEarly");
  const places = await read(chair.page, `/api/instances/${id}/linked/agendaPlace`);
  await event(chair.page, "openItem", { pick: places.rows[0].reference });
  await chair.page.goto(`${product.address}/instances/${id}`);
  await chair.page.locator(".entry-line").waitFor();
  await addAction(chair.page, "Belt met school over het rooster", "Tom Brouwer, Wijkteam Noord", "14-12-2026");
  await addAction(chair.page, "Vraagt de wachttijd na bij de jeugdarts", "Esther Koning, CJG Oosterveen", "11-12-2026");
  await shoot(chair.page, file("meeting-during"));
  await event(chair.page, "finishItem");
  await chair.page.waitForTimeout(1_500);
  await event(chair.page, "wrapUp");
  await chair.page.reload();
  await shoot(chair.page, file("meeting-after"));
  await chair.context.close();
  await office.context.close();
}

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (name.endsWith(".png")) rmSync(join(folder, name));
const product = await startProduct();
try {
  await workAndCase(product);
  await paper(product);
  await meeting(product);
} finally {
  await product.stop();
  await (await openBrowser()).close();
}
for (const name of readdirSync(folder)) {
  const size = Math.ceil(statSync(join(folder, name)).size / 1024);
  console.log(`${join(folder, name)} ${size} KiB`);
}
