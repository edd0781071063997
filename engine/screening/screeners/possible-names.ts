/** What may be somebody's name although nobody is known by it here: names that many people have, and words with a capital inside a sentence. */

import { folded } from "../fold.ts";
import type { AboutProcess, Range, Screener } from "../types.ts";

const LISTS = [
  "telling",
  "alsoWords",
  "noNames",
  "particles",
  "leading",
  "titles",
  "shortTitles",
  "thingArticles",
] as const;
/** Lists of a profile in its language, folded; `docs/format/profiles.md` says what each is for. */
type NameWords = Readonly<Record<(typeof LISTS)[number], ReadonlySet<string>>>;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly plain: string;
}

const WORD = /\p{L}[\p{L}\p{M}\p{Cf}]*(?:['’‘ʼ`´-]\p{L}[\p{L}\p{M}\p{Cf}]*)*/gu;
const CAPITAL = /^\p{Lu}/u;
/** Two to five capitals at the front are an abbreviation: NASA, WHO-report. */
const ABBREVIATION = /^\p{Lu}{2,5}(?![\p{L}\p{M}])/u;
const SHOUTED = /^\p{Lu}[\p{Lu}\p{M}]{5,}$/u;
/** Where a sentence, a line or an entry of a list begins. */
const START = /(?:^|\n|[?!:;…])[\s"“”„‘’'()]*(?:[-–—•*·]\s*|\d{1,3}[.)]\s*)?$/u;
const AFTER_PERIOD = /([\p{L}\p{M}\d.]*)\.["”’')]?\s+["“„‘'(]*$/u;
/** `e.g. `, `J. `: this period ends no sentence. */
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
function beginsSentence(text: string, at: number, { shortTitles }: NameWords): boolean {
  // A letter replaces what is cut off, so that the cut is not taken for the beginning of the text.
  const before = at > BACK ? `x${text.slice(at - BACK, at)}` : text.slice(0, at);
  if (START.test(before)) return true;
  const period = AFTER_PERIOD.exec(before);
  if (!period) return false;
  const last = period[1] ?? "";
  return last !== "" && !SHORTENED.test(last) && !shortTitles.has(folded(last));
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
  if (!CAPITAL.test(word.text)) return names.particles.has(word.plain) ? "particle" : "other";
  const plainWord = names.titles.has(word.plain) || isNoName(word, names);
  if (ABBREVIATION.test(word.text)) return "other";
  const first = beginsSentence(text, word.start, names);
  if (names.particles.has(word.plain)) return first ? "other" : "particle";
  if (isListed(word, names.alsoWords)) return "name";
  if (word.text.length === 1) return text[word.end] === "." ? "initial" : "other";
  if (plainWord || first || (loud && SHOUTED.test(word.text))) return "other";
  return "capital";
}

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

/** Particles belong to a name between its parts, and before it when they are hardly anything else. */
function trimmed({ words }: Chain, { leading }: NameWords): Chain["words"] {
  const first = words.findIndex((word) => !isParticle(word));
  const last = words.findLastIndex((word) => !isParticle(word));
  if (first < 0) return [];
  const said = (count: number): string =>
    words
      .slice(first < count ? first : first - count, first)
      .map(({ plain }) => plain)
      .join(" ");
  const lead = [2, 1].find((count) => leading.has(said(count)));
  return words.slice(first - (lead ?? 0), last + 1);
}

/** What has the article of a thing is no person, unless it has a person's name. */
function isThing(words: Chain["words"], before: Word | undefined, text: string, names: NameWords): boolean {
  if (words.some(({ sort }) => sort === "name") || before === undefined) return false;
  return names.thingArticles.has(before.plain) && /^\s+$/u.test(text.slice(before.end, words[0]?.start));
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
function possibleIn(text: string, names: NameWords, publicNames: readonly string[]): readonly Range[] {
  const places = publicNames.map((name) => ` ${folded(name).replace(/[^\p{L}\p{N}'-]+/gu, " ")} `);
  const loud = !/\p{Ll}{3}/u.test(text);
  const sorted = wordsIn(text).map((word) => ({ ...word, sort: sortOf(word, text, loud, names) }));
  const before = new Map(sorted.map((word, index) => [word.start, sorted[index - 1]]));
  return chains(text, sorted)
    .map((chain) => trimmed(chain, names))
    .filter(
      (words) =>
        words.length > 0 &&
        isName(words, names) &&
        !isThing(words, before.get(words[0]?.start ?? 0), text, names) &&
        !isPublic(words, text, places),
    )
    .map((words): Range => {
      const [first, last] = [words[0], words.at(-1)];
      const end = last?.end ?? 0;
      return [first?.start ?? 0, last?.sort === "initial" ? end + 1 : end];
    });
}

/** Words with a capital in texts about nobody: a process's own words. */
const capitalWords = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) =>
    wordsIn(text)
      .filter((word) => CAPITAL.test(word.text))
      .flatMap(({ plain }) => [plain, ...plain.split("-")]),
  );

/** Lists as they are looked up, with the words of the process; what is listed as a name stays one. */
function nameWords(lists: Partial<Record<keyof NameWords, readonly string[]>>, { texts }: AboutProcess): NameWords {
  const all = Object.fromEntries(
    LISTS.map((name) => [name, new Set((lists[name] ?? []).map(folded))]),
  ) as unknown as NameWords;
  return { ...all, noNames: new Set([...all.noNames, ...capitalWords(texts)]) };
}

const list = { type: "array", items: { type: "string", minLength: 1 } };

/** Guesses at names that nobody is known by, from word lists of a profile. */
export const possibleNames: Screener = {
  name: "possibleNames",
  isGuess: true,
  shape: {
    type: "object",
    additionalProperties: false,
    properties: {
      why: { type: "string" },
      locked: { type: "string" },
      ...Object.fromEntries(LISTS.map((name) => [name, list])),
    },
  },
  prepare: (data, about) => {
    const names = nameWords(data as Parameters<typeof nameWords>[0], about);
    return ({ original }, { publicNames = [] }) =>
      possibleIn(original, names, publicNames).map(([start, end]) => ({ kind: "possibleName", start, end }));
  },
};
