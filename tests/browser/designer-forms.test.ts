/** With the keyboard alone a designer adds a question for children of twelve or older on each card, with help in both languages, on the case sheet and on no paper without names, and sees it on a phone. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

const PATIENT = { timeout: 120_000 };
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** Tabs until something with these words has the focus. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let count = 0; count < 120; count += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const here = document.activeElement as HTMLInputElement | null;
      const labels = [...(here?.labels ?? [])].map((label) => label.textContent);
      return [here?.getAttribute("aria-label") ?? here?.textContent ?? "", ...labels].join(" ");
    });
    if (words.test(now)) return;
    passed.push(now.slice(0, 40));
  }
  throw new Error(`Nothing like ${words} was reached: ${passed.join(" | ")}`);
}
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

test("a question for children of twelve or older is made, put on the case sheet and seen on a phone with keys alone", async () => {
  const { page, complaints } = await product.visit("Ilse");
  page.setDefaultTimeout(PATIENT.timeout);
  await tabTo(page, /^Ontwerpen/);
  await press(page, "Enter");
  await page
    .getByRole("row", { name: /MDO Jeugd/ })
    .first()
    .waitFor();
  await tabTo(page, /^Wijzigen/);
  await press(page, "Enter");
  await page.getByRole("button", { name: "Formulieren" }).waitFor();
  await tabTo(page, /^Formulieren/);
  await press(page, "Enter");
  await page.getByRole("searchbox").waitFor();

  // Found by a word of a question; the new one comes behind it, on each card.
  await tabTo(page, /Zoek een formulier/);
  await page.keyboard.type("geboortedatum");
  await press(page, "Tab", "Enter");
  await page.getByRole("heading", { name: "Geboortedatum", level: 2 }).waitFor();
  await page.locator(".forms-palette button").first().focus();
  await press(page, "Tab", "Enter");
  await page.getByRole("dialog", { name: /Lange tekst/ }).waitFor();
  await tabTo(page, /Vraag \(Nederlands\)/);
  await page.keyboard.type("Wat wil het kind zelf?");
  await press(page, "Tab");
  await page.keyboard.type("What does the child want?");
  // Nothing of privacy is assumed.
  await press(page, "Enter");
  expect(await page.getByText("Vul dit in.").count()).toBe(2);
  await tabTo(page, /Maakt dit iemand herkenbaar/);
  await page.keyboard.type("Indirect");
  await press(page, "Tab");
  await page.keyboard.type("Sociaal");
  await press(page, "Tab", "Enter");

  const panel = page.getByRole("complementary", { name: "Gekozen vraag" });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Wat wil het kind zelf?");
  await press(page, "Tab", "Tab", "Tab");
  await page.keyboard.type("In eigen woorden.");
  await press(page, "Tab");
  await page.keyboard.type("In their own words.");
  await tabTo(page, /^Alleen tonen als/);
  await press(page, "Enter");
  await panel.getByRole("combobox", { name: "Voorwaarde" }).waitFor();
  await panel.getByRole("button", { name: "en", exact: true }).focus();
  await press(page, "Enter");
  // Each letter chooses, and what is chosen is worked out again: a slow machine takes the next one for a new word.
  const read = panel.getByRole("combobox", { name: "Vraag" }).nth(1);
  await read.focus();
  while ((await read.locator("option:checked").textContent()) !== "Geboortedatum") await press(page, "g");
  await expect
    .poll(() => panel.locator("code").first().textContent())
    .toBe('row.relation == "child" && age(row.birthDate) >= 12');
  await tabTo(page, /^ *on *Casusblad|Casusblad/);
  await press(page, "Space");
  await panel.getByText("Staat op 1 papier. Staat op geen papier zonder namen.").waitFor();
  expect(await axeFindings(page)).toEqual([]);

  // With empty answers it is hidden; it is brought into view, as wide as a phone.
  await page.getByRole("button", { name: "Vul in zodat zij te zien is" }).focus();
  await press(page, "Enter");
  await page.getByRole("button", { name: /Telefoon/ }).focus();
  await press(page, "Enter");
  const phone = page.frameLocator('iframe[title="Voorbeeld"]');
  await phone.getByLabel(/Wat wil het kind zelf/).waitFor();
  await phone.getByText("In eigen woorden.").waitFor();
  expect(await phone.locator("html").evaluate((html) => html.ownerDocument.defaultView?.innerWidth)).toBe(390);

  // One place up, and what it all comes to in sentences.
  await page.locator("#question-persons\\.watWilHetKindZelf").focus();
  await press(page, "Alt+ArrowUp");
  await expect
    .poll(() => page.locator(".forms-row").evaluateAll((rows) => rows.map(({ id }) => id)))
    .toEqual(expect.arrayContaining(["question-persons.watWilHetKindZelf"]));
  await page.locator(".design-strip", { hasText: /Fouten: 0/ }).waitFor();
  await page.getByRole("button", { name: "Verschil" }).focus();
  await press(page, "Enter");
  await page
    .getByText(/Alleen te zien als: “Wie is dit\?” Kind is en “Geboortedatum” ten minste 12 jaar geleden is/)
    .waitFor();
  await page.getByText(/Hulp \(Engels\): Nieuw: In their own words\./).waitFor();
  expect(complaints).toEqual([]);
}, 400_000);
