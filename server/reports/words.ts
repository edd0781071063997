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
};
export const wordsOf = (language: string): PaperWords => (language === "en" ? EN : NL);

/** `Gemaakt op 09-07-2026, versie 1. Naam 1.0, noord.`; empty for a paper that was kept before it was told. */
export function madeWords({ made, language }: ReportModel): string {
  if (!made) return "";
  const words = wordsOf(language);
  const which = made.version === undefined ? words.state(made.revision) : words.version(made.version);
  return `${words.made(made.on)}, ${which}. ${made.rules}.`;
}
