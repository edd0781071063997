/** What several browser tests do and check: begin a case, wait until it is saved, look at a whole screen. */

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** How long a busy machine may take before a press counts as missed, in milliseconds. */
export const SOON = 20_000;
/** Presses, and presses again where that came to nothing: what is still loading may move a button away under the pointer. */
export async function again(press: () => Promise<void>, comesOfIt: () => Promise<void>): Promise<void> {
  await press();
  await comesOfIt().catch(async () => {
    await press().catch(() => undefined);
    await comesOfIt();
  });
}
/** Begins a case, in the group that is named where somebody has several; ends at its first step. */
export async function beginCase(page: Page, group?: RegExp): Promise<string> {
  await page.getByRole("button", { name: /^Nieuw(e casus)?$/ }).click();
  const begin = page.getByRole("button", { name: "Beginnen" });
  if (group) {
    const option = await page.locator("#start-group option").filter({ hasText: group }).first().getAttribute("value");
    await page.locator("#start-group").selectOption(option);
  }
  await again(
    () => begin.click(),
    () => page.waitForURL(/\/fill\//, { timeout: SOON }),
  );
  await page.locator("[data-save]").waitFor({ state: "attached" });
  await page.locator(".fields").first().waitFor();
  return /instances\/([^/?]+)/.exec(page.url())?.[1] ?? "";
}
/** Goes to a step of the form and waits until it is the one shown: what is clicked before that lands on the last one. */
export async function openStep(page: Page, title: string): Promise<void> {
  await page.locator(".steps button", { hasText: title }).first().click();
  await page.locator('.steps button[aria-current="step"]', { hasText: title }).first().waitFor();
}
/** Until everything typed is on the server. */
export async function saved(page: Page): Promise<string> {
  await page.waitForTimeout(50);
  await page.locator('[data-save="resting"]', { hasText: /Opgeslagen om \d\d:\d\d/ }).waitFor();
  return (await page.locator("[data-save]").textContent()) ?? "";
}
/** What axe finds at the level that the law asks, in short. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`),
  );
}
/** Controls marked as wrong that point to no visible message. */
export const unexplainedErrors = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[aria-invalid="true"]')]
      .filter((control) => {
        const ids =
          `${control.getAttribute("aria-describedby") ?? ""} ${control.getAttribute("aria-errormessage") ?? ""}`
            .split(/\s+/)
            .filter(Boolean);
        return !ids.some((id) => {
          const message = document.getElementById(id);
          return (
            message?.matches(".field-error") &&
            message.offsetParent !== null &&
            (message.textContent ?? "").trim() !== ""
          );
        });
      })
      .map((control) => control.outerHTML.slice(0, 160)),
  );
/** How many pixels the page, or any box that should not, can be scrolled sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const boxes = [
      document.documentElement,
      document.body,
      ...document.querySelectorAll(".middle, .area, .panel, .left, .page, .modal"),
    ];
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
  });
