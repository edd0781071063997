/** A registration by hand: cards that stay open, text that is not kept stops the submitting, sent back with a question, and whom a task is about. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { act, everybodyConsents, panelPart } from "./support/case-flow.ts";
import { send } from "./support/commands.ts";
import { beginCase, openStep, saved } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const referral = {
  purposes: ["alignHelp"],
  targetGroup: ["family"],
  situation: "Het kind mist school.",
  question: "Wie doet wat?",
  parentsView: "Rust.",
  informed: "yes",
};
const persons = [
  { id: "k1", relation: "child", name: "Lotte Vermeer", birthDate: "2015-05-10" },
  { id: "o1", relation: "parent", name: "Carla Vermeer", authority: "yes" },
  { id: "o2", relation: "parent", name: "Mark Vermeer", authority: "yes" },
];
/** A case that lacks nothing, with its form open at a section. */
async function filled(page: Page, set: object, section: string): Promise<string> {
  const id = await beginCase(page);
  await send(page, id, { type: "PatchSection", patches: set });
  await page.goto(`${product.address}/instances/${id}/fill/${section}`);
  await page.locator(".fields").first().waitFor();
  return id;
}
const whole = (more: object = {}) => ({
  referral: { set: { ...referral, ...more } },
  family: { set: { persons, measure: "no" } },
  safety: { set: { signs: "no" } },
});

test("a card in which something was wrong stays open while it is mended; one more person folds up those that lack nothing", async () => {
  const { page } = await product.visit("Sanne");
  await beginCase(page);
  await openStep(page, "Wie");
  const add = page.getByRole("button", { name: /Persoon toevoegen/ });
  const card = (at: number) => page.locator(`[data-row="/persons/${at}"]`);
  await add.click();
  await card(0).getByLabel("Wie is dit?").selectOption({ label: "Ouder" });
  await card(0).getByRole("button", { name: "Persoon 1 klaar" }).click();
  await page.getByRole("button", { name: "Indienen" }).click();
  await page.locator(".error-summary").waitFor();
  const name = card(0).getByLabel("Naam of voorletters");
  await name.pressSequentially("Carla");
  expect(await name.inputValue()).toBe("Carla");
  await card(0).getByRole("radiogroup", { name: /gezag/ }).getByLabel("Weet ik niet").check();
  await name.waitFor();
  await add.click();
  await card(1).getByLabel("Wie is dit?").waitFor();
  // Read back in two lines: a yes or a no says to what.
  await card(0)
    .getByText(/gezag\? Weet ik niet/)
    .waitFor();
  expect(await name.count()).toBe(0);
  await card(1).getByLabel("Naam of voorletters").fill("Mark");
  await page.getByRole("button", { name: "Persoon 1 verwijderen" }).click();
  // The card one types in stays open, wherever it moves to.
  expect(await card(0).getByLabel("Naam of voorletters").inputValue()).toBe("Mark");
});

