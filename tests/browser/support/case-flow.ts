/** What a case goes through in the browser: opening it, and pressing a way on. */

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { again, SOON } from "./pages.ts";
import type { Product, Visitor } from "./product.ts";

/** Opens the case with a number; gives its address. */
export async function openCase(product: Product, { page }: Pick<Visitor, "page">, number: string): Promise<string> {
  await page.goto(`${product.address}/list/case?filter=all`);
  await page.locator("tbody a", { hasText: number }).first().click();
  await page.waitForURL(/\/instances\//);
  await page.locator(".bar h1", { hasText: number }).waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  return new URL(page.url()).pathname;
}
/** Presses a way on, fills what its dialog asks, and waits until it is done. */
export async function act(
  page: Page,
  name: string,
  fill?: (dialog: Locator) => Promise<void>,
  within: Page | Locator = page,
): Promise<void> {
  const dialog = page.getByRole("dialog");
  await again(
    () => within.getByRole("button", { name, exact: true }).first().click(),
    () => dialog.waitFor({ timeout: SOON }),
  );
  await fill?.(dialog);
  await again(
    () => dialog.locator("[data-submit]").click(),
    () => dialog.waitFor({ state: "detached", timeout: SOON }),
  ).catch(async (error) => {
    throw new Error(`The dialog stays: ${await dialog.innerText()}`, { cause: error });
  });
}
/** On the tab of consent: records a spoken yes of everybody who was asked and has not answered. */
export async function everybodyConsents(page: Page): Promise<void> {
  const cards = page.locator(".consent-card");
  await cards.first().waitFor();
  // The panel is about the person who is asked and has not answered; the next one follows by itself.
  const waits = cards.locator(".consent-head .tag", { hasText: /^Nog geen antwoord$/ });
  for (let open = await waits.count(); open > 0; open -= 1) {
    await act(page, "Ja vastleggen", async (dialog) => {
      await dialog.getByLabel("Wanneer is het gevraagd?").fill("24-11-2026");
      await dialog.getByLabel("Mondeling").check();
      for (const box of await dialog.getByRole("checkbox").all()) await box.check();
      await dialog.getByLabel("Wat is gezegd?").fill("Uitgelegd wat het overleg is. Het antwoord was ja.");
    });
    await expect.poll(() => waits.count()).toBe(open - 1);
  }
}
/** The part of the panel with a title: «Wat kan ik nu», «Waarom nog niet». */
export const panelPart = (page: Page, title: string): Locator =>
  page
    .locator(".case-area > .panel .panel-part")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
