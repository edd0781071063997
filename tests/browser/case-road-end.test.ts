/** The end of a case's road in the browser, by each who acts: sent back, asked again, shared by decision, told, handed over, evaluated, closed, reopened. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { act, openCase, panelPart } from "./support/case-flow.ts";
import { axeFindings, beginCase, saved, sideways } from "./support/pages.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** A day that many years before the demo's today, as one types it. */
function birthDay(age: number): string {
  const day = new Date(Date.now() - age * 365.25 * 86_400_000 - 40 * 86_400_000);
  return day.toISOString().slice(0, 10).split("-").reverse().join("");
}

test("of a household each is asked by age and authority: a child of eleven not, of thirteen and sixteen itself, both parents, and an adult for own data", async () => {
  const { page, complaints } = await product.visit("Esther");
  await page.goto(`${product.address}/list/case`);
  const id = await beginCase(page);
  const wie = page.locator(".steps button", { hasText: "Wie" }).first();
  await wie.click();
  const people = [
    ["Kind", "Ada", "11"],
    ["Kind", "Bo", "13"],
    ["Kind", "Cas", "16"],
    ["Ouder", "Dee", "Ja"],
    ["Ouder", "Eef", "Nee"],
    ["Verzorger", "Fien", "zelf"],
  ] as const;
  for (const [at, [relation, name, what]] of people.entries()) {
    await page.getByRole("button", { name: "Persoon toevoegen" }).click();
    const card = page.locator(`[data-row="/persons/${at}"]`);
    await card.getByLabel("Wie is dit?").selectOption({ label: relation });
    await card.getByLabel("Naam of voorletters").fill(name);
    await card
      .locator(".hanging-note", { hasText: `omdat u ${relation} koos` })
      .first()
      .waitFor();
    if (relation === "Kind") await card.getByLabel("Geboortedatum").fill(birthDay(Number(what)));
    else if (relation === "Ouder")
      await card.getByRole("radiogroup", { name: /gezag/ }).getByLabel(what, { exact: true }).check();
    else
      await card
        .getByRole("radiogroup", { name: /over deze persoon zelf/ })
        .getByLabel("Ja")
        .check();
    await card.getByRole("button", { name: /klaar$/ }).click();
  }
  await saved(page);
  await page.goto(`${product.address}/instances/${id}?tab=consent`);
  const cards = page.locator(".consent-card");
  await cards.nth(5).waitFor();
  const told = (await cards.allTextContents()).map((text) => text.replace(/\s+/g, " "));
  const of = (name: string): string => told.find((text) => text.includes(name)) ?? "";
  expect(of("Bo")).toContain("Nodig: twaalf jaar of ouder");
  expect(of("Cas")).toContain("Nodig: zestien jaar of ouder: beslist zelf");
  expect(of("Dee")).toContain("Nodig: heeft gezag");
  expect(of("Fien")).toContain("Nodig: het overleg gaat ook over deze persoon zelf");
  expect(of("jonger dan twaalf jaar")).toMatch(/Kind 1.*Niet nodig.*nodig vanaf \d\d-\d\d-\d{4}/);
  expect(of("heeft geen gezag")).toMatch(/Ouder 2.*Niet nodig/);
  await page.getByText("De toestemming is niet rond: 0 van de 4 is er.").waitFor();
  expect(await axeFindings(page)).toEqual([]);

  // Written and oral stand side by side; the panel goes on to the next who was not answered.
  await page.locator(".panel").getByRole("heading", { name: "Toestemming: Kind 2" }).waitFor();
  await act(page, "Ja vastleggen", async (dialog) => {
    await dialog.getByLabel("Wanneer is het gevraagd?").fill("24-11-2026");
    await dialog.getByLabel("Schriftelijk, met handtekening").check();
    for (const box of await dialog.getByRole("checkbox").all()) await box.check();
    expect(await axeFindings(page)).toEqual([]);
  });
  await page.getByText("De toestemming is niet rond: 1 van de 4 is er.").waitFor();
  await page.locator(".panel").getByRole("heading", { name: "Toestemming: Kind 3" }).waitFor();
  expect(complaints).toEqual([]);
});

