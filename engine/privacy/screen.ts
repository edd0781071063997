/** Finds what identifies somebody in a text bound for a paper without names (S25): known names, birth dates and addresses, and what looks like one. */

import { type Folded, fold, folded } from "./fold.ts";
import { matchesIn, type PatternKind } from "./patterns.ts";
import { initials, type Known, spellings } from "./spellings.ts";

export type { Known } from "./spellings.ts";
export type HitKind = Known["kind"] | PatternKind;
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: HitKind;
}

type Range = readonly [start: number, end: number];

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

/**
 * Every place in a text that identifies somebody, in order, without overlap.
 * @param known names, birth dates and addresses of the case.
 * @param declared texts that somebody has declared to be no name; compared without marks and case.
 */
export function screenText(text: string, known: readonly Known[], declared: readonly string[] = []): readonly Hit[] {
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
  for (const one of known) for (const [start, end] of placesOf(view.text, one)) note(one.kind, start, end);
  for (const { kind, start, end } of matchesIn(view.text, asWritten)) note(kind, start, end);
  return withoutOverlap([...hits.values()]);
}
