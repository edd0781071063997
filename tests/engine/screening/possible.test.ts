/** A text that must name nobody is asked about names that nobody knows, and is left alone where it names none. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedOnce, screenText } from "../../../engine/screening/screen.ts";
import { shippedLists, shippedScreening } from "../../support/shipped-screening.ts";

const words = shippedScreening(
  {
    ...shippedLists,
    telling: ["Jayden", "Sanne", "Anne", "Jansen"],
    alsoWords: ["Mark", "Jan", "Roos"],
    noNames: ["Turks", "nb"],
  },
  ["Veilig Thuis en het wijkteam", "CJG", "POH Jeugd"],
);
const found = (text: string, declared: readonly string[] = [], publicNames: readonly string[] = []) =>
  screenText(text, words, { known: [], publicNames }, declared).map((hit) => hit.text);

describe("written like a name", () => {
  test.each([
    ["Belt met Pietersma de Boer", ["Pietersma de Boer"]],
    ["Belt met mevrouw van der Meulen over school", ["van der Meulen"]],
    ["Bel Hogeweg.", ["Hogeweg"]],
    ["Overleg met J. de Vries", ["J. de Vries"]],
    ["Overleg met El-Amrani", ["El-Amrani"]],
    ["K.V. belt terug", ["K.V."]],
    ["Overleg i.v.m. Hogeweg", ["Hogeweg"]],
    ["Mevr. Pot belt. Daarna de POH'er Bol", ["Pot", "Bol"]],
    ["Gaat langs bij Özdemir", ["Özdemir"]],
    ["Met ŁUKASIEWICZ bellen", ["ŁUKASIEWICZ"]],
    ["Kim en Fatma: Hogeweg en Pot bellen", ["Fatma", "Pot"]],
  ])("%s", (text, names) => {
    expect(found(text)).toEqual(names);
  });
});

describe("a name of the list", () => {
  test.each([
    ["jayden komt mee", ["jayden"]],
    ["Jaydens school belt", ["Jaydens"]],
    ["Sanne belt school", ["Sanne"]],
    ["BELT MET JAYDEN", ["JAYDEN"]],
    ["Belt met anne-fleur", ["anne-fleur"]],
    ["Ja\u200Byden belt", ["Ja\u200Byden"]],
    ["Mark belt", ["Mark"]],
    ["Het boek van Jansen", ["Jansen"]],
    ["Naar het Jansencollege met Jansen", ["Jansen"]],
  ])("%s", (text, names) => {
    expect(found(text)).toEqual(names);
  });
  test.each(["mark de plek", "een roos in jan.", "Jansens? nee: hansop"])("no name with a small letter: %s", (text) => {
    expect(found(text).filter((name) => name !== "Jansens")).toEqual([]);
  });
});

describe("no name", () => {
  test.each([
    "Belt school over een rooster met halve dagen",
    "Vraagt wat jeugd-ggz al heeft gedaan. Plant dan een gesprek.",
    "1. Bel school\n2. Vraag vader\n- Stuur een brief\nDaarna: Koffie",
    "Belt Veilig Thuis en de CJG-medewerker, POH'er of IB",
    "Gaat naar het Alfa-college",
    "Spreekt Turks",
    "Kiest plan B of optie A",
    "N.B. eerst bellen",
    "BELT MET SCHOOL OVER ROOSTER",
    "“Morgen” zegt moeder. (Eerst bellen!) Dan verder … Klaar",
    "Voor 2026-014-03: Bellen",
    "",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("a part of the name of an organisation or a place, unless it is a listed name", () => {
    const organisations = ["Basisschool De Regenboog", "Praktijk Jansen", "Gemeente Oosterveen"];
    expect(found("Belt met De Regenboog in Oosterveen", [], organisations)).toEqual([]);
    expect(found("Belt met Praktijk Jansen", [], organisations)).toEqual([]);
    expect(found("Belt met Regen en met Jansen", [], organisations)).toEqual(["Regen", "Jansen"]);
  });

  test("what was said to be nobody here", () => {
    expect(found("Belt met Hogeweg en Pot", ["hogeweg"])).toEqual(["Pot"]);
  });
});

test("what is certain comes before what is possible: a place is told once", () => {
  const hits = screenText("Belt met Fleur Hogeweg", words, { known: [{ kind: "name", text: "Fleur Smit" }] });
  expect(hits.map(({ kind, text }) => [kind, text])).toEqual([["name", "Fleur"]]);
});

test("what may be a name is asked once: not of a text in which it stands already", () => {
  const before = "Belt met Hogeweg";
  const hits = screenText("Belt op 14-03-2015 met Hogeweg en Pot", words, { known: [] });
  expect(askedOnce(hits, `${before} op 14-03-2015`).map(({ text }) => text)).toEqual(["14-03-2015", "Pot"]);
  expect(askedOnce(hits, undefined)).toHaveLength(3);
});

test("a hit is exactly what stands at its place, whatever is typed", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.constantFrom("", " van der Meulen", " Jayden"),
      (text, name) => {
        for (const hit of screenText(text + name, words, { known: [] }))
          expect((text + name).slice(hit.start, hit.end)).toBe(hit.text);
      },
    ),
    { numRuns: 500 },
  );
});

test("a name of the shipped profile is found in a sentence of small letters, and its own words are none", () => {
  const shipped = shippedScreening(shippedLists);
  const telling = (text: string) => screenText(text, shipped, { known: [] }).map((hit) => hit.text);
  expect(shippedLists["telling"]?.filter((name) => telling(`belt met ${name} over school`).length === 0)).toEqual([]);
  expect(
    shippedLists["noNames"]?.filter(
      (word) => !/^\p{Lu}$/u.test(word) && telling(`belt met ${word} over school`).length > 0,
    ),
  ).toEqual([]);
});
