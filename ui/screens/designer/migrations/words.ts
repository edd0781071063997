/** Words for what stands at an address of a migration: a state, a section, a field, an item or a fact. */

import type { TFunction } from "i18next";
import type { DefinitionTexts } from "../../../texts/i18n.ts";
import type { MigrationCase } from "./migration.ts";

/** `case.sections.note.text` → the section, and the field in it where its form is known. */
export function wordsOfData(words: DefinitionTexts, address: string, form?: string): string {
  const [, section = address, field] = /^(.+\.sections\.[^.]+)(?:\.(.+))?$/.exec(address) ?? [];
  if (field === undefined) return words(section);
  return `${words(section)} › ${form === undefined ? field : words(`forms.${form}.${field}`)}`;
}

/** What there is to say about one case, a sentence each. */
export function sentencesOf(
  t: TFunction,
  one: MigrationCase,
  before: DefinitionTexts,
  after: DefinitionTexts,
  formOf: (address: string) => string | undefined,
): readonly string[] {
  const reasons = one.reasons.map(({ name, text }) => {
    if (text.startsWith("codes.")) {
      const known = ["open-draft", "changed", "unsettled"].includes(name);
      return t(`design.over.reasons.${known ? name : "other"}`, { what: name });
    }
    const table = /\.(states|sections|items)\.[^.]+(?:\.[^.]+)?$/.exec(text)?.[1];
    const what = table === "sections" ? wordsOfData(before, text, formOf(text)) : before(text);
    return t(`design.over.reasons.${table ?? "other"}`, { what });
  });
  const notices = one.notices.map(({ code, address }) => {
    const words = code === "drops" ? before : after;
    return t(`design.over.notices.${code}`, { what: wordsOfData(words, address, formOf(address)) });
  });
  return [...new Set([...reasons, ...notices])];
}