test("the secretary sends a referral back with a reason; the submitter reads it, mends it and submits again under the same number", async () => {
  const secretary = await product.visit("Yara");
  const address = await openCase(product, secretary, "2026-007");
  // Nobody agreed yet: the secretary plans by the envelope and reads nothing of the child.
  await secretary.page.getByRole("heading", { name: "Op de envelop" }).waitFor();
  expect(await secretary.page.getByText("Het kind is vaak te laat", { exact: false }).count()).toBe(0);
  await panelPart(secretary.page, "Wat kan ik nu").getByRole("link", { name: "Aanmelding controleren" }).click();
  await secretary.page.getByLabel("Nee", { exact: true }).first().check();
  await secretary.page.getByLabel(/Wat ontbreekt nog/).fill("Wie is de vaste contactpersoon op school?");
  await saved(secretary.page);
  await act(secretary.page, "Terugsturen");
  await secretary.page.waitForURL((url) => url.pathname === address);

  const submitter = await product.visit("Sanne");
  await submitter.page.goto(`${product.address}${address}?show=intakeCheck`);
  await submitter.page.getByText("Wie is de vaste contactpersoon op school?").waitFor();
  await submitter.page.goto(`${product.address}${address}/fill/referral`);
  await submitter.page.getByLabel(/Wat is er aan de hand/).waitFor();
  await submitter.page.getByLabel(/Wat is er aan de hand/).fill("De intern begeleider is het vaste contact.");
  await saved(submitter.page);
  await act(submitter.page, "Indienen");
  await submitter.page.locator(".bar h1", { hasText: "2026-007" }).waitFor();
  await submitter.page.locator(".bar .tag", { hasText: "Controle" }).waitFor();

  await submitter.page.goto(`${product.address}${address}?tab=timeline`);
  const timeline = submitter.page.locator(".timeline");
  await timeline.getByText("Teruggestuurd", { exact: true }).waitFor();
  expect(await timeline.getByText("Ingediend", { exact: true }).count()).toBe(2);
  await timeline.locator(".timeline-fields", { hasText: "Wat is er aan de hand" }).first().waitFor();
  for (const { complaints } of [secretary, submitter]) expect(complaints).toEqual([]);
});

