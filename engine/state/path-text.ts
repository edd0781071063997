/** The path of a unit as one text, for addresses, lists and examples: any text can be a key in it. */

/** What a part of a path shows as it is; everything else stands between dots, by its code. */
const OTHERS = /[^\w-]+/gu;
const ESCAPED = /\.([0-9a-f]+(?:-[0-9a-f]+)*)\./g;
/** Above this no code of a sign. */
const LAST_CODE = 0x10ffff;

/** `Home/work` as `Home.2f.work`: letters, digits, dots and dashes only, so that it fits any address without more. */
const escaped = (part: string): string =>
  part.replace(OTHERS, (signs) => `.${[...signs].map((sign) => (sign.codePointAt(0) ?? 0).toString(16)).join("-")}.`);
const unescaped = (part: string): string =>
  part.replace(ESCAPED, (whole, codes: string) => {
    const numbers = codes.split("-").map((code) => Number.parseInt(code, 16));
    return numbers.every((code) => code <= LAST_CODE) ? String.fromCodePoint(...numbers) : whole;
  });

/** The text of a path, `consentPerson/p1`; empty for the main unit. */
export const pathText = (path: readonly string[]): string => path.map(escaped).join("/");

/** The path that a text names; the inverse of `pathText`. */
export const pathFrom = (text: string): readonly string[] => (text === "" ? [] : text.split("/").map(unescaped));
