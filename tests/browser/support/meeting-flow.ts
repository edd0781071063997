/** A meeting in the browser, from the invitation to the list: locked, opened, one case discussed, a name caught, the list made. */

import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeFindings, sideways } from "./pages.ts";
import type { Product } from "./product.ts";

const panel = (page: Page) => page.locator(".panel");
/** Presses a way on and what its dialog asks. */
async function act(
  page: Page,
  name: string | RegExp,
  fill?: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>,
): Promise<void> {
  await panel(page)
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill?.(dialog);
  await dialog.locator("[data-submit]").click();
  await dialog.waitFor({ state: "detached" });
}

/** The secretary invites, the chair runs the agenda item by item, and a name never reaches the list. */
export async function holdMeeting(product: Product): Promise<void> {
  const secretary = await product.visit("Yara");
  await secretary.page.goto(`${product.address}/list/meeting`);
  await secretary.page.locator("tbody a").first().click();
  await secretary.page.locator(".steps li").first().waitFor();
  const address = secretary.page.url();
  await act(secretary.page, "Uitnodigingen versturen");
  const coming = panel(secretary.page).locator(".tag", { hasText: /^Komt$/ });
  for (let count = 0; count < 6; count += 1) {
    await act(secretary.page, "Komt");
    await coming.nth(count).waitFor();
  }

  const { page, complaints } = await product.visit("Bram");
  await page.goto(address);
  await coming.nth(5).waitFor();
  await act(page, "Overleg beginnen");
  await page.locator(".now").waitFor();
  const first = (await page.locator(".steps li button").first().textContent()) ?? "";
  const number = /\d{4}-\d{3}/.exec(first)?.[0] ?? "";
  await page
    .locator(".now")
    .getByRole("button", { name: `Bespreek ${number}` })
    .click();
  await page.locator(".now-number", { hasText: number }).waitFor();
  expect(await page.locator(".shown-first").first().textContent()).toMatch(/\?/);

  const line = page.locator(".entry-line");
  await line.getByLabel("Wat").fill("Belt op 14-03-2015 met school");
  await page.getByText("Naam herkend", { exact: false }).first().waitFor();
  await line.getByLabel("Wie").selectOption({ label: "Tom Brouwer, Wijkteam Noord" });
  await line.getByLabel("Wanneer").fill("14-12-2026");
  const before = await page.locator(".entry").count();
  await page.locator("[data-submit]").first().click();
  await page.waitForTimeout(400);
  expect(await page.locator(".entry").count(), "nothing is added while somebody is named").toBe(before);
  await page.locator(".entry-line").getByRole("button", { name: "het kind", exact: true }).first().click();
  await page.locator("[data-submit]").first().click();
  await page.locator(".entry", { hasText: `${number}-01` }).waitFor();
  await page
    .locator(".entry", { hasText: `${number}-01` })
    .filter({ hasText: "het kind" })
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);

  await page.locator(".now").getByRole("button").first().click();
  await page.locator(".now-number", { hasText: "casus" }).waitFor();
  expect(complaints).toEqual([]);
  expect(secretary.complaints).toEqual([]);
}
