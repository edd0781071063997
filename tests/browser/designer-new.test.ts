/** A small consultation is built from nothing, by mouse and again by keyboard alone; a second person publishes it and a case runs on it. */

import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 180_000);
afterAll(() => product.stop());

/** How somebody works a screen. */
interface Hands {
  press(at: Locator): Promise<void>;
  choose(at: Locator, label: string): Promise<void>;
  write(at: Locator, text: string): Promise<void>;
}
const mouse: Hands = {
  press: (at) => at.click(),
  choose: async (at, label) => void (await at.selectOption({ label })),
  write: (at, text) => at.fill(text),
};
const MOST_TABS = 200;
function keyboard({ keyboard: keys }: Page): Hands {
  async function to(at: Locator): Promise<void> {
    await at.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await at.evaluate((element) => element === document.activeElement)) return;
      await keys.press("Tab");
    }
    throw new Error(`Tab never comes to ${at}.`);
  }
  return {
    press: async (at) => {
      await to(at);
      await keys.press((await at.getAttribute("type")) === "checkbox" ? "Space" : "Enter");
    },
    choose: async (at, label) => {
      await to(at);
      await keys.type(label);
    },
    write: async (at, text) => {
      await to(at);
      await keys.press("ControlOrMeta+a");
      await keys.type(text);
    },
  };
}

const button = (label: string | RegExp, within: Page | Locator): Locator =>
  within.getByRole("button", { name: label, exact: true });
const QUESTIONS = [
  ["De vraag", "Wat wilt u weten?"],
  ["Het advies", "Wat is uw advies?"],
] as const;

/** Three steps, two parts with a question each, two buttons, and who reads what. */
async function build(page: Page, { press, choose, write }: Hands, name: string): Promise<void> {
  const [dialog, table] = [page.getByRole("dialog"), page.getByRole("table")];
  const called = async (nl: string, en: string): Promise<void> => {
    await write(dialog.getByLabel("Naam (Nederlands)"), nl);
    await write(dialog.getByLabel("Naam (Engels)"), en);
  };
  const make = async (what: string, nl: string, en: string, rest?: () => Promise<void>): Promise<void> => {
    await press(button(what, page));
    await called(nl, en);
    await rest?.();
    await press(button("Toevoegen", dialog));
    await dialog.waitFor({ state: "detached" });
  };
  const tab = (label: string): Promise<void> =>
    press(button(label, page.getByRole("navigation", { name: "Onderdelen van het concept" })));
  const part = (nl: string, en: string, by: string) =>
    make("Nieuw onderdeel met een formulier", nl, en, async () => {
      await press(button(by, dialog));
      await choose(dialog.getByLabel("Maakt dit iemand herkenbaar?"), "Nee");
      await choose(dialog.getByLabel("Soort gegeven"), "Sociaal");
    });
  const way = (nl: string, en: string, to: string, by: string) =>
    make("Nieuwe knop", nl, en, async () => {
      await choose(dialog.getByLabel("Gaat naar"), to);
      await press(button(by, dialog));
    });
  await press(button("Nieuw proces", page));
  await called(name, name);
  await press(button("Beginnen", dialog));
  await page.getByRole("heading", { name: "Wat nog nodig is" }).waitFor();
  await press(button("Naar Verloop", page).first());
  await make("Stap toevoegen", "Vraag", "Question");
  await make("Stap toevoegen", "Advies", "Advice");
  await make("Stap toevoegen", "Klaar", "Done");
  await press(page.getByLabel(/^Hier is het klaar/));
  await press(button("Lijst", page));
  await press(button("Vraag", table));
  await part("De vraag", "The question", "Inbrenger");
  await way("Indienen", "Submit", "Advies", "Inbrenger");
  await press(button("Advies", table));
  await part("Het advies", "The advice", "Deelnemer");
  await way("Afronden", "Finish", "Klaar", "Deelnemer");
  await tab("Rechten");
  for (const [row] of QUESTIONS) {
    const cell = table.getByRole("row", { name: row }).getByRole("button", { name: /Niet/ });
    await press(cell);
    await choose(page.getByLabel("Deze rol leest het"), "altijd");
    await cell.waitFor({ state: "detached" });
  }
  await tab("Formulieren");
  for (const [form, words] of QUESTIONS) {
    await choose(page.getByLabel("Formulier", { exact: true }), form);
    await page.getByRole("heading", { level: 2, name: "Nieuwe vraag" }).waitFor();
    await write(page.getByLabel("Vraag (Nederlands)"), words);
    await page.keyboard.press("Tab");
    await page.getByRole("heading", { level: 2, name: words }).waitFor();
  }
  await tab("Wat nog nodig is");
  // All but an example, which is no must.
  await page.getByText("Nog 1 punt tot", { exact: false }).waitFor();
}

/** A group on the process, with this person in it. */
async function formGroup(page: Page, process: string, name: string): Promise<void> {
  const at = `${product.address}/api/admin`;
  const { people } = (await (await page.request.get(at)).json()) as { people: { id: string; name: string }[] };
  const members = ["Sanne", "Tom"].map((first) => ({
    person: people.find((one) => one.name.startsWith(first))?.id,
    function: "member",
    from: "2026-01-01",
  }));
  const data = { name, municipality: "Oosterveen", process, settings: {}, members };
  expect((await page.request.post(`${at}/groups`, { data })).status()).toBe(200);
}

test("a consultation is built by mouse and by keyboard, published by a colleague, and a case runs on it", async () => {
  const { page, complaints } = await product.visit("Ilse");
  await page.goto(`${product.address}/design`);
  await build(page, mouse, "Met de muis");
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(`${product.address}/design`);
  const hands = keyboard(page);
  await build(page, hands, "Adviestafel");
  await hands.press(button("Naar Verschil", page));
  await hands.write(page.getByLabel("Waarom is dit nodig?"), "Advies van elkaar");
  await hands.press(button("Beoordeling vragen", page));
  await page.getByText("Gevraagd om te beoordelen", { exact: false }).waitFor();
  expect(complaints).toEqual([]);

  const { page: colleague } = await product.visit("Wouter");
  await colleague.goto(`${product.address}/design`);
  await colleague.getByRole("link", { name: "wordt beoordeeld" }).click();
  await button("Publiceren", colleague).click();
  await colleague.getByRole("row", { name: /Adviestafel.*1\.0\.0/ }).waitFor();

  await formGroup((await product.visit("Marjan")).page, "adviestafel", "Adviestafel Oosterveen");
  const { page: professional } = await product.visit("Sanne");
  await professional.goto(`${product.address}/list/case`);
  await button("Nieuwe casus", professional).click();
  await professional.getByLabel("In welke groep?").selectOption({ label: "Adviestafel Oosterveen · Oosterveen" });
  await button("Beginnen", professional).click();
  await professional.getByLabel("Wat wilt u weten?").fill("Wie kent een slaapplek?");
  await professional.getByText(/Opgeslagen om/).waitFor();
  await button("Indienen", professional).click();
  await professional.getByRole("dialog").locator("[data-submit]").click();
  await professional.getByRole("dialog").waitFor({ state: "detached" });
  const id = /instances\/([\w-]+)/.exec(professional.url())?.[1];

  const { page: adviser } = await product.visit("Tom");
  await adviser.goto(`${product.address}/instances/${id}`);
  await adviser.getByText("Wie kent een slaapplek?").waitFor();
  await button("Afronden", adviser).first().click();
  await adviser.getByRole("dialog").locator("[data-submit]").click();
  await adviser.locator(".bar .tag", { hasText: "Klaar" }).waitFor();
}, 600_000);
