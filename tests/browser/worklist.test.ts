/** My work in the browser: news waits and moves nothing, tasks are taken, counts open their lists, keys lead everywhere. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, send, start } from "./support/commands.ts";
import { axeFindings, sideways } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

interface Row {
  readonly id: string;
}
const titles = (page: Page): Promise<readonly string[]> => page.locator(".work-row .work-what").allTextContents();
const tab = (page: Page, name: string | RegExp) => page.locator(".tab-links a", { hasText: name });
const countIn = async (page: Page, name: string | RegExp): Promise<number> =>
  Number(await tab(page, name).locator(".count").textContent());

test("what comes and goes while one looks is told above the list; every row stays where it was until one asks", async () => {
  const { page, complaints } = await product.visit("Sanne");
  await page.locator(".work-row").first().waitFor();
  const before = await titles(page);
  const place = await page.locator(".work-row").nth(1).boundingBox();
  const { tasks } = await read(page, "/api/worklist");
  const awaited = tasks.find(({ type }: { type: string }) => type === "event");
  await send(page, awaited.instance, { type: "SendEvent", unit: awaited.path.split("/"), event: awaited.name });
  const { starts } = await read(page, "/api/processes");
  const { kind, process, group } = starts.find(({ address }: { address: string }) => address === "case");
  await start(page, { kind, process, group });
  const news = page.locator(".work-new");
  await news.filter({ hasText: /\d nieuwe taken.*1 is gedaan/ }).waitFor();
  expect(await titles(page)).toEqual(before);
  expect(await page.locator(".work-row").nth(1).boundingBox()).toEqual(place);
  expect(await page.locator(".work-row-gone").count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  await news.getByRole("button", { name: "Tonen" }).click();
  await page.locator(".work-row-gone").waitFor({ state: "detached" });
  // One is done, and the three sections of the new draft are one piece of work.
  expect((await titles(page)).length).toBe(before.length);
  await page.locator(".work-row", { hasText: "Daarna:" }).first().waitFor();
  expect(complaints).toEqual([]);
});

test("each count is that of the list behind it, and the late ones can be asked for", async () => {
  const { page } = await product.visit("Sanne");
  for (const name of ["Van mij", "Mijn team", /De Linde/]) {
    await tab(page, name).click();
    await tab(page, name).and(page.locator("[aria-current=page]")).waitFor();
    await page.locator(".work-new").waitFor();
    expect(await page.locator(".work-row").count()).toBe(await countIn(page, name));
  }
  await tab(page, "Van mij").click();
  await page.locator(".list-tools a", { hasText: "Te laat" }).click();
  await page.waitForURL(/late=true/);
  await page.locator(".work-row", { hasText: "te laat" }).first().waitFor();
  expect(await page.locator(".work-row").count()).toBe(1);
});

test("a task leads to where it can be done: a form, or the part of the case that waits, which stands first", async () => {
  const { page } = await product.visit("Tom");
  const task = page.locator(".work-row", { hasText: "Actie overnemen" }).first();
  const number = (await task.locator(".work-case .strong").textContent()) ?? "";
  await task.locator(".work-link").click();
  const card = page.locator("article").first();
  await card.getByRole("heading", { name: number }).waitFor();
  await card.getByRole("button", { name: "Overgenomen" }).click();
  await page.getByRole("dialog").locator("[data-submit]").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.goBack();
  await page.locator(".work-new").waitFor();
  await expect.poll(() => page.locator(".work-row", { hasText: "Actie overnemen" }).count()).toBe(0);
});

test("coming back from a case finds the list at its place", async () => {
  const { page } = await product.visit("Sanne", { width: 1024, height: 500 });
  await page.locator(".work-row").first().waitFor();
  const middle = page.locator(".middle");
  await middle.evaluate((box) => box.scrollTo(0, 180));
  await page.locator(".work-link", { hasText: "Toestemming vragen" }).first().click();
  await page.waitForURL(/\/instances\//);
  await page.goBack();
  await page.locator(".work-row").first().waitFor();
  await expect.poll(() => middle.evaluate((box) => box.scrollTop)).toBeGreaterThan(120);
});

test("a task that two may do is taken and given back; the other sees who is on it and can take it over", async () => {
  const yara = await product.visit("Yara");
  const bram = await product.visit("Bram");
  const { rows } = await read(yara.page, "/api/instances?layout=meeting&ended=false");
  const meeting = (rows[0] as Row).id;
  // The meeting is held up to where the look back is open to chair and secretary.
  await send(yara.page, meeting, { type: "SendEvent", unit: [], event: "lock" });
  for (const name of ["Sanne", "Tom", "Esther", "Bram"]) {
    const { page, context } = await product.visit(name);
    const { person } = await read(page, "/api/session");
    await send(page, meeting, { type: "SendEvent", unit: ["attendance", person], event: "answerYes" });
    await context.close();
  }
  for (const event of ["startEarly", "wrapUp"])
    await send(bram.page, meeting, { type: "SendEvent", unit: [], event, confirmed: true });

  await bram.page.goto(`${product.address}/?scope=team`);
  const row = (page: Page) => page.locator(".work-row", { hasText: "Samenwerking vastleggen" });
  await row(bram.page)
    .getByRole("button", { name: /^Oppakken/ })
    .click();
  await row(bram.page).getByText("U bent hiermee bezig").waitFor();
  await yara.page.goto(`${product.address}/?scope=team`);
  await row(yara.page).getByText("Bram Kuipers is hiermee bezig").waitFor();
  expect(await axeFindings(yara.page)).toEqual([]);
  await row(yara.page)
    .getByRole("button", { name: /^Overnemen/ })
    .click();
  await row(yara.page).getByText("U bent hiermee bezig").waitFor();
  await tab(yara.page, "Van mij").click();
  await row(yara.page)
    .getByRole("button", { name: /^Teruggeven/ })
    .click();
  await row(yara.page).locator(".tag", { hasText: "is gedaan" }).waitFor();
  expect([...yara.complaints, ...bram.complaints]).toEqual([]);
});

test("keys lead everywhere: search by number, an action, the worklist, help, and past the rail", async () => {
  const { page } = await product.visit("Yara");
  await page.locator(".work-row").first().waitFor();
  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: "Zoeken" });
  await box.fill("2026-00");
  await page
    .getByRole("option", { name: /2026-00\d/ })
    .nth(1)
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/instances\//);
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  await page.keyboard.press("Control+k");
  await box.fill("nieuw overleg");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Beginnen" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: /Hulp/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.goto(product.address);
  await page.locator(".work-row").first().waitFor();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Naar de inhoud" });
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toContain("skip-link");
  expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
});

test("a list is filtered by the states of its definition, by number, and tells its counts", async () => {
  const { page } = await product.visit("Yara");
  await page.goto(`${product.address}/list/case`);
  await page.locator("tbody tr").first().waitFor();
  const chip = page.getByRole("navigation", { name: "Per stand" }).getByRole("link").first();
  const [, name = "", count = ""] = /^(.*?) (\d+)$/.exec((await chip.textContent())?.trim() ?? "") ?? [];
  await chip.click();
  await page.waitForURL(/state=/);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(Number(count));
  expect(await page.locator("tbody td .tag").allTextContents()).toEqual(Array(Number(count)).fill(name));
  await page.getByRole("link", { name: /^Alles/ }).click();
  await page.getByRole("searchbox", { name: "Zoek op nummer" }).fill("2026-00");
  await page.waitForURL(/number=2026-00/);
  await page.getByRole("searchbox", { name: "Zoek op nummer" }).fill("1999");
  await page.getByText("Er is niets met een nummer dat zo begint").waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("the process page tells where this case is and who waits for what, also at 320 px and at 200 %", async () => {
  const { page } = await product.visit("Yara", { width: 320, height: 640 });
  await page.goto(`${product.address}/list/case`);
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/instances\//);
  const href = await page.locator("a[href^='/processes/']").first().getAttribute("href");
  await page.goto(`${product.address}${href}`);
  await page.locator(".step-here").first().waitFor();
  expect(await page.locator("[aria-current=step]").count()).toBeGreaterThan(0);
  await page
    .getByText(/binnen \d+ werkdagen/)
    .first()
    .waitFor();
  // What its definition writes to explain a step, a role and itself.
  for (const help of [
    "De secretaris kijkt of de aanmelding compleet is.",
    "Leidt het overleg en bewaakt de vraag en de tijd",
    "Overleg van huisarts, CJG",
  ])
    await page.getByText(help).waitFor();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  expect(await axeFindings(page)).toEqual([]);
  for (const address of ["/", "/?scope=organisation", "/list/case?filter=all", "/list/meeting?filter=all"])
    for (const width of [320, 720]) {
      await page.setViewportSize({ width, height: 640 });
      await page.goto(`${product.address}${address}`);
      await page.locator(".work-new, tbody tr").first().waitFor();
      expect(`${address} ${width} ${await sideways(page)}`).toBe(`${address} ${width} 0`);
    }
});
