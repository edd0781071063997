/** Without a mouse from signing in to an action that is done: focus is always in sight, nothing holds it, Escape closes and gives it back. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saved } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** What has the focus: its words, and whether one sees that it has it (a ring of its own, or of the row it fills). */
const focused = (page: Page): Promise<{ readonly words: string; readonly inSight: boolean }> =>
  page.evaluate(() => {
    const here = document.activeElement as HTMLElement;
    const rings = [getComputedStyle(here), getComputedStyle(here, "::after")];
    const box = here.getBoundingClientRect();
    const ringed = rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && outlineWidth !== "0px");
    const words = here.getAttribute("aria-label") ?? here.textContent ?? "";
    const labels = "labels" in here ? [...((here as HTMLInputElement).labels ?? [])] : [];
    return {
      words: [words, ...labels.map((label) => label.textContent)].join(" ").replace(/\s+/g, " ").trim(),
      inSight: ringed && box.bottom > 0 && box.top < innerHeight,
    };
  });
/** Tabs until something with these words has the focus; every stop on the way is in sight. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    expect([now.words, now.inSight]).toEqual([now.words, true]);
    if (words.test(now.words)) return;
    passed.push(now.words);
  }
  throw new Error(`Nothing like ${words} was reached: ${passed.join(" | ")}`);
}

test("signing in, the task, its form, the act and back to the work", async () => {
  const { page, complaints } = await product.visit();
  await page.locator(".person-card").nth(6).waitFor();
  await tabTo(page, /Tom Brouwer/);
  await page.keyboard.press("Enter");
  await page.locator(".work-row").first().waitFor();
  // Coming in begins at the beginning of the work, not at nothing.
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("work");

  await tabTo(page, /Actie uitvoeren/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/fill\/result/);
  await page.locator(".fields").first().waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("work");
  // Which action it is stands above the form, and what it was stands beside it.
  await page.locator(".bar", { hasText: "2026-002-06" }).waitFor();
  await page.locator(".form-area > .panel").getByText("Zoekt een plek bij een sportclub").waitFor();

  await tabTo(page, /Wat is er gebeurd/);
  await page.keyboard.type("Er is een plek.");
  await saved(page);
  await tabTo(page, /^Klaar$/);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  // Inside the dialog the focus goes round.
  for (const words of [/Sluiten/, /^Klaar$/, /Annuleren/, /Sluiten/]) await tabTo(page, words);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect((await focused(page)).words).toBe("Klaar");
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor();
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  await page.waitForURL(/\?show=/);
  await page.locator(".item-card", { hasText: "2026-002-06" }).locator(".tag", { hasText: "Gedaan" }).waitFor();
  // What is done is handed over to nobody.
  const card = page.locator(".item-card", { hasText: "2026-002-06" });
  expect(await card.getByRole("button", { name: "Klaar", exact: true }).count()).toBe(0);

  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  await page.locator(".work-row", { hasText: "Actie afmelden" }).waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});
