/** What may be somebody's name although nobody is known by it here: names that many people have, and words with a capital inside a sentence. */

import { folded } from "./fold.ts";
import { TITLES } from "./spellings.ts";

/** Words of a country and of a process, folded: what is a name there, and what is none. */
export interface NameWords {
  /** Names, however they are written. */
  readonly telling: ReadonlySet<string>;
  /** Names that are ordinary words as well: with a capital only. */
  readonly alsoWords: ReadonlySet<string>;
  /** Words with a capital that name nobody. */
  readonly noNames: ReadonlySet<string>;
}
export type Range = readonly [start: number, end: number];

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly plain: string;
}

/** Words between the parts of one name; `en` and `of` join two names, so they are none of these. */
const PARTICLES: ReadonlySet<string> = new Set(
  "van de der den ter ten te 't la le el al ben da di du von zu dos".split(" "),
);
/** Particles that are hardly ever anything else: they belong to a name that begins with them. */
const LEADING = /^(?:van der|van den|van 't|von|ter|ten|el|al|ben)$/;
const WORD = /\p{L}[\p{L}\p{M}\p{Cf}]*(?:['’‘ʼ`´-]\p{L}[\p{L}\p{M}\p{Cf}]*)*/gu;
const CAPITAL = /^\p{Lu}/u;
/** CJG, POH'er, GGZ-aanmelding: two to five capitals at the front are an abbreviation. */
const ABBREVIATION = /^\p{Lu}{2,5}(?![\p{L}\p{M}])/u;
const SHOUTED = /^\p{Lu}[\p{Lu}\p{M}]{5,}$/u;
/** Where a sentence, a line or an entry of a list begins. */
const START = /(?:^|\n|[?!:;…])[\s"“”„‘’'()]*(?:[-–—•*·]\s*|\d{1,3}[.)]\s*)?$/u;
const AFTER_PERIOD = /([\p{L}\p{M}\d.]*)\.["”’')]?\s+["“„‘'(]*$/u;
/** `i.v.m. `, `o.a. `, `J. `, `mevr. `: this period ends no sentence. */
const SHORTENED = /^(?:\p{L}|.*\.\p{L})$/u;

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    plain: folded(match[0]),
  }));
}

/** How far back a sentence's beginning is looked for: quotes, bullets and an abbreviation fit in it. */
const BACK = 60;
function beginsSentence(text: string, at: number): boolean {
  // A letter stands for what is cut off, so that the cut is not taken for the beginning of the text.
  const before = at > BACK ? `x${text.slice(at - BACK, at)}` : text.slice(0, at);
  if (START.test(before)) return true;
  const period = AFTER_PERIOD.exec(before);
  if (!period) return false;
  const last = period[1] ?? "";
  return last !== "" && !SHORTENED.test(last) && !SHORT_TITLES.has(folded(last));
}

/** A name by itself: the word, a part of it (Anne-Fleur), or what owns something (Jaydens). */
function isListed({ plain }: Word, names: ReadonlySet<string>): boolean {
  const listed = (one: string): boolean => names.has(one) || (one.endsWith("s") && names.has(one.slice(0, -1)));
  return listed(plain) || plain.split(/['-]/).some((part) => part.length > 2 && names.has(part));
}

/** Parts of Anne-Fleur and Veilig-Thuis-arts are looked up each. */
const isNoName = ({ plain }: Word, { noNames }: NameWords): boolean =>
  noNames.has(plain) || plain.split("-").some((part) => noNames.has(part));

type Sort = "name" | "capital" | "initial" | "particle" | "other";

/** What one word is where it stands. */
function sortOf(word: Word, text: string, loud: boolean, names: NameWords): Sort {
  if (isListed(word, names.telling)) return "name";
  if (!CAPITAL.test(word.text)) return PARTICLES.has(word.plain) ? "particle" : "other";
  const plainWord = TITLES.has(word.plain) || isNoName(word, names);
  if (ABBREVIATION.test(word.text)) return "other";
  const first = beginsSentence(text, word.start);
  if (PARTICLES.has(word.plain)) return first ? "other" : "particle";
  if (isListed(word, names.alsoWords)) return "name";
  if (word.text.length === 1) return text[word.end] === "." ? "initial" : "other";
  if (plainWord || first || (loud && SHOUTED.test(word.text))) return "other";
  return "capital";
}

/** Titles that are written with a period. */
const SHORT_TITLES: ReadonlySet<string> = new Set("fam mevr mw dhr hr mr mrs ms dr drs ing prof".split(" "));
const GAP = /^[ \t\u00a0]{1,3}$/;
const AFTER_INITIAL = /^\.[ \t\u00a0]{0,2}$/;

interface Chain {
  readonly words: readonly (Word & { readonly sort: Sort })[];
}
/** Words that stand together as one name: J. de Vries, Piet van der Meulen. */
function chains(text: string, sorted: readonly (Word & { readonly sort: Sort })[]): readonly Chain[] {
  const found: (Word & { readonly sort: Sort })[][] = [];
  let before: (Word & { readonly sort: Sort }) | undefined;
  for (const word of sorted) {
    const gap = before && text.slice(before.end, word.start);
    const joined = gap !== undefined && (before?.sort === "initial" ? AFTER_INITIAL : GAP).test(gap);
    if (word.sort === "other") before = undefined;
    else {
      if (joined) found.at(-1)?.push(word);
      else found.push([word]);
      before = word;
    }
  }
  return found.map((words) => ({ words }));
}

const isParticle = ({ sort }: { readonly sort: Sort }): boolean => sort === "particle";

/** Particles belong to a name between its parts, and before it when they are hardly anything else (van der Meulen). */
function trimmed({ words }: Chain): Chain["words"] {
  const first = words.findIndex((word) => !isParticle(word));
  const last = words.findLastIndex((word) => !isParticle(word));
  if (first < 0) return [];
  const lead = [2, 1].find((count) =>
    LEADING.test(
      words
        .slice(first < count ? first : first - count, first)
        .map(({ plain }) => plain)
        .join(" "),
    ),
  );
  return words.slice(first - (lead ?? 0), last + 1);
}

/** Asked at one place, and read backwards from there: a long text is not looked through for each name. */
const AFTER_HET = /(?<=(?<!\p{L})het\s+)/iuy;
/** `het Alfa-college`: what is called `het` is no person, unless it has a person's name. */
function isThing(words: Chain["words"], text: string): boolean {
  if (words.some(({ sort }) => sort === "name")) return false;
  AFTER_HET.lastIndex = words[0]?.start ?? 0;
  return AFTER_HET.test(text);
}

/** One initial alone is none; two are (K.V.), unless they shorten something (N.B.). */
function isName(words: Chain["words"], { noNames }: NameWords): boolean {
  if (words.some(({ sort }) => sort === "name" || sort === "capital")) return true;
  const initials = words.filter(({ sort }) => sort === "initial");
  return initials.length > 1 && !noNames.has(initials.map(({ plain }) => plain).join(""));
}

/** A part of the name of an organisation or a place is no person, unless it is one word that is a listed name. */
function isPublic(words: Chain["words"], text: string, places: readonly string[]): boolean {
  if (words.length === 1 && words[0]?.sort === "name") return false;
  const said = folded(text.slice(words[0]?.start, words.at(-1)?.end));
  return places.some((name) => name.includes(` ${said} `));
}

/**
 * Places in a text as it was written that may name somebody: to be asked about, not certain.
 * The first word of a sentence has a capital anyhow: it counts when it is a listed name only.
 */
export function possibleNames(text: string, names: NameWords, publicNames: readonly string[] = []): readonly Range[] {
  const places = publicNames.map((name) => ` ${folded(name).replace(/[^\p{L}\p{N}'-]+/gu, " ")} `);
  const loud = !/\p{Ll}{3}/u.test(text);
  const sorted = wordsIn(text).map((word) => ({ ...word, sort: sortOf(word, text, loud, names) }));
  return chains(text, sorted)
    .map(trimmed)
    .filter(
      (words) => words.length > 0 && isName(words, names) && !isThing(words, text) && !isPublic(words, text, places),
    )
    .map((words): Range => {
      const [first, last] = [words[0], words.at(-1)];
      const end = last?.end ?? 0;
      return [first?.start ?? 0, last?.sort === "initial" ? end + 1 : end];
    });
}

/** Words with a capital in texts about nobody: a process's own words, the names of organisations. */
export const capitalWords = (texts: Iterable<string>): ReadonlySet<string> =>
  new Set(
    [...texts].flatMap((text) =>
      wordsIn(text)
        .filter((word) => CAPITAL.test(word.text))
        .flatMap(({ plain }) => [plain, ...plain.split("-")]),
    ),
  );

/** Lists of a profile and words of a process as they are looked up; what is listed as a name stays one. */
export function nameWords(
  lists: {
    readonly telling?: readonly string[] | undefined;
    readonly alsoWords?: readonly string[] | undefined;
    readonly noNames?: readonly string[] | undefined;
  },
  texts: Iterable<string>,
): NameWords {
  const all = (words: readonly string[] = []): ReadonlySet<string> => new Set(words.map(folded));
  return {
    telling: all(lists.telling),
    alsoWords: all(lists.alsoWords),
    noNames: new Set([...all(lists.noNames), ...capitalWords(texts)]),
  };
}
