/** The ways in which a name, a birth date or an address may be written in a text. */

import { folded } from "./fold.ts";

export interface Known {
  readonly kind: "name" | "birthDate" | "address";
  readonly text: string;
}

/** Words that join the parts of a name: no name by themselves. */
const PARTICLES: ReadonlySet<string> = new Set(
  "van de der den het ter ten te la le el al da di du von zu dos in op aan bij uit 't 's t s en of und y".split(" "),
);
/** Words that go before a name. */
export const TITLES: ReadonlySet<string> = new Set(
  "familie fam gezin mevrouw mevr mw meneer dhr heer mr mrs ms dr drs ing prof kind moeder vader".split(" "),
);
const NO_NAMES: ReadonlySet<string> = new Set([...PARTICLES, ...TITLES]);
const MONTHS: readonly (readonly string[])[] = [
  ["januari", "jan", "january"],
  ["februari", "feb", "february"],
  ["maart", "mrt", "march", "mar"],
  ["april", "apr"],
  ["mei", "may"],
  ["juni", "jun", "june"],
  ["juli", "jul", "july"],
  ["augustus", "aug", "august"],
  ["september", "sep", "sept"],
  ["oktober", "okt", "october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];
/** Every name of a month, Dutch and English, for a pattern. */
export const MONTH_NAMES = MONTHS.flat();

/** Parts of a name that identify by themselves: no particles, no titles, no single letters. */
function nameSpellings(name: string): readonly string[] {
  const parts = folded(name)
    .split(/[^\p{L}\p{N}']+/u)
    .filter((part) => part !== "");
  const telling = parts.filter((part) => part.length > 1 && !NO_NAMES.has(part));
  return telling.length > 0 ? telling : [folded(name)];
}

/** `2014-03-20`, 20-03-2014, 20/3/14, 20 maart 2014, 20 mrt: also without its year, because a birthday tells as much. */
function daySpellings(day: string): readonly string[] {
  const [year = "", month = "", date = ""] = day.split("-");
  const names = MONTHS[Number(month) - 1] ?? [];
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
export function spellings({ kind, text }: Known): readonly string[] {
  const all =
    kind === "name" ? nameSpellings(text) : kind === "birthDate" ? daySpellings(text) : addressSpellings(text);
  return [...new Set(all)].filter((one) => one.length > 1);
}

/** Initials with their dots (J.V., J. d. V.), with and without the particles; `undefined` for a name of one part. */
export function initials(name: string): RegExp | undefined {
  const parts = folded(name)
    .split(/[^\p{L}']+/u)
    .filter((part) => /^'?\p{L}/u.test(part));
  const letters = parts.map((part) => ({ letter: part.replace("'", "")[0] ?? "", needed: !NO_NAMES.has(part) }));
  if (letters.filter(({ needed }) => needed).length < 2) return undefined;
  const pattern = letters.map(({ letter, needed }) => (needed ? `${letter}\\.\\s?` : `(?:${letter}\\.\\s?)?`)).join("");
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern.replace(/\\s\?$/, "")}`, "gu");
}
