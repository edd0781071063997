/** A case on its way, in the browser, by each who acts: checked, consented, on the agenda, read by a colleague, withdrawn; and the family told. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { act, everybodyConsents, openCase } from "./support/case-flow.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

test("a referral is checked, everybody consents, it comes on the agenda, a colleague reads it, and a withdrawal closes it at once", async () => {
  const secretary = await product.visit("Yara");
  const address = await openCase(product, secretary, "2026-007");
  const submitter = await product.visit("Sanne");
  await submitter.page.goto(`${product.address}${address}?tab=consent`);
  await everybodyConsents(submitter.page);
  await submitter.page.getByText("De toestemming is rond", { exact: false }).waitFor();

  await secretary.page.reload();
  await act(secretary.page, "Aannemen", async (dialog) => {
    await dialog.getByLabel("Ja", { exact: true }).first().check();
  });
  await act(secretary.page, "Verrijking afronden");
  await secretary.page.route(/\/api\/instances\?.*kind=meeting/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await act(secretary.page, "Op de agenda zetten", async (dialog) => {
    // There is one meeting: it is chosen by itself, also when it comes after the dialog.
    await expect.poll(() => dialog.getByRole("combobox").first().inputValue()).not.toBe("");
  });
  await secretary.page.getByText("Op de agenda", { exact: true }).first().waitFor();

  const colleague = await product.visit("Tom");
  await colleague.page.goto(`${product.address}${address}`);
  await colleague.page.getByRole("heading", { name: "Reden en vraag" }).waitFor();

  await submitter.page.reload();
  await act(submitter.page, "Intrekken");
  await colleague.page.reload();
  await colleague.page
    .getByText(/bestaat niet|niet gevonden/i)
    .first()
    .waitFor();
  for (const { complaints } of [secretary, submitter, colleague]) expect(complaints).toEqual([]);
});

test("the submitter tells the family: the task leaves the worklist", async () => {
  const { page, complaints } = await product.visit("Sanne");
  const task = page.getByRole("link", { name: /Terugkoppeling geven aan het gezin/ }).first();
  await task.click();
  await page.waitForURL(/\/instances\//);
  await page.getByLabel("Wanneer hebt u het verteld?").fill("24-11-2026");
  await page.getByRole("button", { name: "Vastleggen", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[data-submit]").click();
  await dialog.waitFor({ state: "detached" });
  await page.goto(product.address);
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  await expect.poll(() => page.getByText("Terugkoppeling geven aan het gezin").count()).toBe(0);
  expect(complaints).toEqual([]);
});
