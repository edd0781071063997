/** The meeting on the shipped definition, held from its agenda to its papers by secretary, chair and participant, each in a browser. */

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  agree,
  begin,
  end,
  goThrough,
  type Held,
  inOrder,
  invite,
  numbersOf,
  openMeeting,
  PATIENT,
  prepare,
} from "./support/meeting-flow.ts";
import { type Product, startProduct } from "./support/product.ts";

let product: Product;
let held: Held;
/** The case that is discussed with names in it, and a name in it. */
let number = "";
const NAME = "Liam";
beforeAll(async () => {
  product = await startProduct();
  held = await openMeeting(product);
});
afterAll(() => product.stop());

test("the agenda is made on the meeting: ordered by keyboard, a ready case added, minutes set; others see it", () =>
  prepare(held));

test("dragging a point orders the agenda too, Escape puts it back, and the order is there after reloading", async () => {
  const { page } = held.secretary;
  const before = await numbersOf(page);
  const [first = "", second = "", third = ""] = before;
  const handle = await page.getByRole("button", { name: `${first} verplaatsen` }).boundingBox();
  const last = await page.locator("[data-row]").nth(2).boundingBox();
  if (!handle || !last) throw new Error("There is nothing to drag.");
  const x = handle.x + handle.width / 2;
  await page.mouse.move(x, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, last.y + last.height / 2, { steps: 8 });
  await page.mouse.move(x, last.y + last.height - 4, { steps: 4 });
  await page.mouse.up();
  const wanted = [second, third, first];
  await inOrder(page, wanted);
  await inOrder(held.member.page, wanted);
  await page.reload();
  await inOrder(page, wanted);

  await page.getByRole("button", { name: `${first} verplaatsen` }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await inOrder(page, [second, first, third]);
  await page.keyboard.press("Escape");
  await inOrder(page, wanted);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await inOrder(held.member.page, [first, second, third]);
});

test("why a case cannot be put on yet stands on the right; who only takes part has no handles and sees no such list", async () => {
  const { page } = held.secretary;
  await page.locator(".not-yet").getByText("De toestemming is nog niet rond", { exact: false }).first().waitFor();
  expect(await held.member.page.locator(".handle, .not-yet, .ready-row, .stepper").count()).toBe(0);
});

test("the invitation can be kept as a calendar file that names no case", async () => {
  const { page } = held.member;
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Agendabestand" }).click(),
  ]);
  const text = (await (await file.createReadStream()).toArray()).join("");
  expect(file.suggestedFilename()).toMatch(/\.ics$/);
  expect(text).toContain("BEGIN:VEVENT");
  expect(text).not.toMatch(/\d{4}-\d{3}/);
});

test("the invitations go out, and answers come in from those who come and from the secretary", () => invite(held));

test("the chair begins; who follows sees the same point, and nothing to lead with", async () => {
  const first = await begin(held);
  const { page } = held.chair;
  await page.locator(".now-go").getByRole("button", { name: "Volgend punt" }).click();
  const now = page.locator(".now-number");
  await expect.poll(() => now.textContent(), PATIENT).not.toBe(first);
  await now.filter({ hasText: /^\d{4}-\d{3}$/ }).waitFor();
  number = (await now.textContent()) ?? "";
  await held.member.page.locator(".now-number", { hasText: number }).waitFor();
});

test("the secretary has no button to lead, but writes along; the bar stays when another tab is looked at", async () => {
  const { page } = held.secretary;
  await page.locator(".now-number", { hasText: number }).waitFor();
  await page.locator(".entry-line").waitFor();
  expect(await page.locator(".now-go").count()).toBe(0);
  await page.locator(".tabs").getByRole("link", { name: "Deelnemers" }).click();
  await page.locator(".item-card").first().waitFor();
  await page.locator(".now-number", { hasText: number }).waitFor();
  await page.locator(".tabs").getByRole("link", { name: "Overleg", exact: true }).click();
  await page.locator(".entry-line").waitFor();
});

test("arrows go through the agenda; one may look at another point, and is told which is discussed now", async () => {
  const { page } = held.member;
  const points = page.locator(".points button");
  await points.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => points.nth(1).evaluate((one) => one === document.activeElement), PATIENT).toBe(true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Terug naar ${number}`, exact: false }).click();
  await page.locator(`article[aria-label="${number}"]`).waitFor();
});

/** Since when the point on the table is there, as the server tells it. */
async function openedAt(page: Page, address: string): Promise<{ readonly since: number; readonly minutes: number }> {
  const id = address.split("/").at(-1) ?? "";
  const view = (await (await page.request.get(`${product.address}/api/instances/${id}`)).json()) as {
    readonly incoming: readonly { readonly item: string }[];
  };
  const linked = await page.request.get(`${product.address}/api/instances/${id}/linked/${view.incoming[0]?.item}`);
  const { rows } = (await linked.json()) as {
    readonly rows: readonly {
      readonly number: string;
      readonly states: readonly string[];
      readonly since: Readonly<Record<string, string>>;
      readonly shows: { readonly minutes: number };
    }[];
  };
  const row = rows.find((one) => one.number === number);
  return { since: Date.parse(row?.since[row.states.at(-1) ?? ""] ?? ""), minutes: row?.shows.minutes ?? 0 };
}

test("the clocks count from the instant the point was opened, by the server's clock", async () => {
  const { page } = await product.visit("Esther");
  const { since, minutes } = await openedAt(page, held.address);
  const at = Math.ceil(since / 1000) * 1000 + 220_000;
  const left = minutes * 60 - Math.floor((at - since) / 1000);
  // The laptop thinks that it is ten years later; the server says what time it is.
  await page.clock.setFixedTime(new Date("2036-01-01T00:00:00Z"));
  await page.route(/\/api\/(?!events)/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), date: new Date(at).toUTCString() } });
  });
  await page.goto(held.address);
  const clock = page.locator(".now .clock");
  await clock.waitFor();
  await expect
    .poll(() => clock.textContent(), PATIENT)
    .toBe(`${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
  await page.getByText(`van ${minutes} min`).first().waitFor();
  await page.close();
});

test("a name is caught while it is typed, replaced by keyboard, and the action is there for all", () =>
  agree(held, number, NAME));

test("what looks like a name is asked about though no case knows it: no key replaces it, one button says it is nobody here", async () => {
  const { page } = held.chair;
  const line = page.locator(".entry-line");
  const what = line.getByLabel("Wat");
  await what.fill("Belt met Jansen de Boer");
  await page.getByText("“Jansen de Boer” lijkt een naam.").waitFor();
  await what.press("Enter");
  expect(await what.inputValue()).toBe("Belt met Jansen de Boer");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), PATIENT).toBe("het kind");
  await page.getByRole("button", { name: "Niemand uit deze casus" }).click();
  await page.getByText("lijkt een naam", { exact: false }).waitFor({ state: "detached" });
  await what.fill("");
});

test("the one button goes from point to point to the end", async () => {
  expect(await goThrough(held)).toBe(2);
});

test("the look back names nobody of a case; the meeting closes, actions are taken over, and the list is on paper", () =>
  end(held, number, NAME));
