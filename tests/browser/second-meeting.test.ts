/** A second meeting, planned and held from the browser by people who did not prepare it: everybody of the group is on it, invited, and counted. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, isClean, PATIENT } from "./support/meeting-flow.ts";
import { saved } from "./support/pages.ts";
import { type Product, startProduct, type Visitor } from "./support/product.ts";

const MEMBERS = ["Yara", "Bram", "Sanne", "Anneke", "Esther", "Tom", "Ruben"];
let product: Product;
let secretary: Visitor;
let address = "";
beforeAll(async () => {
  product = await startProduct();
  secretary = await product.visit("Yara");
});
afterAll(() => product.stop());

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test("a new meeting starts with everybody of the group on it, and anybody of the group can be ticked", async () => {
  const { page } = secretary;
  await page.goto(`${product.address}/list/meeting`);
  await page.getByRole("button", { name: "Nieuw overleg" }).click();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.waitForURL(/\/fill\/plan/);
  const boxes = page.getByRole("checkbox");
  await expect.poll(() => boxes.count(), PATIENT).toBe(MEMBERS.length);
  for (const name of MEMBERS)
    expect(await page.getByRole("checkbox", { name: new RegExp(name) }).isChecked()).toBe(true);
  await page.getByLabel("Datum").fill("11-01-2027");
  await page.getByLabel("Begin").fill("13:00");
  await page.getByLabel("Plaats").fill("gemeentehuis, zaal 1");
  await saved(page);
  await picture(page, "plan");
  address = page.url().replace(/\/fill.*/, "");
  await page.goto(address);
  await page.getByRole("heading", { level: 1, name: "Maandag 11 januari 2027" }).waitFor();
  await picture(page, "planned");
});

test("the invitation says which meeting, when and where, and is answered in one press", async () => {
  await act(secretary.page, "Uitnodigingen versturen");
  const { page } = await product.visit("Tom");
  await page
    .getByRole("link", { name: /Laten weten of u komt/ })
    .last()
    .click();
  const invited = page.locator(".invited");
  await invited.getByText("maandag 11 januari 2027, 13:00 – 14:00, gemeentehuis, zaal 1", { exact: false }).waitFor();
  await picture(page, "invited");
  await isClean(page, "the invitation");
  await invited.getByRole("button", { name: "Komt", exact: true }).click();
  await invited.locator(".tag", { hasText: "Komt" }).waitFor();
});

test("how many are needed stands where it is decided, and somebody's answer is recorded in one press", async () => {
  const { page } = await product.visit("Bram");
  await page.goto(address);
  await page.getByText("Nog niet: er zijn nog niet genoeg deelnemers: 1 van 4 nodig", { exact: false }).waitFor();
  const panel = page.locator(".panel");
  await panel.getByText("1 van 4 nodig").first().waitFor();
  await panel.getByRole("button", { name: "Wijzigen" }).click();
  for (const name of ["Anneke", "Esther", "Bram"])
    await page.locator(".person-row", { hasText: name }).getByRole("button", { name: "Komt", exact: true }).click();
  await picture(page, "quorum");
  // On another day than planned it is not begun without a question.
  await panel.getByRole("button", { name: "Eerder beginnen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Dit overleg staat voor een andere dag gepland.", { exact: false }).waitFor();
  await dialog.locator("[data-submit]").click();
  await page.locator(".now").waitFor();
  // What everybody thinks of the cooperation is asked while they are there.
  await panel.getByRole("button", { name: "Mening geven" }).waitFor();
});
