/** A session that is about to end, in a real browser: told in time, kept going with one press, and nothing typed is lost. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, beginCase, saved } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const PATTERN = "**/api/**";
/** What the server says when so many seconds are left; how it counts is tested on the server, with a clock that moves. */
async function sessionLeft(page: Page, left: string): Promise<void> {
  await page.route(PATTERN, async (route) => {
    const request = route.request();
    if (request.method() !== "GET" || request.url().endsWith("/api/events")) return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "session-left": left } });
  });
}

test("whoever did nothing for long is asked in time, stays with one press, and finds what was typed", async () => {
  const { page, complaints } = await product.visit("Sanne");
  await beginCase(page);
  const field = page.getByLabel(/Wat is er aan de hand/);
  await field.fill("Half getypt");
  await sessionLeft(page, "100, 40000");
  await field.fill("Half getypt en");
  await saved(page);
  await page.reload();
  const warning = page.getByRole("alertdialog", { name: "Bent u er nog?" });
  await warning.waitFor();
  expect(await warning.textContent()).toMatch(/Nog 1:\d\d/);
  expect(await axeFindings(page)).toEqual([]);
  await page.unroute(PATTERN);
  await warning.getByRole("button", { name: "Blijf aangemeld" }).click();
  await warning.waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe("Half getypt en");
  expect(complaints).toEqual([]);
});

test("the end of a long day is told beside the work; signing in anew goes on in place", async () => {
  const { page, complaints } = await product.visit("Sanne");
  await sessionLeft(page, "300, 300");
  await page.reload();
  const notice = page.locator(".banner", { hasText: "eindigt uw sessie" });
  await notice.waitFor();
  expect(await notice.textContent()).toContain("5 minuten");
  await page.unroute(PATTERN);
  await notice.getByRole("button", { name: "Nu opnieuw aanmelden" }).click();
  await notice.waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  expect(complaints).toEqual([]);
});

test("signing out everywhere ends the session in another browser too, with its words kept on the screen", async () => {
  const [one, other] = [await product.visit("Sanne"), await product.visit("Sanne")];
  await beginCase(other.page);
  const field = other.page.getByLabel(/Wat is er aan de hand/);
  await one.page.getByRole("button", { name: /Sanne de Wit/ }).click();
  await one.page.getByRole("menuitem", { name: "Overal afmelden" }).click();
  await one.page.getByRole("heading", { name: "Wie bent u vandaag?" }).waitFor();
  await field.fill("Nog niet opgeslagen");
  await other.page.getByRole("alertdialog", { name: "Uw sessie is voorbij" }).waitFor();
  expect(await field.inputValue()).toBe("Nog niet opgeslagen");
});

test("a locked screen shows nothing of what is under it, and its person goes on where it was", async () => {
  const { page, complaints } = await product.visit("Sanne");
  await beginCase(page);
  const field = page.getByLabel(/Wat is er aan de hand/);
  await field.fill("Onder het slot");
  await page.getByRole("button", { name: /Sanne de Wit/ }).click();
  await page.getByRole("menuitem", { name: "Scherm vergrendelen" }).click();
  const lock = page.getByRole("alertdialog", { name: "Het scherm is vergrendeld" });
  await lock.waitFor();
  await page.keyboard.press("Escape");
  const cover = page.locator(".overlay-cover");
  expect(await cover.evaluate((box) => getComputedStyle(box).backgroundColor)).toMatch(/^rgb\(/);
  expect(await axeFindings(page)).toEqual([]);
  await lock.getByRole("button", { name: /Verder als Sanne/ }).click();
  await lock.waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe("Onder het slot");
  expect(complaints).toEqual([]);
});
