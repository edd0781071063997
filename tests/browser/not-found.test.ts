/** An address that leads nowhere, and what one may not see: the same page in the product's own look, with a way back. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, openCase } from "./support/case-flow.ts";
import { read } from "./support/commands.ts";
import { axeFindings, beginCase, sideways } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const told = (page: Page): Promise<string> => page.locator("main").innerText();
async function lookAt(page: Page, path: string): Promise<string> {
  await page.goto(`${product.address}${path}`);
  await page.getByRole("heading", { level: 1, name: /^(Niet gevonden|Not found)$/ }).waitFor();
  return told(page);
}

test("an unknown address says so in plain words and leads back to the worklist, in both languages", async () => {
  const { page, complaints } = await product.visit("Sanne", { width: 390, height: 844 });
  const own = await beginCase(page);
  const dutch = await lookAt(page, "/nonsense");
  for (const path of [`/instances/${own}/process`, "/list/nonsense", "/processes/nonsense"])
    expect(await lookAt(page, path)).toBe(dutch);
  expect(await axeFindings(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await page.getByRole("link", { name: "Naar Mijn werk" }).click();
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  await page.evaluate(() => localStorage.setItem("casustafel.language", "en"));
  expect(await lookAt(page, "/nonsense")).toContain("not for you");
  await page.getByRole("link", { name: "To My work" }).waitFor();
  expect(complaints).toEqual([]);
});

test("a case that does not exist and one that is not for me are told in the very same words", async () => {
  const author = await product.visit("Sanne");
  const id = await beginCase(author.page);
  const { page } = await product.visit("Joost");
  const words = await lookAt(page, "/instances/AAAAAAAAAAAAAAAAAAAAAA");
  expect(await lookAt(page, `/instances/${id}`)).toBe(words);
  expect(await lookAt(page, `/instances/${id}/fill/referral`)).toBe(words);
  expect(await lookAt(page, "/nonsense")).toBe(words);
});

test("a tab that there is not, whatever is written for it, breaks no screen", async () => {
  const { page, complaints } = await product.visit("Yara");
  await page.goto(`${product.address}/list/case`);
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/instances\//);
  await page.goto(`${page.url().split("?")[0]}?tab=a%22%5D`);
  await page.locator("nav.tabs").waitFor();
  await page.locator(".panel").first().waitFor();
  expect(await page.getByText("Dit scherm ging stuk").count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("a case that somebody has on the screen leaves it at the moment they may no longer see it", async () => {
  const author = await product.visit("Tom");
  const address = await openCase(product, author, "2026-004");
  const colleague = await product.visit("Esther");
  await colleague.page.goto(`${product.address}${address}`);
  await colleague.page.getByRole("heading", { level: 2, name: "Reden en vraag" }).waitFor();
  const { main } = await read(colleague.page, `/api${address}`);
  expect(main.sections.some(({ canRead }: { canRead: boolean }) => canRead)).toBe(true);
  await author.page.goto(`${product.address}${address}?tab=consent`);
  await author.page.locator(".consent-card").first().click();
  await act(author.page, "Intrekken");
  await colleague.page.getByRole("heading", { level: 1, name: "Niet gevonden" }).waitFor();
  await expect.poll(() => colleague.page.getByText("Reden en vraag").count()).toBe(0);
});
