/** Filling in: saved while typing, judged by the engine, nothing preselected, nothing lost. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginCase, openStep, saved, sideways, unexplainedErrors } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const SITUATION = "Kind van 11 gaat sinds maart weinig naar school.";

async function fillReason(page: Page): Promise<void> {
  await page.getByLabel("Anderen informeren").check();
  await page.getByLabel("Kind in een gezin met problemen").check();
  await page.getByLabel(/Wat is er aan de hand/).fill(SITUATION);
}
async function person(page: Page, at: number, relation: string, name: string): Promise<void> {
  await page.getByRole("button", { name: /Persoon toevoegen/ }).click();
  const card = page.locator(`[data-row="/persons/${at}"]`);
  await card.getByLabel("Wie is dit?").selectOption({ label: relation });
  await card.getByLabel("Naam of voorletters").fill(name);
}

test("a child is registered and submitted; the case then has a number", async () => {
  const { page, complaints } = await product.visit("Sanne");
  const id = await beginCase(page);
  expect(await page.locator("input:checked").count(), "nothing is chosen beforehand").toBe(0);
  await fillReason(page);
  await openStep(page, "Vraag");
  await page.getByLabel(/Wat is uw vraag/).fill("Hoe gaat dit kind weer naar school?");
  await openStep(page, "Mening van het gezin");
  await page.getByLabel(/Wat vinden de ouders/).fill("Rust op school.");
  await page
    .getByRole("radiogroup", { name: /Weet het gezin/ })
    .getByRole("radio")
    .first()
    .check();
  await saved(page);

  await openStep(page, "Wie");
  await person(page, 0, "Kind", "Jayden");
  const child = page.locator('[data-row="/persons/0"]');
  await child.getByLabel("Geboortedatum").fill("31-02-2015");
  await child.getByLabel("Naam of voorletters").focus();
  await child.getByText("Deze datum bestaat niet", { exact: false }).waitFor();
  expect(await unexplainedErrors(page)).toEqual([]);
  await child.getByLabel("Geboortedatum").fill("14032015");
  await child.getByLabel("Naam of voorletters").focus();
  expect(await child.getByLabel("Geboortedatum").inputValue()).toBe("14-03-2015");
  await person(page, 1, "Ouder", "Kim");
  await page.locator('[data-row="/persons/1"]').getByRole("radiogroup", { name: /gezag/ }).getByLabel("Ja").check();
  await openStep(page, "Maatregel");
  await page
    .getByRole("radiogroup", { name: /maatregel/ })
    .getByLabel("Ja")
    .check();
  expect(await page.locator(".hanging-note").textContent()).toMatch(/vragen erbij, omdat u Ja koos/);
  await page
    .getByRole("radiogroup", { name: /maatregel van/ })
    .getByLabel("Nee", { exact: true })
    .check();
  await saved(page);

  await openStep(page, "Veiligheid");
  await page.getByRole("radiogroup").first().getByLabel("Nee", { exact: true }).check();
  await saved(page);
  await page.getByRole("button", { name: "Indienen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Indienen" }).click();
  await page.waitForURL((url) => url.pathname === `/instances/${id}`);
  await page.locator(".bar h1", { hasText: /\d{4}-\d{3}/ }).waitFor();
  expect(complaints).toEqual([]);
});

test("what is typed is saved and stands there after a reload, also a value that is no date yet", async () => {
  const { page } = await product.visit("Sanne");
  await beginCase(page);
  await fillReason(page);
  expect(await saved(page)).toMatch(/Opgeslagen om \d\d:\d\d/);
  await openStep(page, "Wie");
  await person(page, 0, "Kind", "Jayden");
  await page.locator('[data-row="/persons/0"]').getByLabel("Geboortedatum").fill("31-02-2015");
  await saved(page);
  await page.reload();
  await page
    .getByRole("button", { name: /Persoon 1 wijzigen/ })
    .or(page.locator('[data-row="/persons/0"]'))
    .first()
    .waitFor();
  const open = page.getByRole("button", { name: /Persoon 1 wijzigen/ });
  if (await open.count()) await open.click();
  expect(await page.getByLabel("Geboortedatum").inputValue()).toBe("31-02-2015");
  await openStep(page, "Reden");
  expect(await page.getByLabel(/Wat is er aan de hand/).inputValue()).toBe(SITUATION);
});

test("submitting too early names what is missing, links to it, and every wrong field has its message", async () => {
  const { page } = await product.visit("Sanne");
  await beginCase(page);
  await page.keyboard.press("Control+Enter");
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await summary.getByRole("link").count()).toBeGreaterThan(3);
  expect(await unexplainedErrors(page)).toEqual([]);
  await summary.getByRole("link", { name: /Wat is uw vraag/ }).click();
  await page.waitForFunction(() => document.activeElement?.id.endsWith("/question"));
});

test("a lost connection keeps what is typed and saves it when it is back", async () => {
  const { page, context } = await product.visit("Sanne");
  await beginCase(page);
  await context.setOffline(true);
  await page.getByLabel(/Wat is er aan de hand/).fill(SITUATION);
  await page.locator('[data-save="waiting"]').waitFor();
  await page.locator(".banner-offline").waitFor();
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  expect(await page.getByLabel(/Wat is er aan de hand/).inputValue()).toBe(SITUATION);
});

test("a session that ends while typing keeps the text; after signing in again it is saved", async () => {
  const { page, context } = await product.visit("Sanne");
  await beginCase(page);
  await context.clearCookies();
  await page.getByLabel(/Wat is er aan de hand/).fill(SITUATION);
  await page.getByRole("alertdialog", { name: "Uw sessie is voorbij" }).waitFor();
  await page.getByRole("button", { name: /Verder als Sanne/ }).click();
  await saved(page);
  expect(await page.getByLabel(/Wat is er aan de hand/).inputValue()).toBe(SITUATION);
  await page.reload();
  expect(await page.getByLabel(/Wat is er aan de hand/).inputValue()).toBe(SITUATION);
});

test("two tabs that change the same field see both values and choose; other fields follow by themselves", async () => {
  const { page, context } = await product.visit("Sanne");
  await beginCase(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel(/Wat is er aan de hand/).waitFor();
  // The second tab hears nothing of the first while its stream is held up, as on a bad line.
  await other.route("**/api/events", (route) => route.abort());
  await other.route("**/api/instances/*/sections/**", (route) => route.abort());
  await page.getByLabel(/Wat is er aan de hand/).fill("Uit de eerste tab");
  await saved(page);
  await other.getByLabel(/Wat is er aan de hand/).fill("Uit de tweede tab");
  const choice = other.locator(".conflict");
  await choice.waitFor();
  expect(await choice.textContent()).toContain("Uit de eerste tab");
  expect(await choice.textContent()).toContain("Uit de tweede tab");
  await choice.getByRole("button", { name: "Mijn waarde houden" }).click();
  await saved(other);
  await page.reload();
  expect(await page.getByLabel(/Wat is er aan de hand/).inputValue()).toBe("Uit de tweede tab");
});

test("a phone shows one step with one sticky button and scrolls in one direction only", async () => {
  const { page } = await product.visit("Sanne", { width: 390, height: 844 });
  await page.getByRole("button", { name: "Nieuw", exact: true }).click();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.locator(".fields").first().waitFor();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  const button = page.getByRole("button", { name: /Verder/ });
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
});