test("a parent who said no is asked again and says no again; a recorded decision opens one meeting, and who waits sees why", async () => {
  const { page, complaints } = await product.visit("Sanne");
  const address = await openCase(product, { page }, "2026-003");
  const shut = panelPart(page, "Waarom nog niet");
  await shut.getByText("Dit doet Yara Benali of Bram Kuipers.", { exact: false }).waitFor();
  await shut.getByRole("link", { name: "Toestemming" }).first().click();
  const second = page.locator(".consent-card", { hasText: "Ouder 2" });
  await second.getByText("Nee", { exact: true }).waitFor();
  await page.locator(".consent-card", { hasText: "Niet nodig: jonger dan twaalf jaar" }).waitFor();
  await act(page, "Opnieuw vragen");
  await second.getByText("Nog geen antwoord", { exact: true }).waitFor();
  // A no asks nothing that only a yes needs.
  await act(page, "Nee vastleggen", async (dialog) => {
    expect(await dialog.getByRole("checkbox").count()).toBe(0);
    await dialog.getByLabel("Wanneer is het gevraagd?").fill("25-11-2026");
  });
  await second.getByText("Nee", { exact: true }).waitFor();
  await page.locator(".matrix td .tag", { hasText: "praat niet mee" }).first().waitFor();

  await act(page, "Besluit vastleggen", async (dialog) => {
    await dialog.locator("[data-submit]").click();
    await dialog.locator(".error-summary").waitFor();
    await dialog.locator("#fill-choice").selectOption({ index: 1 });
    await dialog.getByLabel(/Waarom moet dit/).fill("Acute zorgen over de veiligheid.");
    await dialog.getByLabel(/Waarom weegt/).fill("De schade is groter dan de inbreuk.");
    await dialog.getByLabel(/lichtere manier/).fill("Twee gesprekken hielpen niet.");
    await dialog.getByLabel("Veiligheid", { exact: true }).check();
    await dialog.getByLabel("Conflict van plichten").check();
    await dialog.getByLabel("Ja, het antwoord was nee").check();
    await dialog.getByLabel(/Met welke collega/).fill("aandachtsfunctionaris van de praktijk, vandaag");
    await dialog.getByLabel("Nog niet, later wel").check();
    await dialog.getByLabel(/Waarom weet het gezin het niet/).fill("Eerst moet het kind veilig zijn.");
    await dialog.getByLabel(/Wanneer kijkt u/).fill("15-12-2026");
  });
  // One person alone shares nothing: the chair agrees first, and only then the case is read and accepted.
  const chair = await product.visit("Bram");
  await chair.page.goto(`${product.address}${address}`);
  await chair.page.getByRole("heading", { name: "Op de envelop" }).waitFor();
  expect(await chair.page.getByRole("heading", { name: "Reden en vraag" }).count()).toBe(0);
  await chair.page.goto(`${product.address}${address}?tab=consent`);
  await act(chair.page, "Akkoord geven");
  const secretary = await product.visit("Yara");
  await secretary.page.goto(`${product.address}${address}`);
  await secretary.page.getByRole("heading", { name: "Reden en vraag" }).waitFor();
  await act(secretary.page, "Aannemen", async (dialog) => {
    await dialog.getByLabel("Ja", { exact: true }).first().check();
  });
  expect(chair.complaints).toEqual([]);
  for (const all of [complaints, secretary.complaints]) expect(all).toEqual([]);
});

