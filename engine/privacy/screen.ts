/** Finds what identifies somebody in a text bound for a paper without names (S25): known names, birth dates and addresses, and what looks like one. */

export type HitKind = "name" | "birthDate" | "address" | "citizenNumber" | "date" | "postcode" | "phone" | "email";
export interface Known {
  readonly kind: "name" | "birthDate" | "address";
  readonly text: string;
}
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: HitKind;
}

/** Words that join parts of Dutch surnames: no name by themselves. */
const PARTICLES = new Set([
  "van",
  "de",
  "der",
  "den",
  "het",
  "ter",
  "ten",
  "te",
  "la",
  "le",
  "el",
  "al",
  "da",
  "di",
  "du",
  "von",
  "in",
  "op",
  "aan",
  "bij",
  "'t",
  "t",
  "s",
  "en",
  "of",
  "und",
]);
const PATTERNS: readonly (readonly [HitKind, RegExp])[] = [
  ["email", /[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/gi],
  ["postcode", /\b[1-9]\d{3}\s?[a-z]{2}\b/gi],
  ["phone", /(?:\+31|\b0)(?:[\s-]?\d){9}\b/g],
  ["date", /\b(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d{2}\b/g],
  ["citizenNumber", /\b\d{8,9}\b/g],
];

/** Letters without marks in small case, one for one, so that places in the text stay the same. */
function fold(text: string): string {
  return [...text]
    .map((sign) => {
      const plain = sign.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      const base = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "s", ĳ: "i" }[plain] ?? plain;
      return base.length === sign.length ? base : sign.length === 1 ? (base[0] ?? sign) : sign;
    })
    .join("");
}
const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** The eleven-test of Dutch citizen numbers. */
function isCitizenNumber(digits: string): boolean {
  const nine = digits.padStart(9, "0");
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0 && nine !== "000000000";
}

/** Parts of a name that identify by themselves: not particles, not single letters. */
function nameParts(name: string): readonly string[] {
  return fold(name)
    .split(/[\s\-–.,]+/)
    .filter((part) => part.length > 1 && !PARTICLES.has(part));
}

function occurrences(folded: string, part: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
    const end = at + part.length;
    if (isLetter(folded[at - 1])) continue;
    // A possessive or diminutive still names: Jaydens, Kims.
    const possessive = folded[end] === "s" && !isLetter(folded[end + 1]) ? 1 : 0;
    if (isLetter(folded[end + possessive])) continue;
    found.push([at, end + possessive]);
  }
  return found;
}

/** Ways a day is written: 2014-03-20, 20-03-2014, 20-3-2014, 20/3/2014. */
function daySpellings(day: string): readonly string[] {
  const [year = "", month = "", date = ""] = day.split("-");
  const short = [`${Number(date)}`, `${Number(month)}`, year];
  const long = [date, month, year];
  return [day, ...["-", "/", "."].flatMap((sign) => [long.join(sign), short.join(sign)])];
}

const spellings = ({ kind, text }: Known): readonly string[] =>
  kind === "name" ? nameParts(text) : kind === "birthDate" ? daySpellings(text) : [fold(text.trim())];

/**
 * Every place in a text that identifies somebody, in order, without overlap.
 * @param known names, birth dates and addresses of the case.
 * @param declared texts that somebody has declared to be no name; compared without marks and case.
 */
export function screenText(text: string, known: readonly Known[], declared: readonly string[] = []): readonly Hit[] {
  const folded = fold(text);
  const fine = new Set(declared.map(fold));
  const hits: Hit[] = [];
  const addHit = (kind: HitKind, start: number, end: number): void => {
    const found = text.slice(start, end);
    if (fine.has(fold(found)) || (found.endsWith("s") && fine.has(fold(found.slice(0, -1))))) return;
    hits.push({ start, end, text: found, kind });
  };
  for (const one of known)
    for (const spelling of spellings(one))
      if (spelling.length > 1) for (const [start, end] of occurrences(folded, spelling)) addHit(one.kind, start, end);
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      if (kind === "citizenNumber" && !isCitizenNumber(match[0])) continue;
      addHit(kind, match.index, match.index + match[0].length);
    }
  }
  return hits
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((hit, index, all) => !all.slice(0, index).some((before) => before.end > hit.start));
}
