/** Finds what identifies somebody in a text bound for a paper without names (S25): known names, birth dates and addresses, and what looks like one. */

import { type Folded, fold, folded } from "./fold.ts";
import { matchesIn, type PatternKind } from "./patterns.ts";
import { type NameWords, possibleNames, type Range } from "./possible.ts";
import { initials, type Known, spellings } from "./spellings.ts";

export type { Known } from "./spellings.ts";
/** `possibleName`: nobody is known by it, but it is written like a name; a question rather than a finding. */
export type HitKind = Known["kind"] | PatternKind | "possibleName";
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: HitKind;
}

const LETTER = /[\p{L}\p{N}]/u;
const isLetter = (sign: string | undefined): boolean => sign !== undefined && LETTER.test(sign);

/** Where a text stands as whole words; a possessive still names (Jaydens, Kims). */
function occurrences(text: string, part: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length;
    if (isLetter(text[at - 1])) continue;
    const possessive = text[end] === "s" && !isLetter(text[end + 1]) ? 1 : 0;
    if (!isLetter(text[end + possessive])) found.push([at, end + possessive]);
  }
  return found;
}

function placesOf(text: string, known: Known): readonly Range[] {
  const whole = spellings(known).flatMap((spelling) => occurrences(text, spelling));
  const short = known.kind === "name" ? initials(known.text) : undefined;
  if (!short) return whole;
  return [...whole, ...[...text.matchAll(short)].map((match): Range => [match.index, match.index + match[0].length])];
}

/** Compared as written and without a possessive `s`. */
const isDeclared = (text: string, fine: ReadonlySet<string>): boolean =>
  fine.has(text) || (text.endsWith("s") && fine.has(text.slice(0, -1)));

/** In order and without overlap: of two that overlap the one that begins first, else the longer. */
function withoutOverlap(hits: readonly Hit[]): readonly Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end))
    if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}

/** What may be a name, where nothing certain stands already. */
function possible(text: string, names: Names, fine: ReadonlySet<string>, certain: readonly Hit[]): readonly Hit[] {
  if (!names.words) return [];
  return possibleNames(text, names.words, names.publicNames)
    .map(([start, end]): Hit => ({ kind: "possibleName", start, end, text: text.slice(start, end) }))
    .filter(
      (hit) =>
        !isDeclared(folded(hit.text), fine) && !certain.some(({ start, end }) => start < hit.end && hit.start < end),
    );
}

/** What a text is looked through with. */
export interface Names {
  /** Names, birth dates and addresses of the people concerned. */
  readonly known: readonly Known[];
  /** With them, what may be a name that nobody is known by is found as well. */
  readonly words?: NameWords | undefined;
  /** Names of organisations and places: a part of one is no person. */
  readonly publicNames?: readonly string[] | undefined;
}

/** What only may be a name is asked once: not again of a text in which it stands already. What is certain always is. */
export function askedOnce<H extends Hit>(hits: readonly H[], before: unknown): readonly H[] {
  if (typeof before !== "string") return hits;
  return hits.filter(({ kind, text }) => kind !== "possibleName" || !before.includes(text));
}

/**
 * Every place in a text that identifies somebody, in order, without overlap.
 * @param declared texts that somebody has declared to be no name; compared without marks and case.
 */
export function screenText(text: string, names: Names, declared: readonly string[] = []): readonly Hit[] {
  const view: Folded = fold(text);
  const fine = new Set(declared.map(folded));
  const asWritten = (start: number, end: number): string => text.slice(view.from[start], view.to[end - 1]);
  const hits = new Map<string, Hit>();
  const note = (kind: HitKind, start: number, end: number): void => {
    const found = asWritten(start, end);
    const key = `${start}-${end}`;
    if (hits.has(key) || isDeclared(folded(found), fine)) return;
    hits.set(key, { kind, start: view.from[start] ?? 0, end: view.to[end - 1] ?? text.length, text: found });
  };
  for (const one of names.known) for (const [start, end] of placesOf(view.text, one)) note(one.kind, start, end);
  for (const { kind, start, end } of matchesIn(view.text, asWritten)) note(kind, start, end);
  const certain = withoutOverlap([...hits.values()]);
  return [...certain, ...possible(text, names, fine, certain)].sort((a, b) => a.start - b.start);
}
