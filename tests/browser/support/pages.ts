/** What several browser tests do and check: begin a case, wait until it is saved, look at a whole screen. */

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Begins a case in the first group; ends at its first step. */
export async function beginCase(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Nieuw(e casus)?$/ }).click();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await page.waitForURL(/\/fill\//);
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
