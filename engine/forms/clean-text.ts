/** What a text may hold: signs that XML, JSON or a calendar forbids are taken out once, on the way in; every script, emoji and mark stays. */

/** Control characters except tab and line ends, signs that Unicode sets aside for no text, and halves of a pair that stand alone. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const KEPT = new Set(["\t", "\n", "\r"]);

/** A text as it is stored: without forbidden signs, with one kind of line end. */
export const cleanText = (text: string): string =>
  text.replace(FORBIDDEN, (sign) => (KEPT.has(sign) ? sign : "")).replace(/\r\n?/g, "\n");

/** White space, and signs that draw nothing by themselves: fillers, joiners, marks of direction, an empty pattern of braille. */
const DRAWS_NOTHING = /^(?:[\s\u2800]|\p{Default_Ignorable_Code_Point})*$/u;

/** Whether a text shows nothing: it counts as not filled in. */
export const isBlank = (text: string): boolean => DRAWS_NOTHING.test(text);

/** The number of characters as `maxLength` counts them: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length;
