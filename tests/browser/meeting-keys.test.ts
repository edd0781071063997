/** A meeting held without a mouse, from its agenda to its papers: whatever is pressed is reached with Tab and the arrows, and shows that it is focused. */

import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, send } from "./support/commands.ts";
import { type Held, inOrder, numbersOf, openMeeting, PATIENT } from "./support/meeting-flow.ts";
import { type Product, startProduct } from "./support/product.ts";

/** More stops than any screen of a meeting has. */
const STOPS = 90;
let product: Product;
let held: Held;

beforeAll(async () => {
  product = await startProduct();
  held = await openMeeting(product);
});
afterAll(() => product.stop());

const idOf = (address: string): string => address.split("/").at(-1) ?? "";
const isFocused = (target: Locator): Promise<boolean> =>
  target.first().evaluate((one) => one === document.activeElement || one.contains(document.activeElement));
/** Goes on with Tab until the target has the focus, and sees that it shows it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await isFocused(target)) {
      const ring = await page.evaluate(() => {
        const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement ?? document.body);
        return outlineStyle !== "none" || boxShadow !== "none";
      });
      expect(ring, "the focus can be seen").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} was not reached in ${STOPS} stops.`);
}
async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}
/** The dialog has the focus in it, is sent with Ctrl-Enter, and gives the focus back to the page. */
async function confirm(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await isFocused(dialog)).toBe(true);
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
}
const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name, exact: true });
const now = (page: Page): Locator => page.locator(".now-number");

test("the agenda is ordered and the invitations are sent", async () => {
  const { page } = held.secretary;
  const before = await numbersOf(page);
  const last = before.at(-1) ?? "";
  await tabTo(page, button(page, `${last} verplaatsen`));
  await page.keyboard.press("Space");
  for (let step = 1; step < before.length; step += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await inOrder(held.member.page, [last, ...before.slice(0, -1)]);
  await press(page, button(page, "Uitnodigingen versturen"));
  await confirm(page);
  await button(page, "Agenda weer openen").waitFor();
});

test("people say that they come, and the chair begins and takes up the first point", async () => {
  for (const name of ["Sanne", "Tom", "Esther", "Bram"]) {
    const { page, context } = await product.visit(name);
    const { person } = await read(page, "/api/session");
    await send(page, idOf(held.address), { type: "SendEvent", unit: ["attendance", person], event: "answerYes" });
    await context.close();
  }
  const { page } = held.chair;
  await press(page, button(page, /beginnen$/));
  await confirm(page);
  await press(page, page.locator(".now-go").getByRole("button", { name: /^Bespreek/ }));
  await now(page)
    .filter({ hasText: /^\d{4}-\d{3}$/ })
    .waitFor();
});

test("an action is added, and its wording mended", async () => {
  const { page } = held.chair;
  const line = page.locator(".entry-line");
  await tabTo(page, line.getByLabel("Wat"));
  await page.keyboard.type("Belt met school over het rooster");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.type("14-12-2026");
  await page.keyboard.press("Control+Enter");
  const entry = page.locator(".entry", { hasText: "Belt met school" });
  await entry.waitFor();
  await press(page, entry.getByRole("button", { name: /verbeteren$/ }));
  // The line itself can be typed in; Enter saves it.
  await page.locator(".entry-editing input, .entry-editing textarea").first().waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest(".entry-editing") !== null), PATIENT)
    .toBe(true);
  await page.keyboard.press("End");
  await page.keyboard.type(" op maandag");
  await page.keyboard.press("Enter");
  await page.locator(".entry", { hasText: "rooster op maandag" }).waitFor();
});

test("from point to point to the end, where cooperation and list are recorded", async () => {
  const { page } = held.chair;
  for (;;) {
    const was = (await now(page).textContent()) ?? "";
    const go = page.locator(".now-go [data-submit]");
    await expect.poll(() => go.getAttribute("aria-disabled"), PATIENT).toBeNull();
    const isEnd = /Overleg afronden/.test((await go.textContent()) ?? "");
    await press(page, go);
    if (isEnd) break;
    await expect.poll(() => now(page).textContent(), PATIENT).not.toBe(was);
    await page.locator('.now-go [aria-busy="true"]').waitFor({ state: "detached" });
  }
  await confirm(page);
  await press(page, button(page, "Samenwerking vastleggen"));
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByLabel("Ja", { exact: true }));
  await page.keyboard.press("Space");
  await confirm(page);
  await press(page, button(page, /^Actielijst vaststellen$|^Vaststellen$/));
  await confirm(page);
  await page.getByText("De lijst ligt vast sinds", { exact: false }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    press(page, page.locator(".panel").getByRole("button", { name: /Excel$/ })),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  expect(held.chair.complaints).toEqual([]);
});
