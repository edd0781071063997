/** Where a text stands, in words: what is around it by its own text, and what kind of thing it is. */

import type { Language, TextRow } from "./rows.ts";
import { bookWords } from "./words.ts";

/** @returns the place of any row of a draft, such as `Case › step › Check › help`. */
export function placesOf(rows: readonly TextRow[], language: Language): (row: TextRow) => string {
  const { parts: names } = bookWords(language);
  const byAddress = new Map(rows.map(({ address, texts }) => [address, texts[language] ?? texts.nl]));
  return ({ address, folder, key }) => {
    const before = address.slice(0, address.length - key.length);
    const parts = key.split(".");
    const title = before === "" ? [] : [byAddress.get(`${before}title`) ?? folder];
    const words = parts.flatMap((part, index) => {
      const text = byAddress.get(before + parts.slice(0, index + 1).join("."));
      const isLast = index === parts.length - 1;
      return (isLast ? undefined : text) ?? (Object.hasOwn(names, part) ? names[part] : undefined) ?? [];
    });
    return [...title, ...words].join(" › ");
  };
}
