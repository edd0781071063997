/** What people at a meeting see when a point leaves under them: withdrawn while it is on the table, and withdrawn a moment before it is taken up. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, send } from "./support/commands.ts";
import { begin, type Held, invite, openMeeting, PATIENT, prepare } from "./support/meeting-flow.ts";
import { axeFindings, sideways } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

interface Row {
  readonly owner: string;
  readonly number: string;
  readonly view?: {
    readonly creator: string;
    readonly people: Readonly<Record<string, { readonly name: string }>>;
    readonly items: readonly { readonly name: string; readonly key: string; readonly states: { key: string }[] }[];
  };
}
let product: Product;
let held: Held;
/** Cases with somebody's consent, in the order in which they are discussed. */
let rows: readonly Row[] = [];
const WHY = "De toestemming is niet meer rond";

beforeAll(async () => {
  product = await startProduct();
  held = await openMeeting(product);
});
afterAll(() => product.stop());

const idOf = (address: string): string => address.split("/").at(-1) ?? "";
const consents = ({ view }: Row) =>
  view?.items.filter(({ name, states }) => name === "consentPerson" && states.some(({ key }) => key === "given")) ?? [];

/** The one who brought the case withdraws somebody's consent, in a window of their own. */
async function withdraw(row: Row): Promise<void> {
  const { view } = row;
  const [person] = consents(row);
  const { page, context } = await product.visit(view?.people[view.creator]?.name ?? "");
  await send(page, row.owner, {
    type: "SendEvent",
    unit: ["consentPerson", person?.key],
    event: "withdraw",
    confirmed: true,
  });
  await context.close();
}
const pointOf = (page: Page, number: string) => page.locator(".points button", { hasText: number });
async function take(page: Page, number: string): Promise<void> {
  const { incoming } = await read(page, `/api/instances/${idOf(held.address)}`);
  const pick = incoming.find((one: { number?: string }) => one.number === number)?.reference;
  await send(page, idOf(held.address), { type: "SendEvent", unit: [], event: "openItem", pick });
  await page.locator(".now-number", { hasText: number }).waitFor();
}

test("the meeting is held with two cases of which consent can be withdrawn", async () => {
  await prepare(held);
  await invite(held);
  await begin(held);
  const { page } = held.chair;
  const linked = await read(page, `/api/instances/${idOf(held.address)}/linked/agendaPlace`);
  rows = (linked.rows as Row[]).filter((row) => consents(row).length > 0);
  expect(rows.length).toBeGreaterThan(1);
  await send(page, idOf(held.address), { type: "SendEvent", unit: [], event: "finishItem" });
  await page.getByText("Tussen twee punten").waitFor();
  const [first] = rows;
  await take(page, first?.number ?? "");
});

test("what is typed and not added yet stays while one looks at another point, and is marked there", async () => {
  const [row] = rows;
  const { page } = held.chair;
  const what = page.locator(".entry-line").getByLabel("Wat");
  await what.fill("Belt met school over het rooster");
  await page.locator(".points button").first().click();
  await pointOf(page, row?.number ?? "")
    .getByText("nog niet toegevoegd")
    .waitFor({ state: "detached" });
  await page.getByRole("button", { name: `Terug naar ${row?.number}`, exact: false }).click();
  expect(await what.inputValue()).toBe("Belt met school over het rooster");
});

