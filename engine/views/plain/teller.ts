/** The words of one process in one language: its own texts by address, and the sentences around them. */

import type { CompiledProcess } from "../../compile/types.ts";
import en from "./texts.en.json" with { type: "json" };
import nl from "./texts.nl.json" with { type: "json" };

export type PlainText = keyof typeof nl;
const TEXTS: Readonly<Record<string, Readonly<Record<PlainText, string>>>> = { nl, en };

export interface Teller {
  readonly process: CompiledProcess;
  readonly language: string;
  /** A text of the process, in its own language where it has none in this one. */
  readonly text: (address: string) => string | undefined;
  /** A text, or the last part of the address. */
  readonly word: (address: string) => string;
  readonly formText: (form: string, key: string) => string | undefined;
  readonly say: (key: PlainText, values?: Readonly<Record<string, string>>) => string;
  readonly has: (key: string) => key is PlainText;
  /** A role or a circle. */
  readonly role: (name: string) => string;
  readonly roles: (names: readonly string[]) => string;
}

/** A label inside a sentence; what is written in capitals on purpose stays. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** @param called the process whose words for people are used; its own without it */
export function tellerOf(process: CompiledProcess, language: string, called = process): Teller {
  const own = process.definition.process.language ?? "nl";
  const texts = TEXTS[language] ?? nl;
  const text = (address: string): string | undefined =>
    process.texts[language]?.[address] ?? process.texts[own]?.[address];
  const word = (address: string): string => text(address) ?? address.split(".").at(-1) ?? address;
  const person = (address: string): string | undefined =>
    called.texts[language]?.[address] ?? called.texts[own]?.[address] ?? text(address);
  const role = (name: string): string => person(`roles.${name}`) ?? person(`circles.${name}`) ?? name;
  return {
    process,
    language,
    text,
    word,
    formText: (form, key) => {
      const words = process.forms[form]?.definition.texts;
      // What a variant calls otherwise, or brings, stands among the texts of the process.
      return text(`forms.${form}.${key}`) ?? words?.[language]?.[key] ?? words?.[own]?.[key];
    },
    say: (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
    has: (key): key is PlainText => Object.hasOwn(nl, key),
    role,
    roles: (names) => [...new Set(names.map(role))].join(", "),
  };
}
