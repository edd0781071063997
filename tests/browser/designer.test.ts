/** A designer changes a term in the browser, sees what it does, and publishes it with a colleague; a new case runs on it. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, beginCase } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

const PATIENT = { timeout: 120_000 };
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const picture = async (page: import("playwright-core").Page, name: string): Promise<void> => {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test("a term is shortened, a mistake is found and taken back, and a colleague publishes what was read", async () => {
  const { page } = await product.visit("Ilse");
  await page.getByRole("link", { name: "Ontwerpen" }).click();
  const row = page
    .getByRole("row", { name: /MDO Jeugd/ })
    .filter({ hasNotText: /variant/i })
    .first();
  await row.getByRole("button", { name: "Wijzigen" }).click();
  await page.getByRole("button", { name: "Termijnen" }).click();
  const term = page.getByRole("article", { name: "Controle klaar" }).getByRole("textbox").first();
  await term.fill("300");
  await term.press("Enter");
  await page.getByText(/Opgeslagen om/).waitFor(PATIENT);
  // The proof runs beside the screen and says where it is wrong.
  await page.locator(".design-strip", { hasText: /Fouten: [1-9]/ }).waitFor(PATIENT);
  await picture(page, "designer-terms");
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect.poll(() => term.inputValue(), PATIENT).toBe("5");
  await term.fill("3");
  await term.press("Enter");
  await page.locator(".design-strip", { hasText: /Fouten: 0/ }).waitFor(PATIENT);

  await page.getByRole("button", { name: "Verschil" }).click();
  await page.getByText(/Was 5 werkdagen, wordt 3 werkdagen/).waitFor(PATIENT);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel("Waarom is dit nodig?").fill("Korter controleren");
  await page.getByRole("button", { name: "Beoordeling vragen" }).click();
  await page.getByText(/Gevraagd om te beoordelen/).waitFor(PATIENT);
  await picture(page, "designer-review");

  const { page: colleague } = await product.visit("Wouter");
  await colleague.goto(`${product.address}/design`);
  await colleague.getByRole("link", { name: "wordt beoordeeld" }).click();
  await colleague.getByRole("button", { name: "Verschil" }).click();
  await colleague.getByRole("button", { name: "Publiceren", exact: true }).click();
  await colleague.getByRole("columnheader", { name: "Versie in gebruik" }).first().waitFor(PATIENT);
  await picture(colleague, "designer-published");

  // Westerbeek runs on the base: a case that is started there now has three working days for the check.
  const { page: professional } = await product.visit("Pieter");
  const { processes } = (await (await professional.request.get(`${product.address}/api/processes`)).json()) as {
    processes: { hash: string; variant?: string; id: string }[];
  };
  const published = processes.find(({ variant, id }) => variant === undefined && /jeugd/i.test(id));
  const view = await (await professional.request.get(`${product.address}/api/processes/${published?.hash}`)).json();
  expect(JSON.stringify(view)).toContain('"value":3');
  await professional.goto(`${product.address}/list/case`);
  const id = await beginCase(professional, /Westerbeek/);
  const started = (await (await professional.request.get(`${product.address}/api/instances/${id}`)).json()) as {
    definition: string;
  };
  expect(started.definition).toBe(published?.hash);
}, 400_000);
