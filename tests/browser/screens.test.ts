/** Every screen: axe finds nothing, the content policy is never broken, and a phone is not scrolled sideways. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, beginCase, sideways } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const settled = async (page: Page): Promise<void> => {
  // The event stream keeps the network busy for ever, so the page itself says when it is there.
  await page.waitForTimeout(300);
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
};
/** Addresses of the tabs of the first case and meeting in the lists. */
async function addresses(page: Page): Promise<readonly string[]> {
  const found: string[] = [
    "/",
    "/?scope=team",
    "/?scope=organisation",
    "/?late=true",
    "/list/case",
    "/list/meeting",
    "/list/case?filter=all&order=number",
  ];
  for (const layout of ["case", "meeting"]) {
    await page.goto(`${product.address}/list/${layout}?filter=all`);
    const row = page
      .locator("tbody a")
      .filter({ hasText: layout === "case" ? "2026-00" : /./ })
      .first();
    await row.click();
    await page.waitForURL(/\/instances\//);
    await settled(page);
    const tabs = await page
      .locator(".tabs a.tab")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    found.push(...(tabs.length > 0 ? tabs : [new URL(page.url()).pathname]));
    if (layout === "case")
      found.push(await page.locator(".panel a[href^='/processes/']").getAttribute("href").then(String));
  }
  return found;
}

const SIZES = {
  "a desk": { width: 1440, height: 900 },
  "a phone": { width: 390, height: 844 },
  "the smallest phone": { width: 320, height: 640 },
} as const;

test("on any screen axe finds nothing on a desk and a phone, nothing scrolls sideways, also on the smallest phone, and nothing breaks the policy", async () => {
  const { page, complaints } = await product.visit("Yara");
  const problems: string[] = [];
  // Each screen is loaded once: the load takes longer than what is looked at.
  const look = async (where: string): Promise<void> => {
    await settled(page);
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await page.waitForTimeout(100);
      // The smallest phone shows what the other one shows, on less room.
      if (size !== SIZES["the smallest phone"])
        problems.push(...(await axeFindings(page)).map((finding) => `${where} on ${name}: ${finding}`));
      const over = await sideways(page);
      if (over > 0) problems.push(`${where} on ${name}: scrolls sideways by ${over}`);
    }
    await page.setViewportSize(SIZES["a desk"]);
  };
  for (const address of await addresses(page)) {
    await page.goto(`${product.address}${address}`);
    await look(address);
  }
  await page.keyboard.press("/");
  await page.getByRole("dialog").waitFor();
  await look("palette");
  expect(problems).toEqual([]);
  expect(complaints).toEqual([]);
}, 600_000);

test("a form step, with and without errors, passes axe; so does its dialog", async () => {
  const { page, complaints } = await product.visit("Sanne");
  await beginCase(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Indienen" }).click();
  await page.locator(".error-summary").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.locator(".steps button", { hasText: "Wie" }).first().click();
  await page.getByRole("button", { name: /Persoon toevoegen/ }).click();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Later verder" }).click();
  await page.getByRole("button", { name: "Wie mag dit zien" }).click();
  await page.getByRole("dialog").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the page is served under a policy without unsafe-inline and unsafe-eval, with a nonce of its own each time", async () => {
  const policies = await Promise.all(
    [1, 2].map(async () => {
      const response = await fetch(product.address);
      const policy = response.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      return { policy, nonce, html: await response.text() };
    }),
  );
  for (const { policy, nonce, html } of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(nonce.length).toBeGreaterThan(15);
    expect(html).toContain(`nonce="${nonce}"`);
    expect(html).not.toContain("__CSP_NONCE__");
  }
  expect(policies[0]?.nonce).not.toBe(policies[1]?.nonce);
});
