/** The ways in which a name, a birth date or an address may be written in a text. */

import { folded } from "./fold.ts";
import type { Known } from "./types.ts";

/** Words of a language that stand in names and dates, as a profile gives them. */
export interface SpellingData {
  /** Words that join the parts of a name: no name by themselves. */
  readonly particles?: readonly string[];
  /** Words that go before a name. */
  readonly titles?: readonly string[];
  /** Twelve lists: the ways in which each month is written. */
  readonly months?: readonly (readonly string[])[];
  /** What stands behind a name to say whose something is. */
  readonly endings?: readonly string[];
}
export interface Spelling {
  /** Parts of a name that are no name by themselves; `undefined` when nobody has listed them. */
  readonly noNames: ReadonlySet<string> | undefined;
  readonly months: readonly (readonly string[])[];
  readonly endings: readonly string[];
}

const words = { type: "array", items: { type: "string", minLength: 1 } };
export const SPELLING_SHAPE = {
  type: "object",
  additionalProperties: false,
  properties: {
    why: { type: "string" },
    particles: words,
    titles: words,
    months: { type: "array", items: words },
    endings: words,
  },
};

export const spellingOf = ({ particles, titles = [], months = [], endings = [] }: SpellingData): Spelling => ({
  noNames: particles && new Set([...particles, ...titles].map(folded)),
  months: months.map((names) => names.map(folded)),
  endings,
});

/** Parts of a name as they were written, between spaces and hyphens. */
const partsOf = (name: string): readonly string[] => name.split(/[^\p{L}\p{N}\p{M}\p{Cf}'’‘‛ʼʻ`´′]+/u);

/** Whether a part of a name is a particle or a title. Without a list: a part in small letters beside one with a capital. */
const isNoName = (part: string, name: string, { noNames }: Spelling): boolean =>
  noNames ? noNames.has(folded(part)) : /\p{Lu}/u.test(name) && !/\p{Lu}/u.test(part);

/** Parts of a name that identify by themselves: no particles, no titles, no single letters. */
function nameSpellings(name: string, spelling: Spelling): readonly string[] {
  const telling = partsOf(name)
    .filter((part) => !isNoName(part, name, spelling))
    .map(folded)
    .filter((part) => part.length > 1);
  return telling.length > 0 ? telling : [folded(name)];
}

/** `2014-03-20`, 20-03-2014, 20/3/14, 20 maart 2014, 20 mrt: also without its year, because a birthday tells as much. */
function daySpellings(day: string, { months }: Spelling): readonly string[] {
  const [year = "", month = "", date = ""] = day.split("-");
  const names = months[Number(month) - 1] ?? [];
  const numbers = ["-", "/", "."].flatMap((sign) =>
    [year, year.slice(2)].flatMap((y) => [
      [date, month, y].join(sign),
      [String(Number(date)), String(Number(month)), y].join(sign),
    ]),
  );
  const dates = [...new Set([date, String(Number(date))])];
  return [
    day,
    ...numbers,
    ...dates.flatMap((one) => names.flatMap((name) => [`${one} ${name}`, `${one} ${name} ${year}`])),
  ];
}

/** The whole address, and its street without a number. */
function addressSpellings(address: string): readonly string[] {
  const whole = folded(address);
  const street = (whole.split(",")[0] ?? "").replace(/\s+\d.*$/, "").trim();
  return [whole, ...(street !== whole && /^\p{L}[\p{L} .'-]{3,}$/u.test(street) ? [street] : [])];
}

/** Folded texts to look for; one sign alone is never looked for. */
export function spellings({ kind, text }: Known, spelling: Spelling): readonly string[] {
  const all =
    kind === "name"
      ? nameSpellings(text, spelling)
      : kind === "birthDate"
        ? daySpellings(text, spelling)
        : addressSpellings(text);
  return [...new Set(all)].filter((one) => one.length > 1);
}

/** Initials with their dots (J.V., J. d. V.), with and without the particles; `undefined` for a name of one part. */
export function initials(name: string, spelling: Spelling): RegExp | undefined {
  const parts = partsOf(name)
    .map((part) => ({ plain: folded(part), needed: !isNoName(part, name, spelling) }))
    .filter(({ plain }) => /^'?\p{L}/u.test(plain));
  const letters = parts.map(({ plain, needed }) => ({ letter: plain.replace("'", "")[0] ?? "", needed }));
  if (letters.filter(({ needed }) => needed).length < 2) return undefined;
  const pattern = letters.map(({ letter, needed }) => (needed ? `${letter}\\.\\s?` : `(?:${letter}\\.\\s?)?`)).join("");
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern.replace(/\\s\?$/, "")}`, "gu");
}
