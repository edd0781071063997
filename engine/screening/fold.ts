/** Text as a search sees it: small letters without marks, one kind of quote, dash and space, nothing invisible; with the way back to the places in the original. */

export interface Folded {
  readonly text: string;
  /** The text as it was written. */
  readonly original: string;
  /** Where the sign at a place of `text` was in the original: from (inclusive) and to (exclusive). */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^[‘’‛ʼʻ`´′]$/u, "'"],
  [/^\p{Pd}$/u, "-"],
  [/^\p{Z}$/u, " "],
];
const INVISIBLE = /^[\p{M}\p{Cf}]$/u;

/** What one sign becomes; nothing for a mark or an invisible one. */
function plain(sign: string): string {
  const known = SIGNS.find(([pattern]) => pattern.test(sign));
  if (known) return known[1];
  return [...sign.normalize("NFKD").toLowerCase()]
    .filter((part) => !INVISIBLE.test(part))
    .map((part) => LETTERS[part] ?? part)
    .join("");
}

/** Folds a text, remembering where each sign came from. A mark or an invisible sign belongs to the sign before it. */
export function fold(original: string): Folded {
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const sign of original) {
    const end = at + sign.length;
    const folded = sign >= "a" && sign <= "z" ? sign : plain(sign);
    if (folded === "" && to.length > 0) to[to.length - 1] = end;
    for (let index = 0; index < folded.length; index += 1) {
      from.push(at);
      to.push(end);
    }
    text += folded;
    at = end;
  }
  return { text, original, from, to };
}

/** Only the folded text, trimmed. */
export const folded = (text: string): string => fold(text).text.trim();
