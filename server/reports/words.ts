/** The few words that stand on every paper, whatever it is about: in the paper's own language. */

import type { ReportModel } from "../../engine/index.ts";

interface PaperWords {
  readonly page: string;
  readonly of: string;
  readonly confidential: string;
  readonly keptUntil: (day: string) => string;
  readonly copyFor: (organisation: string) => string;
  /** Read aloud at a marked row. */
  readonly yours: string;
  readonly made: (day: string) => string;
  readonly version: (version: number) => string;
  readonly state: (revision: number) => string;
  /** Of signs that no font draws. */
  readonly notDrawn: string;
}
const NL: PaperWords = {
  page: "Pagina",
  of: "van",
  confidential: "Vertrouwelijk",
  keptUntil: (day) => `Bewaren tot ${day}`,
  copyFor: (organisation) => `Exemplaar voor ${organisation}.`,
  yours: "van u",
  made: (day) => `Gemaakt op ${day}`,
  version: (version) => `versie ${version}`,
  state: (revision) => `stand ${revision}, nog geen vaste versie`,
  notDrawn:
    "Sommige tekens kunnen niet worden afgedrukt. Op die plaatsen staat de code van het teken, zoals [U+13000].",
};
const EN: PaperWords = {
  page: "Page",
  of: "of",
  confidential: "Confidential",
  keptUntil: (day) => `Keep until ${day}`,
  copyFor: (organisation) => `Copy for ${organisation}.`,
  yours: "yours",
  made: (day) => `Made on ${day}`,
  version: (version) => `version ${version}`,
  state: (revision) => `state ${revision}, not a fixed version`,
  notDrawn: "Some signs cannot be printed. In their place stands the code of the sign, such as [U+13000].",
};
export const wordsOf = (language: string): PaperWords => (language === "en" ? EN : NL);

/** `Gemaakt op 09-07-2026, versie 1. Naam 1.0, noord.`; empty for a paper that was kept before it was told. */
export function madeWords({ made, language }: ReportModel): string {
  if (!made) return "";
  const words = wordsOf(language);
  const which = made.version === undefined ? words.state(made.revision) : words.version(made.version);
  return `${words.made(made.on)}, ${which}. ${made.rules}.`;
}

interface FigureTexts {
  readonly title: string;
  readonly note: string;
  readonly all: string;
  readonly small: string;
  readonly nothing: string;
  readonly none: string;
  readonly halfYear: string;
  readonly quarter: string;
  readonly period: (per: string, name: string, language: string) => string;
}
const monthName = (name: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, Number(name) - 1, 15));
const periodIn =
  (words: Pick<FigureTexts, "halfYear" | "quarter">) =>
  (per: string, name: string, language: string): string =>
    per === "month" ? monthName(name, language) : `${per === "halfYear" ? words.halfYear : words.quarter} ${name}`;
const FIGURES: Readonly<Record<"nl" | "en", FigureTexts>> = {
  nl: {
    title: "Cijfers over",
    note: "Alleen aantallen. Waar iemand te herkennen kan zijn, staat ‘te weinig’ in plaats van een klein aantal.",
    all: "Samen",
    small: "te weinig",
    nothing: "In dit jaar is hier niets van vastgelegd.",
    none: "Er zijn nog geen cijfers.",
    halfYear: "Halfjaar",
    quarter: "Kwartaal",
    period: periodIn({ halfYear: "Halfjaar", quarter: "Kwartaal" }),
  },
  en: {
    title: "Figures of",
    note: "Numbers only. Where somebody might be recognised, ‘too few’ stands in place of a small number.",
    all: "Together",
    small: "too few",
    nothing: "Nothing of this was recorded in this year.",
    none: "There are no figures yet.",
    halfYear: "Half-year",
    quarter: "Quarter",
    period: periodIn({ halfYear: "Half-year", quarter: "Quarter" }),
  },
};
/** The words around figures. @param language `nl` or `en` */
export const figureWords = (language: string): FigureTexts => FIGURES[language === "en" ? "en" : "nl"];
