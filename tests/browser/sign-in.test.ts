/** Signing in, the language, keys and the ways around, in a real browser. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

test("the sign-in page offers the people of the demo region by organisation", async () => {
  const { page, complaints } = await product.visit();
  await page.getByRole("heading", { name: "Wie bent u vandaag?" }).waitFor();
  await page.locator(".person-card").nth(6).waitFor();
  expect(await page.locator(".sign-in-group").allTextContents()).toContain("CJG Oosterveen");
  expect(complaints).toEqual([]);
});

test("a person signs in, reads English, and signs out", async () => {
  const { page, complaints } = await product.visit("Sanne");
  expect(await page.locator(".banner").textContent()).toContain("demo");
  await page.getByRole("button", { name: /Sanne de Wit/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "My work" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.getByRole("button", { name: /Sanne de Wit/ }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await page.getByRole("heading", { name: "Who are you today?" }).waitFor();
  expect(complaints).toEqual([]);
});

test("the keyboard reaches search, help, the lists and back", async () => {
  const { page } = await product.visit("Yara");
  await page.keyboard.press("/");
  await page.getByRole("combobox", { name: "Zoeken" }).fill("2026-00");
  await page
    .getByRole("option", { name: /2026-00/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/instances\//);
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  await page.keyboard.press("Shift+?");
  await page.getByRole("dialog", { name: "Hulp" }).getByRole("heading", { name: "Sneltoetsen" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.getByRole("heading", { level: 1, name: "Casussen" }).waitFor();
});

test("an address of something that is not for this person says so and offers a way on", async () => {
  const { page } = await product.visit("Ruben");
  await page.goto(`${product.address}/instances/doesNotExist`);
  expect(await page.locator(".empty").textContent()).toContain("niet voor u");
});
