/** `npm run screenshots [folder]`: pictures of every screen of the demo region, at a desk and on a phone, and of the papers it prints. */

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beginCase } from "./support/pages.ts";
import { type Product, startProduct, type Visitor } from "./support/product.ts";

const SIZES = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const;
type Width = keyof typeof SIZES;

const folder = process.argv[2] ?? "screenshots";
const taken: string[] = [];
/** Papers that the pages shown so far offer. */
const papers = new Set<string>();

async function settled(page: Page): Promise<void> {
  // The event stream keeps the network busy for ever, so the page itself says when it is there.
  await page.waitForTimeout(400);
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
}
async function shoot(page: Page, name: string, width: Width): Promise<void> {
  await settled(page);
  const file = `${name}-${width}.png`;
  await page.screenshot({ path: join(folder, file) });
  taken.push(file);
  const offered = page.locator('a[href$=".pdf"]');
  for (const href of await offered.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? "")))
    papers.add(new URL(href, page.url()).href);
}
/** A word of an address or a label that can stand in a file's name. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Every tab of an instance; the first one is the screen itself. */
async function shootTabs(page: Page, name: string, width: Width): Promise<void> {
  await shoot(page, name, width);
  const tabs = await page
    .locator(".tabs a.tab")
    .evaluateAll((links) => links.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""] as const));
  for (const [href, label] of tabs.slice(1)) {
    await page.goto(new URL(href, page.url()).href);
    await shoot(page, `${name}-${plain(label)}`, width);
  }
}
/** The first rows of a list, each with its tabs. */
async function shootInstances(
  product: Product,
  page: Page,
  who: string,
  layout: string,
  width: Width,
  most: number,
): Promise<void> {
  const list = `${product.address}/list/${layout}?filter=all`;
  await page.goto(list);
  await shoot(page, `${who}-list-${layout}`, width);
  const rows = await page
    .locator("tbody a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const [index, href] of [...new Set(rows)].slice(0, most).entries()) {
    await page.goto(new URL(href, product.address).href);
    await settled(page);
    const [process] = await page
      .locator("a[href^='/processes/']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    await shootTabs(page, `${who}-${layout}-${index + 1}`, width);
    if (!process || index > 0) continue;
    await page.goto(new URL(process, product.address).href);
    await shoot(page, `process-of-${layout}`, width);
  }
}
/** The papers of the pages that were shown, each page as a picture. */
async function shootPapers({ context }: Visitor): Promise<void> {
  let count = 0;
  for (const href of papers) {
    const answer = await context.request.get(href);
    if (!answer.ok()) continue;
    count += 1;
    const name = `paper-${count}-${plain(href.split("/").at(-1)?.replace(".pdf", "") ?? "")}`;
    writeFileSync(join(folder, `${name}.pdf`), await answer.body());
    spawnSync("pdftoppm", ["-png", "-r", "80", join(folder, `${name}.pdf`), join(folder, name)]);
    taken.push(`${name}.pdf`);
  }
  papers.clear();
}

async function shootDesk(product: Product, width: Width): Promise<void> {
  const size = SIZES[width];
  const start = await product.visit(undefined, size);
  await start.page.locator(".person-card").first().waitFor();
  await shoot(start.page, "sign-in", width);
  await start.context.close();
  for (const [who, most] of [
    ["Yara", 3],
    ["Bram", 2],
  ] as const) {
    const visitor = await product.visit(who, size);
    await shoot(visitor.page, `worklist-${plain(who)}`, width);
    for (const layout of ["case", "meeting"])
      await shootInstances(product, visitor.page, plain(who), layout, width, most);
    if (width === 1440) await shootPapers(visitor);
    await visitor.context.close();
  }
  const writer = await product.visit("Sanne", size);
  await shoot(writer.page, "worklist-sanne", width);
  await beginCase(writer.page);
  await shoot(writer.page, "form", width);
  await writer.page.getByRole("button", { name: "Indienen" }).click();
  await shoot(writer.page, "form-errors", width);
  await writer.context.close();
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const product = await startProduct();
try {
  for (const width of [1440, 390] as const) await shootDesk(product, width);
} finally {
  await product.stop();
}
console.log(`${taken.length} pictures in ${folder}/`);