test("withdrawn while it is on the table: everybody reads that it left and why, and it has no mark of what is done", async () => {
  const [row] = rows;
  if (!row) throw new Error("There is no such case.");
  await withdraw(row);
  await held.chair.page
    .locator("#announcements", { hasText: `${row.number} is van tafel. ${WHY}.` })
    .waitFor({ state: "attached" });
  for (const { page } of [held.chair, held.secretary, held.member]) {
    await page.getByText(`${row.number} is van tafel.`).first().waitFor();
    await page.locator(".notice-warn", { hasText: WHY }).first().waitFor();
    const point = pointOf(page, row.number);
    await point.locator(".point-left").waitFor();
    expect(await point.locator(".point-done").count()).toBe(0);
    expect(await point.textContent()).toContain(WHY);
    expect(await point.textContent()).not.toContain("niet voor u");
    expect(await axeFindings(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  }
});

test("who looks at it afterwards sees that it left, not its question, and nobody can take it up", async () => {
  const [row] = rows;
  for (const { page } of [held.chair, held.member]) {
    await pointOf(page, row?.number ?? "").click();
    const article = page.locator(`article[aria-label="${row?.number}"]`);
    await article.getByText(WHY, { exact: false }).waitFor();
    expect(await page.locator("main").getByText(WHY, { exact: false }).count(), "said once").toBe(1);
    expect(await article.locator(".shown-first").count()).toBe(0);
    expect(await article.getByRole("button", { name: /^Bespreek/ }).count()).toBe(0);
  }
  // What the chair was typing is not lost, and can still be agreed.
  const { page } = held.chair;
  await pointOf(page, row?.number ?? "")
    .getByText("nog niet toegevoegd")
    .waitFor();
  const line = page.locator(".entry-line");
  expect(await line.getByLabel("Wat").inputValue()).toBe("Belt met school over het rooster");
  await line.getByLabel("Wie").selectOption({ label: "Tom Brouwer, Wijkteam Noord" });
  await line.getByLabel("Wanneer").fill("14-12-2026");
  await line.getByLabel("Wanneer").press("Control+Enter");
  await page.locator(".entry", { hasText: "rooster" }).waitFor();
  await pointOf(page, row?.number ?? "")
    .getByText("nog niet toegevoegd")
    .waitFor({ state: "detached" });
  expect(await held.chair.page.locator(".now-go [data-submit]").textContent()).not.toContain(row?.number);
});

test("what is added while one turns to another point is not kept as typed", async () => {
  const [row, other] = rows;
  const { page } = held.chair;
  const line = page.locator(".entry-line");
  await line.getByLabel("Wat").fill("Vraagt een plek op de huiswerkclub");
  await line.getByLabel("Wie").selectOption({ label: "Tom Brouwer, Wijkteam Noord" });
  await line.getByLabel("Wanneer").fill("14-12-2026");
  let letGo = (): void => undefined;
  const rest = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/commands$/, async (route) => {
    await rest;
    await route.continue();
  });
  await Promise.all([page.waitForRequest(/\/commands$/), line.getByLabel("Wanneer").press("Control+Enter")]);
  await pointOf(page, other?.number ?? "").click();
  await pointOf(page, row?.number ?? "")
    .getByText("nog niet toegevoegd")
    .waitFor();
  letGo();
  await pointOf(page, row?.number ?? "")
    .getByText("nog niet toegevoegd")
    .waitFor({ state: "detached" });
  await page.unroute(/\/commands$/);
  await pointOf(page, row?.number ?? "").click();
  await page.locator(".entry", { hasText: "huiswerkclub" }).waitFor();
  expect(await line.getByLabel("Wat").inputValue()).toBe("");
});

test("withdrawn a moment before it is taken up: refused at once, with the number and the reason, and then no longer offered", async () => {
  const row = rows[1];
  if (!row) throw new Error("There is no such case.");
  const { page } = held.chair;
  await pointOf(page, row.number).click();
  const offer = page
    .locator("article, .now-go")
    .getByRole("button", { name: `Bespreek ${row.number}` })
    .first();
  await offer.waitFor();
  // The chair's screen hears nothing for a moment.
  await page.route(/\/api\/(?!.*commands)/, (route) => route.abort());
  await withdraw(row);
  await expect
    .poll(async () => {
      const { incoming } = await read(held.secretary.page, `/api/instances/${idOf(held.address)}`);
      return incoming.find((one: { number?: string }) => one.number === row.number)?.ended;
    }, PATIENT)
    .toBe(true);
  const [answer] = await Promise.all([page.waitForResponse(/\/commands$/), offer.click()]);
  expect(answer.status()).toBe(409);
  const alert = page.locator(".now [role=alert]");
  await alert.getByText(row.number, { exact: false }).waitFor();
  expect(await alert.textContent()).toContain(WHY);
  await page.unroute(/\/api\/(?!.*commands)/);
  await page.reload();
  const point = pointOf(page, row.number);
  await point.locator(".point-left").waitFor();
  expect(await point.textContent()).toContain(WHY);
  await point.click();
  expect(await page.getByRole("button", { name: `Bespreek ${row.number}` }).count()).toBe(0);
});

test("afterwards the list says why the point left, to who may see the case; anybody else learns nothing of it there", async () => {
  const [row] = rows;
  const { page } = held.chair;
  await send(page, idOf(held.address), { type: "SendEvent", unit: [], event: "wrapUp" });
  const list = (one: Page) => one.locator(".case-entries", { hasText: row?.number ?? "" });
  await list(page).getByText(`${WHY} · 2 acties`).waitFor();
  const other = await product.visit("Sanne");
  await other.page.goto(held.address);
  await other.page.getByRole("heading", { name: "Actielijst", exact: true }).waitFor();
  expect(await list(other.page).count()).toBe(0);
  expect(await other.page.getByText(WHY).count()).toBe(0);
  await other.context.close();
});
