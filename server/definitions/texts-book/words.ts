/** The few words of a workbook of texts, and what the parts of an address are called, in the language of who asks for it. */

import type { Language } from "./rows.ts";

interface BookWords {
  readonly sheets: { readonly process: string; readonly forms: string };
  readonly heads: readonly [address: string, place: string, nl: string, en: string, locked: string];
  readonly file: string;
  /** Parts of an address, by their names in it. */
  readonly parts: Readonly<Record<string, string>>;
}
const NL: BookWords = {
  sheets: { process: "Proces", forms: "Formulieren" },
  heads: [
    "Adres (niet wijzigen)",
    "Waar het staat",
    "Nederlands",
    "Engels",
    "Ligt vast (alleen de woorden mogen anders)",
  ],
  file: "teksten",
  parts: {
    roles: "rol",
    circles: "kring",
    settings: "instelling",
    purposes: "doel",
    parties: "partij",
    states: "stap",
    events: "knop",
    sections: "onderdeel",
    facts: "voorwaarde",
    deadlines: "termijn",
    effects: "bericht",
    items: "lijst",
    reports: "papier",
    blocks: "blok",
    columns: "kolom",
    tabs: "tabblad",
    line: "balk",
    choices: "keuze",
    pages: "pagina",
    help: "uitleg",
    button: "knop",
    consequence: "gevolg",
    confirm: "vraag vooraf",
    task: "taak",
    new: "nieuw",
    told: "achteraf",
    count: "telling",
    many: "meervoud",
    empty: "als er niets is",
    row: "naam van een rij",
    title: "titel",
    intro: "inleiding",
    holds: "als het klopt",
  },
};
const EN: BookWords = {
  sheets: { process: "Process", forms: "Forms" },
  heads: ["Address (do not change)", "Where it stands", "Dutch", "English", "Locked (only the words may differ)"],
  file: "texts",
  parts: {
    roles: "role",
    circles: "circle",
    settings: "setting",
    purposes: "purpose",
    parties: "party",
    states: "step",
    events: "button",
    sections: "part",
    facts: "condition",
    deadlines: "term",
    effects: "notice",
    items: "list",
    reports: "paper",
    blocks: "block",
    columns: "column",
    tabs: "tab",
    line: "bar",
    choices: "choice",
    pages: "page",
    help: "help",
    button: "button",
    consequence: "consequence",
    confirm: "question before",
    task: "task",
    new: "new",
    told: "afterwards",
    count: "count",
    many: "several",
    empty: "when there is nothing",
    row: "name of a row",
    title: "title",
    intro: "introduction",
    holds: "when it holds",
  },
};
export const bookWords = (language: Language): BookWords => (language === "nl" ? NL : EN);
