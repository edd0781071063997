/** Numbers as a reader types and reads them: comma or point, minus, groups of three, by the language. */

type Language = "nl" | "en";
/** More digits than a double holds would be stored as another number. */
const MOST_DIGITS = 15;

const languageOf = (language: string): Language => (language.startsWith("nl") ? "nl" : "en");
const grouped = (sign: string): RegExp => new RegExp(`^[1-9]\\d{0,2}(\\${sign}\\d{3})+$`);

/** The digits with a point for the decimals; undefined when the text is no number. */
function plain(text: string, language: Language): string | undefined {
  const [group, decimal] = language === "nl" ? [".", ","] : [",", "."];
  const [first, last] = text.lastIndexOf(".") > text.lastIndexOf(",") ? [",", "."] : [".", ","];
  if (text.includes(first) && text.includes(last)) {
    const [whole = "", ...decimals] = text.split(last);
    return decimals.length === 1 && grouped(first).test(whole)
      ? `${whole.replaceAll(first, "")}.${decimals[0]}`
      : undefined;
  }
  if (grouped(group).test(text)) return text.replaceAll(group, "");
  return text.replace(decimal, ".").replace(group, ".");
}

/**
 * The number that a text says in a language: `1.250,50` and `-0,5` in Dutch, `1,250.50` in English. A single sign that
 * cannot divide groups is read as the decimal sign in both. Undefined when it is no number, or not one that can be stored exactly.
 */
export function parseNumber(typed: string, language: string): number | undefined {
  const text = typed.replace(/\s/g, "").replace(/^\u2212/, "-");
  const sign = /^[-+]/.exec(text)?.[0] ?? "";
  const digits = plain(text.slice(sign.length), languageOf(language));
  if (digits === undefined || !/^(\d+(\.\d*)?|\.\d+)$/.test(digits)) return undefined;
  const significant = digits.replace(".", "").replace(/^0+/, "");
  if (significant.length > MOST_DIGITS) return undefined;
  const value = Number(digits);
  return sign === "-" && value !== 0 ? -value : value;
}

/** A number with the decimal sign of the language; as it stands in a field without groups, to be read in groups of three. `parseNumber` reads both back. */
export const numberText = (value: number, language: string, useGrouping = false): string =>
  new Intl.NumberFormat(languageOf(language), { useGrouping, maximumFractionDigits: 20 }).format(value);
