/** A name, birth date or address never slips into a text that must not name anybody, and what is no name is left alone. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareScreening } from "../../../engine/screening/registry.ts";
import { screenText as screenWith } from "../../../engine/screening/screen.ts";
import type { Known, Names } from "../../../engine/screening/types.ts";
import { shippedScreening } from "../../support/shipped-screening.ts";

const screening = shippedScreening();
const screenText = (text: string, names: Names, declared?: readonly string[]) =>
  screenWith(text, screening, names, declared);

const name = (text: string): Known => ({ kind: "name", text });
const birthDate = (text: string): Known => ({ kind: "birthDate", text });
const address = (text: string): Known => ({ kind: "address", text });
const found = (text: string, known: readonly Known[], declared: readonly string[] = []) =>
  screenText(text, { known }, declared).map((hit) => `${hit.kind}: ${hit.text}`);

describe("known names", () => {
  test.each([
    ["School belt met Jayden.", "Jayden Vermeer", ["name: Jayden"]],
    ["School belt met JAYDEN vermeer.", "Jayden Vermeer", ["name: JAYDEN", "name: vermeer"]],
    ["Jaydens school belt.", "Jayden Vermeer", ["name: Jaydens"]],
    ["Jayden's school belt.", "Jayden Vermeer", ["name: Jayden"]],
    ["De Vermeers komen ook.", "Jayden Vermeer", ["name: Vermeers"]],
    ["Zoe gaat mee.", "Zoë Bakker", ["name: Zoe"]],
    ["Zoë gaat mee.", "Zoe Bakker", ["name: Zoë"]],
    ["Zoe\u0308 gaat mee.", "Zoë Bakker", ["name: Zoe\u0308"]],
    ["Soren en Lukasz.", "Søren Łukasz", ["name: Soren", "name: Lukasz"]],
    ["Ay\u00ADlin en A\u200Bylin.", "Aylin", ["name: Ay\u00ADlin", "name: A\u200Bylin"]],
    ["Met de familie van den Berg.", "Kim van den Berg", ["name: Berg"]],
    ["Mevrouw de Vries-Jansen belt.", "Anna Jansen-de Vries", ["name: Vries", "name: Jansen"]],
    ["Anne-Fleur en Fleur", "Anne-Fleur Smit", ["name: Anne", "name: Fleur", "name: Fleur"]],
    ["De heer El-Amrani", "Samir el Amrani", ["name: Amrani"]],
    ["Mevrouw 't Hart", "Els ’t Hart", ["name: Hart"]],
    ["Met D’Angelo", "Rosa D'Angelo", ["name: D’Angelo"]],
    ["J.V. belt; daarna J. V. nog eens.", "Jayden Vermeer", ["name: J.V.", "name: J. V."]],
    ["J.v.d.B. belt.", "Jayden van den Berg", ["name: J.v.d.B."]],
    ["Bo belt.", "Bo Li", ["name: Bo"]],
    ["(Kim)/Kim_Kim", "Kim", ["name: Kim", "name: Kim", "name: Kim"]],
    ["Roos plukt een roos.", "Roos de Wit", ["name: Roos", "name: roos"]],
    ["Ĳsbrand komt", "IJsbrand", ["name: Ĳsbrand"]],
  ])("%s", (text, known, hits) => {
    expect(found(text, [name(known)])).toEqual(hits);
  });

  test.each([
    ["Kimono en akim zijn andere woorden.", "Kim"],
    ["De moeder van het kind en de familie.", "Familie van den Berg"],
    ["Een van de ouders belt.", "Kim van de Ven"],
    ["JV is een afkorting.", "Jayden Vermeer"],
    ["Een roos en een berg.", "Kim Jansen"],
    ["", "Kim"],
  ])("no name: %s", (text, known) => {
    expect(found(text, [name(known)])).toEqual([]);
  });

  test("a hit says exactly where it stands, so that the screen can mark it", () => {
    const text = "Vandaag: Zoë\u0308s school 😀 Zoe.";
    for (const hit of screenText(text, { known: [name("Zoë")] })) expect(text.slice(hit.start, hit.end)).toBe(hit.text);
    expect(screenText(text, { known: [name("Zoë")] }).map(({ start }) => start)).toEqual([9, 25]);
  });
});

describe("birth dates and addresses of the case", () => {
  test.each([
    "2014-03-20",
    "20-03-2014",
    "20-3-2014",
    "20/03/2014",
    "20.3.2014",
    "20-03-14",
    "20 maart 2014",
    "20 mrt",
    "20 March",
  ])("the birth date written as %s", (text) => {
    expect(found(`Geboren op ${text}, zegt men.`, [birthDate("2014-03-20")]).join()).toMatch(/^birthDate: 20/);
  });
  test("another day without a year is no hit", () => {
    expect(found("Bellen op 21 maart.", [birthDate("2014-03-20")])).toEqual([]);
  });
  test("a whole address is one hit; its street alone is one too", () => {
    const known = [address("Lange Dorpsweg 12, 9711 AB Oosterdorp")];
    expect(found("Woont op lange dorpsweg 12, 9711 ab oosterdorp.", known)).toEqual([
      "address: lange dorpsweg 12, 9711 ab oosterdorp",
    ]);
    expect(found("Woont aan de Lange Dorpsweg.", known)).toEqual(["address: Lange Dorpsweg"]);
    expect(found("Een lange weg.", known)).toEqual([]);
  });
});

describe("what looks like an identifier, known or not", () => {
  test.each([
    ["mail kim.jansen@example.org", "email: kim.jansen@example.org"],
    ["bel 06-12345678", "phone: 06-12345678"],
    ["bel 06 12 34 56 78.", "phone: 06 12 34 56 78"],
    ["bel (050) 123 45 67", "phone: (050) 123 45 67"],
    ["bel +31 6 12345678", "phone: +31 6 12345678"],
    ["bel 0031 612345678", "phone: 0031 612345678"],
    ["bel +31 (0)6 12345678", "phone: +31 (0)6 12345678"],
    ["bel +32 470 12 34 56", "phone: +32 470 12 34 56"],
    ["in 9711 AB", "postcode: 9711 AB"],
    ["in 9711AB", "postcode: 9711AB"],
    ["in 9711 xd", "postcode: 9711 xd"],
    ["in 9711 IS", "postcode: 9711 IS"],
    ["nummer 123456782", "citizenNumber: 123456782"],
    ["nummer 1234.56.782", "citizenNumber: 1234.56.782"],
    ["nummer 123 456 782", "citizenNumber: 123 456 782"],
    ["op 14-04-2026", "date: 14-04-2026"],
    ["op 4/4/26", "date: 4/4/26"],
    ["op 2026-04-14", "date: 2026-04-14"],
    ["op 14 april 2026", "date: 14 april 2026"],
    ["op 1 mei '26", "date: 1 mei '26"],
  ])("%s", (text, hit) => {
    expect(found(text, [])).toEqual([hit]);
  });

  test.each([
    "Zaak 2026-014 en actie 2026-014-03.",
    "Acties 2026-014-03 2026-015-01 2026-015-02 zijn klaar.",
    "In 2026 is er veel gebeurd, 1500 kg en 2000 km.",
    "Na 1200 en 1400 op te tellen.",
    "Nummer 123456789 doet de elfproef niet.",
    "Om 14:30 in kamer 12.3.4, blz. 112.",
    "Tussen 9-10 uur, 3/4 van de tijd.",
    "Versie 1.2.10 kost 12.500,00 euro.",
    "Het is a@b, zegt men.",
    "Bellen in maart 2026.",
  ])("no identifier: %s", (text) => {
    expect(found(text, [])).toEqual([]);
  });
});

test("what somebody declared to be no name is left alone, in whatever case and with a possessive", () => {
  expect(found("De roos van Roos; Roos' tas, Rooś.", [name("Roos")], ["roos"])).toEqual([]);
  expect(found("Rooss tas", [name("Roos")], ["Roos"])).toEqual([]);
  expect(found("Roos en Kim", [name("Roos"), name("Kim")], ["Roos"])).toEqual(["name: Kim"]);
  expect(found("op 14-04-2026 en 15-04-2026", [], ["14-04-2026"])).toEqual(["date: 15-04-2026"]);
});

const WORDS =
  "de school belt morgen met moeder over het huiswerk en plant samen een gesprek voor volgende week daarna kijkt iedereen hoe gaat".split(
    " ",
  );
const NAMES = [
  "Jayden",
  "Zoë",
  "Noor",
  "Aylin",
  "Søren",
  "Ĳsbrand",
  "Anne-Fleur",
  "Vermeer",
  "Yıldız",
  "D'Angelo",
  "Bo",
];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 0, maxLength: 20 });
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize("NFD"),
  (text) => text.normalize("NFD").replace(/\p{M}/gu, ""),
  (text) => `${text}s`,
  (text) => `“${text}”`,
  (text) => `${text},`,
  (text) => [...text].join("\u00AD"),
);

test("a known name placed anywhere in Dutch text is found, however it is dressed up", () => {
  fc.assert(
    fc.property(sentence, sentence, fc.constantFrom(...NAMES), disguise, (before, after, known, dress) => {
      const text = [...before, dress(known), ...after].join(" ");
      const hits = screenText(text, { known: [name(known)] });
      const start = before.join(" ").length;
      expect(hits.length).toBeGreaterThan(0);
      expect(hits.every((hit) => hit.start >= start && hit.end <= start + dress(known).length + 1)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("text without the name has no hit, and a declared name never has one", () => {
  fc.assert(
    fc.property(sentence, fc.constantFrom(...NAMES), disguise, (words, known, dress) => {
      expect(screenText(words.join(" "), { known: [name(known)] })).toEqual([]);
      const parts = known.split("-");
      expect(screenText([...words, dress(known)].join(" "), { known: [name(known)] }, [known, ...parts])).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("hits never overlap, stand in order and lie within the text, whatever the text", () => {
  const piece = fc.oneof(
    fc.constantFrom(...NAMES, "06-12345678", "9711 AB", "14-04-2026", "2026-014-03", "@", "é"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(" ");
      const hits = screenText(text, { known: NAMES.map(name) });
      let last = 0;
      for (const hit of hits) {
        expect(hit.start).toBeGreaterThanOrEqual(last);
        expect(hit.end).toBeGreaterThan(hit.start);
        expect(text.slice(hit.start, hit.end)).toBe(hit.text);
        last = hit.end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});

test("a long text is screened in linear time", () => {
  const slow = [
    "a".repeat(20_000),
    "1".repeat(20_000),
    "a.".repeat(10_000),
    "1 ".repeat(10_000),
    "a@".repeat(10_000),
    "j. ".repeat(6_600),
  ];
  for (const text of slow) {
    const before = performance.now();
    screenText(text, { known: NAMES.map(name) });
    expect(performance.now() - before).toBeLessThan(1_000);
  }
});

test("a pattern that does not run in linear time is a finding, and the other screeners work", () => {
  const found: string[] = [];
  const screening = prepareScreening(
    { knownNames: {}, patterns: { patterns: [{ kind: "phone", match: "(?<!a)b" }] } },
    { texts: [], numbers: [] },
    (screener, { code, pointer }) => found.push(`${screener} ${code} ${pointer}`),
  );
  expect(found).toEqual(["patterns bad-pattern /patterns/0/match"]);
  expect(screenWith("Kim belt", screening, { known: [name("Kim")] })).toHaveLength(1);
});

test("without word lists the small words of a name are no name by themselves", () => {
  const plain = prepareScreening({}, { texts: [], numbers: [] });
  const hits = (text: string) =>
    screenWith(text, plain, { known: [name("Jayden van den Berg")] }).map((hit) => hit.text);
  expect(hits("een van den Bergen")).toEqual([]);
  expect(hits("de Berg; J.v.d.B. belt")).toEqual(["Berg", "J.v.d.B."]);
});

test("numbers of a process are left alone as its numbering writes them, and no others", () => {
  const patterns = { patterns: [{ kind: "long", match: "\\d{4,}" }] };
  const of = (numbers: readonly string[]) =>
    screenWith("Zaak C-20261", prepareScreening({ patterns }, { texts: [], numbers }), { known: [] }).length;
  expect(of(["C-{n:5}"])).toBe(0);
  expect(of(["{year}-{n:3}"])).toBe(1);
});
