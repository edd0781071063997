/** The product's own words in Dutch and English; words of a process come from its definition, by address. */

import { useQueries, useQuery } from "@tanstack/react-query";
import i18next from "i18next";
import { useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import { queries } from "../api/queries.ts";
import en from "./en.json";
import nl from "./nl.json";

const KEPT = "casustafel.language";
export type Language = "nl" | "en";

export async function startTexts(): Promise<void> {
  const kept = localStorage.getItem(KEPT);
  const language: Language = kept === "en" ? "en" : "nl";
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "nl",
    resources: { nl: { translation: nl }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
export function useLanguage(): Language {
  return useTranslation().i18n.language === "en" ? "en" : "nl";
}

/** The last part of an address as plain words: what is shown when a definition forgot a text. */
export function plainWords(address: string): string {
  const last = address.split(".").at(-1) ?? address;
  const words = last
    .replace(/^!/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface DefinitionTexts {
  /** The text at an address, else plain words. */
  (address: string): string;
  /** The text at an address, if the definition has one. */
  maybe(address: string): string | undefined;
}

/** Finds the text of an address in the given languages, the first that has one. */
export function textsOf(
  all: Readonly<Record<string, Readonly<Record<string, string>>>>,
  languages: readonly string[],
): DefinitionTexts {
  const maybe = (address: string): string | undefined => {
    for (const language of languages) {
      const found = all[language]?.[address];
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return Object.assign((address: string) => maybe(address) ?? plainWords(address), { maybe });
}

/** Texts of one published definition; plain words until they are there. */
export function useDefinitionTexts(definition: string | undefined): DefinitionTexts {
  const language = useLanguage();
  const { data } = useQuery(queries.texts(definition ?? ""));
  return useMemo(() => textsOf(data ?? {}, [language, "nl", "en"]), [data, language]);
}

/** Whether the texts of all these definitions are there, or cannot be had: a list waits, so that no word changes under one's eyes. */
export function useTextsReady(definitions: readonly string[]): boolean {
  const asked = useQueries({ queries: [...new Set(definitions)].map((hash) => queries.texts(hash)) });
  return asked.every(({ isPending }) => !isPending);
}
