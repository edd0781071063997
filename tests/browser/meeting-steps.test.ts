/** Leading a meeting step by step: one press is one step, the button waits until it is answered, and one step back undoes it. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, type Held, invite, openMeeting, PATIENT } from "./support/meeting-flow.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
let held: Held;
let first = "";
beforeAll(async () => {
  product = await startProduct();
  held = await openMeeting(product);
  await invite(held);
  first = await begin(held);
});
afterAll(() => product.stop());

const now = (page: Page) => page.locator(".now-number");
const go = (page: Page) => page.locator(".now-go [data-submit]");

test("two presses in a row are one step: the second is not taken for the button that came in its place", async () => {
  const { page } = held.chair;
  await go(page).filter({ hasText: "Volgend punt" }).waitFor();
  await page.waitForTimeout(1200);
  const box = await go(page).boundingBox();
  if (!box) throw new Error("There is no button.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const wait of [0, 150, 400, 600]) {
    await page.waitForTimeout(wait);
    await page.mouse.click(x, y);
  }
  await expect.poll(() => now(page).textContent(), PATIENT).not.toBe(first);
  const second = (await now(page).textContent()) ?? "";
  expect(second).toMatch(/^\d{4}-\d{3}$/);
  await page.waitForTimeout(1500);
  expect(await now(page).textContent(), "the second point is still on the table").toBe(second);
});

test("one step back brings the point before back on the table, for everybody", async () => {
  const { page } = held.chair;
  const second = (await now(page).textContent()) ?? "";
  await page.getByRole("button", { name: "Een stap terug" }).click();
  for (const one of [page, held.member.page]) await now(one).filter({ hasText: first }).waitFor();
  await page.waitForTimeout(1200);
  await go(page).click();
  await now(page).filter({ hasText: second }).waitFor();
});

test("Enter adds an action, or leads to what is missing; it is corrected in its own line", async () => {
  const { page } = held.chair;
  const line = page.locator(".entry-line").last();
  await line.getByLabel("Wat").fill("Belt met school");
  await line.getByLabel("Wat").press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), PATIENT).toBe("SELECT");
  const groups = await line
    .locator("optgroup")
    .evaluateAll((all) => all.map((one) => (one as HTMLOptGroupElement).label));
  expect(groups[0]).toBe("Aanwezig");
  await line.getByLabel("Wie").selectOption({ label: "Esther Koning, CJG Oosterveen" });
  await line.getByLabel("Wanneer").fill("14-12-2026");
  await line.getByLabel("Wanneer").press("Enter");
  const entry = page.locator(".entry", { hasText: "Belt met school" });
  await entry.waitFor();
  await entry.getByRole("button", { name: /verbeteren/ }).click();
  const editing = page.locator(".entry-editing");
  await editing.getByLabel("Wat").fill("Belt met school over het rooster");
  await editing.getByLabel("Wat").press("Enter");
  await page.locator(".entry", { hasText: "over het rooster" }).waitFor();
  await editing.waitFor({ state: "detached" });
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/live.png` });
  for (const { complaints } of [held.secretary, held.chair, held.member]) expect(complaints).toEqual([]);
});
