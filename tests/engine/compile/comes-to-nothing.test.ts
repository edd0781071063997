/** What can be written and comes to nothing is told where it stands, with what would help: unused parts, words of nothing, notices for nobody, demos that cannot be played. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { fixtureFiles } from "../../support/fixtures.ts";

const root = "workflows/tumour-board";
const given = fixtureFiles();
type Value = Readonly<Record<string, unknown>>;
type Change = (value: Record<string, unknown>) => unknown;

const under = (value: Value, ...keys: readonly string[]): Record<string, unknown> =>
  keys.reduce<unknown>((inner, key) => (inner as Value)[key], value) as Record<string, unknown>;
const set =
  (path: readonly string[], to: unknown): Change =>
  (value) => {
    under(value, ...path.slice(0, -1))[path.at(-1) ?? ""] = to;
  };

/** What one change of a file makes: code, file, pointer; the line is not the first unless the file as a whole is meant. */
function told(file: string, change: Change): readonly string[] {
  const path = file.startsWith("forms/") || file.startsWith("workflows/") ? file : `${root}/${file}`;
  const value = JSON.parse(given.get(path) ?? "{}") as Record<string, unknown>;
  change(value);
  const files = new Map([...given, [path, JSON.stringify(value, null, 1)]]);
  const found = publish({ root, files }).findings;
  for (const one of found) expect(one.remedy).toMatch(/\w/);
  return found.map(
    (one) => `${one.code} ${one.file.replace(`${root}/`, "")}${one.pointer}${one.line > 1 ? "" : " (whole)"}`,
  );
}

test("without a change nothing is told", () => {
  expect(told("process.json", () => undefined)).toEqual([]);
});

const P = "patient";
test.each<[title: string, file: string, change: Change, told: string]>([
  [
    "a setting",
    "process.json",
    set(["settings", "spare"], { type: "integer", default: 1, setBy: "group" }),
    "unused-setting process.json/settings/spare",
  ],
  [
    "a role",
    "process.json",
    set(["roles", "spare"], { family: "office", held: "group" }),
    "unused-role process.json/roles/spare",
  ],
  ["a fact", `${P}/facts.json`, set(["spare"], { is: "true" }), `unused-fact ${P}/facts.json/spare`],
  [
    "an effect",
    `${P}/effects.json`,
    set(["spare"], { notify: ["coordinator"] }),
    `unused-effect ${P}/effects.json/spare`,
  ],
  [
    "words of an event",
    "texts.nl.json",
    set([`${P}.events.maybe`], "Ooit"),
    `unknown-address texts.nl.json/${P}.events.maybe`,
  ],
  [
    "words of a kind",
    "texts.en.json",
    set(["clinic.states.open"], "Open"),
    "unknown-address texts.en.json/clinic.states.open",
  ],
  [
    "words of a field",
    "forms/tumour-board/note/texts.nl.json",
    set(["nobody.help"], "x"),
    "unknown-address forms/tumour-board/note/texts.nl.json/nobody.help",
  ],
  [
    "a way to draw items",
    `${P}/items/scan.json`,
    set(["layout"], "tiles"),
    `unknown-layout ${P}/items/scan.json/layout`,
  ],
  [
    "a mark that turns a text round",
    "texts.nl.json",
    set([`${P}.states.draft`], "\u202eab"),
    `unseen-sign texts.nl.json/${P}.states.draft`,
  ],
  [
    "a letter that looks like another",
    "texts.nl.json",
    set([`${P}.states.draft`], "Cоncept"),
    `mixed-script texts.nl.json/${P}.states.draft`,
  ],
  [
    "a refusal",
    "board/effects.json",
    (value) => delete under(value, "askDefer")["refused"],
    "refusal-unheard board/effects.json/askDefer",
  ],
  [
    "a person of a demo",
    "demo/play.json",
    (value) => set(["as"], "nobody")((value["steps"] as Record<string, unknown>[])[0] ?? {}),
    "unknown-person demo/play.json/steps/0/as",
  ],
  [
    "an organisation of a demo",
    "demo/region.json",
    (value) => set(["organisation"], "nowhere")(Object.values(under(value, "people"))[0] as Record<string, unknown>),
    `unknown-organisation demo/region.json/people/${Object.keys((JSON.parse(given.get(`${root}/demo/region.json`) ?? "{}") as { people: object }).people)[0]}/organisation`,
  ],
  [
    "a step before its time",
    "demo/play.json",
    (value) => set(["day"], -4_000)((value["steps"] as Record<string, unknown>[])[3] ?? {}),
    "out-of-time demo/play.json/steps/3",
  ],
  [
    "a holiday",
    "workflows/profiles/hospital/profile.json",
    (value) => (value["holidays"] as unknown[]).push({ day: "2026-06-31", name: "x" }),
    "bad-day workflows/profiles/hospital/profile.json/holidays/",
  ],
])("%s that comes to nothing", (_, file, change, expected) => {
  const found = told(file, change);
  expect(
    found.some((line) => line.startsWith(expected)),
    found.join("\n"),
  ).toBe(true);
  expect(found.filter((line) => line.startsWith(expected)).every((line) => !line.endsWith("(whole)"))).toBe(true);
});

test("an item in no tab, a form without a section, a process without words and a grave act without a question are told", () => {
  const noTab = told(`${P}/screens.json`, (value) => {
    const screen = (value as unknown as Record<string, unknown>[])[0] ?? {};
    const tabs = under(screen, "tabs") as Readonly<Record<string, { show?: string[] }>>;
    for (const tab of Object.values(tabs)) tab.show = (tab.show ?? []).filter((name) => name !== "note");
  });
  expect(noTab).toContain(`item-in-no-tab ${P}/items/note.json/chart`);
  expect(told("forms/tumour-board/spare/schema.json", set(["type"], "object"))).toContain(
    "unused-form forms/tumour-board/spare/schema.json (whole)",
  );
  expect(told("texts.nl.json", (value) => delete value["board.events.cancel.confirm"])).toEqual([
    "missing-text texts.nl.json (whole)",
  ]);
  const files = new Map([...given].filter(([path]) => !/tumour-board\/texts\.\w+\.json$/.test(path)));
  expect(publish({ root, files }).findings.map(({ code }) => code)).toContain("no-texts");
});