test("text that may not be kept is not left behind: submitting waits until it is mended", async () => {
  const { page } = await product.visit("Sanne");
  const { family: _family, ...anonymous } = whole({ purposes: ["brainstorm"], anonymous: true });
  const id = await filled(page, anonymous, "referral?page=question");
  await page.getByLabel(/Wat is uw vraag/).fill("Wie belt op 12-03-2014?");
  await page.getByRole("button", { name: "Indienen", exact: true }).click();
  await page.locator('[data-save="refused"]').waitFor();
  await page.locator(".form-alert").getByText("12-03-2014").waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.getByRole("button", { name: "Indienen", exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.closest(".form-alert") !== null);
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.getByLabel(/Wat is uw vraag/).fill("Wie denkt mee?");
  await saved(page);
  expect(await page.getByRole("dialog").count(), "nothing opens by itself later").toBe(0);
  await act(page, "Indienen");
  await page.waitForURL((url) => url.pathname === `/instances/${id}`);
  await page.getByText("Wie denkt mee?").or(page.getByText("Nee")).first().waitFor();
});

test("an answer that shuts the next step leads to the one after it", async () => {
  const { page } = await product.visit("Sanne");
  await filled(page, { referral: { set: { ...referral, purposes: ["brainstorm"] } } }, "referral?page=view");
  // Both at once, before anything was saved between: the next step is shut by the answer that is still on its way.
  await page.evaluate(() => {
    history.replaceState(null, "", location.pathname);
  });
  await page.goto(page.url().replace("?page=view", ""));
  await page
    .getByRole("radiogroup", { name: /zonder namen/ })
    .getByLabel("Ja")
    .check();
  await openStep(page, "Wie");
  await page.getByRole("heading", { level: 2, name: "Wie doet wat" }).waitFor();
});

test("what the coordinator asked stands before the submitter who has to mend it, and the number stays", async () => {
  const author = await product.visit("Sanne");
  const id = await filled(author.page, whole(), "safety");
  await act(author.page, "Indienen");
  const number = author.page.locator(".bar h1", { hasText: /\d{4}-\d{3}/ });
  const given = /\d{4}-\d{3}/.exec((await number.textContent()) ?? "")?.[0];
  const office = await product.visit("Yara");
  await office.page.goto(`${product.address}/instances/${id}/fill/intakeCheck`);
  await office.page.locator(".fields").first().waitFor();
  expect(await office.page.locator(".told").count(), "what is checked is no message").toBe(0);
  await office.page.getByLabel("Nee", { exact: true }).first().check();
  await office.page.getByLabel(/Wat ontbreekt/).fill("Wie spreekt met school?");
  await saved(office.page);
  await act(office.page, "Terugsturen");

  await author.page.goto(`${product.address}/instances/${id}`);
  await author.page.getByText("Wie spreekt met school?").waitFor();
  // Everything is complete: what is asked of the submitter now is to send it in again.
  const primary = panelPart(author.page, "Wat kan ik nu").locator(".button-primary");
  expect(await primary.allTextContents()).toEqual(["Indienen"]);
  await author.page.goto(`${product.address}/instances/${id}/fill/referral`);
  await author.page.getByText("Yara Benali", { exact: false }).first().waitFor();
  await author.page.getByRole("button", { name: "Lezen", exact: true }).click();
  await author.page.locator(".form-column").getByText("Wie spreekt met school?").waitFor();
  await act(author.page, "Indienen");
  await author.page.goto(`${product.address}/instances/${id}?tab=consent`);
  await everybodyConsents(author.page);
  await office.page.goto(`${product.address}/instances/${id}`);
  await office.page.locator(".bar h1", { hasText: given ?? "" }).waitFor();
  await act(office.page, "Aannemen", async (dialog) => {
    await dialog.getByLabel("Ja", { exact: true }).first().check();
  });
  await office.page.locator(".bar h1", { hasText: given ?? "" }).waitFor();
  // The step that the variant adds is somebody's work.
  await office.page.goto(product.address);
  await office.page
    .locator(".work-row", { hasText: given ?? "" })
    .getByText("Verrijking afronden")
    .waitFor();
});

test("a question for consent says of whom, on the worklist and on its step, and a no can be told there", async () => {
  const { page } = await product.visit("Sanne");
  const id = await filled(page, whole(), "safety");
  await act(page, "Indienen");
  const number = /\d{4}-\d{3}/.exec(
    (await page.locator(".bar h1", { hasText: /\d{4}-\d{3}/ }).textContent()) ?? "",
  )?.[0];
  await page.goto(product.address);
  const rows = page.locator(".work-row", { hasText: number ?? "" });
  await rows.getByText("Toestemming vragen: Ouder 1").waitFor();
  await rows.getByRole("link", { name: /Toestemming vragen: Ouder 2/ }).click();
  await page.waitForURL(/\/fill\//);
  await page.getByRole("heading", { level: 1, name: /Toestemming vragen: Ouder 2/ }).waitFor();
  await act(page, "Nee vastleggen", async (dialog) => {
    await dialog.getByLabel("Wanneer is het gevraagd?").fill("24-11-2026");
  });
  await page.waitForURL((url) => url.pathname === `/instances/${id}`);
  await page.goto(`${product.address}/instances/${id}`);
  // Whoever reads why it is not possible yet reads who said no.
  await panelPart(page, "Waarom nog niet")
    .getByText(/Ouder 2.*: nee/i)
    .first()
    .waitFor();
});