test("a family that cannot be reached stops the clock; told, evaluated and closed with a reason, the case is reopened by the secretary", async () => {
  const submitter = await product.visit("Sanne");
  const { page } = submitter;
  const address = await openCase(product, submitter, "2026-002");
  const shut = panelPart(page, "Waarom nog niet");
  await shut.getByText("Nog niet", { exact: false }).first().waitFor();

  await page.goto(`${product.address}${address}?tab=meetings`);
  const place = page.locator('[data-unit^="agendaPlace"]').first();
  await act(page, "Gezin niet bereikbaar", undefined, place);
  await place.getByText("staat stil").waitFor();
  await act(page, "Gezin weer bereikbaar", undefined, place);
  await place.locator(".card-head .tag", { hasText: "Terugkoppeling open" }).first().waitFor();

  await panelPart(page, "Wat kan ik nu")
    .getByRole("link", { name: /Terugkoppeling geven aan het gezin/ })
    .click();
  // What was agreed stands beside it, and who reads the step are those who read this one.
  const beside = page.locator(".form-area > .panel");
  await beside.getByText("Plant een gesprek met beide ouders").waitFor();
  await beside.getByText(/^Nu: u, Yara Benali en Bram Kuipers$/).waitFor();
  // A day to come is no day on which they were told.
  await page.getByLabel("Wanneer hebt u het verteld?").fill("31-12-2099");
  await saved(page);
  await page.getByRole("button", { name: "Vastleggen", exact: true }).click();
  const telling = page.getByRole("dialog");
  await telling.locator("[data-submit]").click();
  await telling.getByText("De dag van de terugkoppeling moet nog komen.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByLabel("Wanneer hebt u het verteld?").fill("25-11-2026");
  await saved(page);
  await act(page, "Vastleggen");
  await page.waitForURL((url) => url.pathname === address);

  await page.goto(`${product.address}${address}?show=evaluation`);
  await page.locator(".section-head").getByRole("link", { name: "Invullen" }).click();
  await page.getByRole("radiogroup").first().waitFor();
  for (const question of await page.getByRole("radiogroup").all()) await question.getByRole("radio").first().check();
  await saved(page);
  await page.getByRole("button", { name: "Bewaren en terug", exact: true }).click();
  await page.waitForURL((url) => url.pathname === address);

  // Actions are still open: closing says so, and takes a reason.
  await panelPart(page, "Wat kan ik nu").getByRole("button", { name: "Afsluiten" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .locator(".notice", { hasText: "Er staan nog acties open" })
    .getByRole("link", { name: "Acties" })
    .waitFor();
  await dialog.getByRole("radio").first().check();
  await dialog.locator("[data-submit]").click();
  await dialog.locator(".notice-bad").waitFor();
  await dialog
    .getByLabel(/acties/i)
    .first()
    .fill("De nieuwe hulpverlener neemt ze over.");
  await dialog.locator("[data-submit]").click();
  await dialog.waitFor({ state: "detached" });
  await page.locator(".bar .tag", { hasText: "Afgesloten" }).waitFor();

  const secretary = await product.visit("Yara");
  await openCase(product, secretary, "2026-002");
  await act(secretary.page, "Heropenen");
  await secretary.page.locator(".bar .tag", { hasText: "Opvolging" }).waitFor();
  // The reason was that closing's: another one asks it anew.
  await secretary.page.goto(`${product.address}${address}?show=closing`);
  expect(await secretary.page.getByText("De nieuwe hulpverlener neemt ze over.").count()).toBe(0);

  // An action of somebody who left goes to another, who takes it over anew.
  await secretary.page.goto(`${product.address}${address}?tab=actions`);
  const action = secretary.page.locator(".item-card", { hasText: "2026-002-04" }).first();
  await action.getByText("Eigen dossier").waitFor();
  const done = secretary.page.locator(".item-card", { hasText: "2026-002-02" }).first();
  expect(await done.getByRole("button", { name: "Overdragen" }).count()).toBe(0);
  await act(
    secretary.page,
    "Overdragen",
    async (open) => {
      await open.getByLabel("Wie neemt de actie over?").selectOption({ label: "Tom Brouwer, Wijkteam Noord" });
    },
    action,
  );
  await action.locator(".note", { hasText: "Tom Brouwer" }).waitFor();
  const next = await product.visit("Tom");
  await next.page.goto(`${product.address}${address}?tab=actions`);
  await next.page
    .locator(".item-card", { hasText: "2026-002-04" })
    .first()
    .getByRole("button", { name: "Overgenomen" })
    .waitFor();

  await page.reload();
  await page.goto(`${product.address}${address}?tab=timeline`);
  for (const told of ["Heropend", "Afgesloten", "Gezin weer bereikt", "Actie overgedragen"])
    await page.locator(".timeline", { hasText: told }).first().waitFor();
  for (const { complaints } of [submitter, secretary, next]) expect(complaints).toEqual([]);
});

test("on a phone a case has one sticky button and a sheet with the rest, and on paper only what it holds", async () => {
  const { page, complaints } = await product.visit("Sanne", { width: 390, height: 844 });
  await openCase(product, { page }, "2026-003");
  expect(await page.locator(".case-area > .panel").isVisible()).toBe(false);
  await page.getByRole("combobox", { name: "Onderdelen" }).selectOption({ index: 1 });
  await page.getByRole("heading", { level: 2, name: "Kind en gezin" }).waitFor();
  await page.getByRole("button", { name: "Alles wat kan" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("heading", { name: "Waarom nog niet" }).waitFor();
  await sheet.getByText("Oosterveen", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: /Partijen en toestemming/ }).click();
  await page.locator(".consent-card").first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  const foot = page.locator(".case-foot .button").first();
  expect((await foot.boundingBox())?.height).toBeGreaterThanOrEqual(44);

  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".rail").isVisible()).toBe(false);
  expect(await page.locator(".case-foot").isVisible()).toBe(false);
  expect(await page.locator(".consent-card").first().isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});
