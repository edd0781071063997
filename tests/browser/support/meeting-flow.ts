/** A meeting in the browser, in three parts as people hold it: prepared by its secretary, led by its chair, ended and on paper. */

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { axeFindings, sideways } from "./pages.ts";
import type { Product, Visitor } from "./product.ts";

/** What comes over the wire is waited for. */
export const PATIENT = { timeout: 60_000 };

export interface Held {
  readonly address: string;
  readonly secretary: Visitor;
  readonly chair: Visitor;
  readonly member: Visitor;
}
const panel = (page: Page): Locator => page.locator(".panel");
/** Presses a way on and what its dialog asks. */
export async function act(page: Page, name: string | RegExp, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  await panel(page).getByRole("button", { name, exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill?.(dialog);
  await dialog.locator("[data-submit]").click();
  await dialog.waitFor({ state: "detached" });
}
export const numbersOf = (page: Page): Promise<readonly string[]> =>
  page.locator("[data-row] .agenda-point .list-link").allTextContents();
/** Waits until the agenda stands in this order. */
export async function inOrder(page: Page, numbers: readonly string[]): Promise<void> {
  await expect.poll(() => numbersOf(page), PATIENT).toEqual(numbers);
}
/** Nothing that axe or the eye of somebody on a small screen would stumble over. */
export async function isClean(page: Page, where: string): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await axeFindings(page), `${where} at ${width}`).toEqual([]);
    expect(await sideways(page), `${where} at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await sideways(page), `${where} at 320`).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
}

export async function openMeeting(product: Product): Promise<Held> {
  const secretary = await product.visit("Yara");
  await secretary.page.goto(`${product.address}/list/meeting`);
  await secretary.page.locator("tbody a").first().click();
  await secretary.page.locator("[data-row] .handle").first().waitFor();
  const address = secretary.page.url();
  const [chair, member] = [await product.visit("Bram"), await product.visit("Tom")];
  for (const { page } of [chair, member]) {
    await page.goto(address);
    await page.locator("[data-row]").first().waitFor();
  }
  return { address, secretary, chair, member };
}

/** The last point is put first by keyboard, one more case is put on from the meeting, and the minutes are set. */
export async function prepare({ secretary: { page }, member }: Held): Promise<void> {
  const before = await numbersOf(page);
  const last = before.at(-1) ?? "";
  await page.getByRole("button", { name: `${last} verplaatsen` }).focus();
  await page.keyboard.press("Space");
  for (let step = 1; step < before.length; step += 1) await page.keyboard.press("ArrowUp");
  await page.getByText(`${last} opgepakt, plek 1 van ${before.length}`).first().waitFor();
  await page.keyboard.press("Space");
  const wanted = [last, ...before.slice(0, -1)];
  await inOrder(member.page, wanted);

  await page
    .getByRole("button", { name: /op de agenda zetten$/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[data-submit]").click();
  await dialog.waitFor({ state: "detached" });
  await page.locator("[data-row]").nth(before.length).waitFor();
  await expect.poll(async () => (await numbersOf(page)).slice(0, -1), PATIENT).toEqual(wanted);

  const minutes = page.getByRole("group", { name: `Minuten voor ${last}` });
  const was = Number(await minutes.locator("output").textContent());
  await minutes.getByRole("button", { name: "Meer" }).click();
  await member.page
    .locator("[data-row]")
    .first()
    .getByText(`${was + 1} min`)
    .waitFor();
  await isClean(page, "preparing");
}

/** The invitations go out; six say that they come, one of them by themselves. */
export async function invite({ secretary: { page }, member }: Held): Promise<void> {
  await act(page, "Uitnodigingen versturen");
  const invited = member.page.locator(".invited");
  await invited.getByRole("button", { name: "Komt niet", exact: true }).waitFor();
  await invited.getByRole("button", { name: "Komt", exact: true }).click();
  const coming = panel(page).locator(".person-state", { hasText: /^Komt$/ });
  await coming.first().waitFor();
  await panel(page).getByRole("button", { name: "Wijzigen" }).click();
  for (let count = 1; count < 6; count += 1) {
    await page.locator(".person-row").getByRole("button", { name: "Komt", exact: true }).first().click();
    await coming.nth(count).waitFor();
  }
}

const now = (page: Page): Locator => page.locator(".now-number");
const goOn = (page: Page): Locator => page.locator(".now-go [data-submit]");

/** Begins, and takes the first point up; who follows sees it come, without a button to lead. */
export async function begin({ chair: { page }, member }: Held): Promise<string> {
  await act(page, /beginnen$/i);
  await page.locator(".now").waitFor();
  const first = /\d{4}-\d{3}/.exec((await goOn(page).textContent()) ?? "")?.[0] ?? "";
  await goOn(page).click();
  for (const one of [page, member.page]) await now(one).filter({ hasText: first }).waitFor();
  await member.page.locator(".shown-first").waitFor();
  expect(await member.page.locator(".now-go").count(), "who follows has no button to lead").toBe(0);
  expect(await page.locator(".shown-first").first().textContent()).toMatch(/\?/);
  return first;
}

/** Adds an action that first holds somebody's name and a date: caught while typing, replaced, sent by keyboard. */
export async function agree({ chair: { page }, member }: Held, number: string, name: string): Promise<void> {
  const line = page.locator(".entry-line");
  const what = line.getByLabel("Wat");
  await what.fill(`Belt over ${name} op 14-03-2015 met school`);
  await page.getByText(`Naam herkend: “${name}”.`).waitFor();
  await page.getByText("Gegeven herkend: “14-03-2015”.").waitFor();
  await line.getByLabel("Wie").selectOption({ label: "Tom Brouwer, Wijkteam Noord" });
  await line.getByLabel("Wanneer").fill("14-12-2026");
  const before = await page.locator(".entry").count();
  await line.getByLabel("Wanneer").press("Control+Enter");
  await page.getByText("Nog niet: vervang eerst de naam", { exact: false }).waitFor();
  expect(await page.locator(".entry").count(), "nothing is added while somebody is named").toBe(before);
  await what.press("Enter");
  await page.getByText(`Naam herkend: “${name}”.`).waitFor({ state: "detached" });
  expect(await what.inputValue()).toBe("Belt over het kind op 14-03-2015 met school");
  await what.press("Enter");
  expect(await what.inputValue()).toBe("Belt over het kind op met school");
  await what.press("Control+Enter");
  for (const one of [page, member.page])
    await one
      .locator(".entry", { hasText: `${number}-01` })
      .filter({ hasText: "het kind" })
      .waitFor();
  await isClean(page, "the point on the table");
}

/** From point to point with the one button, until none is left; then to the end. */
export async function goThrough({ chair: { page }, member }: Held): Promise<number> {
  let points = 1;
  for (;;) {
    const before = (await now(page).textContent()) ?? "";
    const isLast = !/Volgend punt/.test((await goOn(page).textContent()) ?? "");
    await goOn(page).click();
    await expect.poll(() => now(page).textContent(), PATIENT).not.toBe(before);
    if (isLast) break;
    await now(page)
      .filter({ hasText: /^\d{4}-\d{3}$/ })
      .waitFor();
    points += 1;
  }
  await page.getByText("Alle punten zijn besproken.").waitFor();
  await page.locator('.now-go [aria-busy="true"]').waitFor({ state: "detached" });
  await goOn(page).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[data-submit]").click();
  for (const one of [page, member.page]) await one.locator(".action-table").first().waitFor();
  return points;
}

/** The look back names nobody of a case, the list is confirmed, the meeting closes and its papers can be had. */
export async function end(held: Held, number: string, name: string): Promise<void> {
  const { chair, member, address } = held;
  const { page } = chair;
  await act(page, "Samenwerking vastleggen", async (dialog) => {
    await dialog.getByLabel("Ja", { exact: true }).first().check();
    await dialog.locator("textarea").first().fill(`Eerder bellen over ${name}`);
    // Caught while it is typed, by the server: the meeting itself holds no name.
    await dialog.getByText(`Naam herkend: “${name}”.`).waitFor();
    await dialog.locator("[data-submit]").click();
    await dialog.getByText("Nog niet: vervang eerst de naam", { exact: false }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest(".name-hit") !== null), PATIENT)
      .toBe(true);
    await dialog.locator("textarea").first().fill("Eerder bellen");
  });
  await act(page, /^Actielijst vaststellen$|^Vaststellen$/);
  await page.getByText("De lijst ligt vast sinds", { exact: false }).waitFor();
  await page.getByText("Eerder bellen").waitFor();
  const row = member.page.locator(".action-table tr", { hasText: `${number}-01` });
  await row.getByRole("button", { name: "Overgenomen" }).click();
  const dialog = member.page.getByRole("dialog");
  await dialog.locator("[data-submit]").click();
  await dialog.waitFor({ state: "detached" });
  await row.locator(".tag-ok", { hasText: "Overgenomen" }).waitFor();
  await panel(page).getByText("1 van 1 overgenomen").waitFor();
  await isClean(page, "after the meeting");
  const report = panel(page).getByRole("button", { name: /PDF$/ }).first();
  const [file] = await Promise.all([page.waitForEvent("download"), report.click()]);
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  expect(page.url().startsWith(address)).toBe(true);
  for (const { complaints } of [held.secretary, chair, member]) expect(complaints).toEqual([]);
}

/** All of it, for a product of which nothing but the words is known. */
export async function holdMeeting(product: Product, name: string): Promise<void> {
  const held = await openMeeting(product);
  await prepare(held);
  await invite(held);
  let number = await begin(held);
  // The point that was put first is a case without names; the next one has them.
  await goOn(held.chair.page).click();
  await expect.poll(() => now(held.chair.page).textContent(), PATIENT).not.toBe(number);
  await now(held.chair.page)
    .filter({ hasText: /^\d{4}-\d{3}$/ })
    .waitFor();
  number = (await now(held.chair.page).textContent()) ?? "";
  await agree(held, number, name);
  await goThrough(held);
  await end(held, number, name);
}
