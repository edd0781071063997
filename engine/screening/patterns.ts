/** What looks as if it identifies somebody, whoever it is: mail addresses, postcodes, telephone numbers, dates, citizen numbers. Every pattern is bounded. */

import { MONTH_NAMES } from "./spellings.ts";

export type PatternKind = "citizenNumber" | "date" | "postcode" | "phone" | "email";
export interface Match {
  readonly kind: PatternKind;
  readonly start: number;
  readonly end: number;
}

/** Numbers of cases and actions (`2026-014`, `2026-014-03`): they stand in these texts on purpose (S25). */
const OWN_NUMBER = /(?<![\d-])20\d{2}-\d{3,4}(?:-\d{2,3})?(?![\d-]|[./]\d)/g;

const GAP = "[\\s().-]{0,2}";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const MONTH = "(?:0?[1-9]|1[0-2])";
const YEAR = "(?:19|20)\\d{2}";
const PATTERNS: readonly (readonly [PatternKind, RegExp])[] = [
  ["email", /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,24}/g],
  ["postcode", /(?<!\d)[1-9]\d{3} ?[a-z]{2}(?![\p{L}\p{N}])/gu],
  ["phone", new RegExp(`(?<!\\d)(?<!\\d-)(?:(?:\\+|00)31${GAP}(?:\\(0\\))?|\\(?0)(?:${GAP}\\d){9}(?!\\d)`, "g")],
  ["phone", new RegExp(`\\+(?!31)[1-9]\\d{0,2}(?:${GAP}\\d){7,12}(?!\\d)`, "g")],
  ["date", new RegExp(`(?<![\\d-])${DAY}([-/.])${MONTH}\\1${YEAR}(?![\\d-])`, "g")],
  ["date", new RegExp(`(?<![\\d/-])${DAY}([-/])${MONTH}\\1\\d{2}(?![\\d/-])`, "g")],
  ["date", new RegExp(`(?<![\\d-])${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?![\\d-])`, "g")],
  ["date", new RegExp(`(?<![\\d])${DAY} (?:${MONTH_NAMES.join("|")})\\.? (?:${YEAR}|'\\d{2})(?!\\d)`, "g")],
  ["citizenNumber", /(?<![\d.,-])\d{2,4}([ .]?)\d{2,3}\1\d{3}(?![\d-])/g],
];

/** Words of two letters that follow a number in ordinary Dutch or English: `in 2026 is`, `1500 kg`. */
const SHORT_WORDS = new Set(
  (
    "aan al as at be bv by cm de do ds en er et eu go ha he hg ho if ik in is ja je jl km kg kw ld me mg ml mm my na nl nr nu of om on " +
    "op or pp po se so te to tv um up us uw va we wo ze zo zn"
  ).split(" "),
);

/** The eleven-test of Dutch citizen numbers. */
function isCitizenNumber(digits: string): boolean {
  const nine = digits.padStart(9, "0");
  if (nine.length !== 9 || Number(nine) === 0) return false;
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** A word of two letters after a number is a postcode's only when it is no ordinary word, or written in capitals. */
function isPostcode(found: string, asWritten: string): boolean {
  const letters = asWritten.slice(-2);
  return !SHORT_WORDS.has(found.slice(-2)) || letters === letters.toUpperCase();
}

/**
 * What looks like an identifier in a folded text.
 * @param asWritten gives the original of a piece of the folded text.
 */
export function matchesIn(text: string, asWritten: (start: number, end: number) => string): readonly Match[] {
  const rest = text.replace(OWN_NUMBER, (number) => "#".repeat(number.length));
  return PATTERNS.flatMap(([kind, pattern]) =>
    [...rest.matchAll(pattern)].flatMap((match): readonly Match[] => {
      const [start, end] = [match.index, match.index + match[0].length];
      if (kind === "citizenNumber" && !isCitizenNumber(match[0].replace(/\D/g, ""))) return [];
      if (kind === "postcode" && !isPostcode(match[0], asWritten(start, end))) return [];
      return [{ kind, start, end }];
    }),
  );
}
