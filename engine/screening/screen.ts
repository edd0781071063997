/** Finds what identifies somebody in a text bound for a report without names (S25). */

import { fold, folded } from "./fold.ts";
import type { Screening } from "./registry.ts";
import type { Names, Place } from "./types.ts";

/** What was found in a text, at its place. A `kind` of `possibleName` is a question: nobody is known by it. */
export interface Hit extends Place {
  readonly text: string;
}

/** Of two that overlap the one that begins first, else the longer. */
function withoutOverlap(hits: readonly Hit[]): readonly Hit[] {
  const apart: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end))
    if (hit.start >= (apart.at(-1)?.end ?? 0)) apart.push(hit);
  return apart;
}
const overlaps = (one: Place, other: Place): boolean => one.start < other.end && other.start < one.end;

/** What only may be a name is asked once: not again of a text in which it stands already. What is certain always is. */
export function askedOnce<H extends Hit>(hits: readonly H[], before: unknown): readonly H[] {
  if (typeof before !== "string") return hits;
  return hits.filter(({ kind, text }) => kind !== "possibleName" || !before.includes(text));
}

/**
 * Every place in a text that identifies somebody, in order, without overlap.
 * @param declared texts that somebody has declared to be no name; compared without marks and case.
 */
export function screenText(
  text: string,
  { certain, guesses, endings }: Screening,
  names: Names,
  declared: readonly string[] = [],
): readonly Hit[] {
  const view = fold(text);
  const fine = new Set(declared.map(folded));
  const isFine = (found: string): boolean =>
    fine.has(found) || endings.some((ending) => found.endsWith(ending) && fine.has(found.slice(0, -ending.length)));
  const hitsOf = (screens: Screening["certain"]): readonly Hit[] =>
    screens
      .flatMap((screen) => screen(view, names))
      .map((place) => ({ ...place, text: text.slice(place.start, place.end) }))
      .filter((hit) => !isFine(folded(hit.text)));
  const sure = withoutOverlap(hitsOf(certain));
  const guessed = hitsOf(guesses).filter((hit) => !sure.some((one) => overlaps(one, hit)));
  return [...sure, ...guessed].sort((a, b) => a.start - b.start);
}
