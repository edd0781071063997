/** Finds names, birth dates and addresses that are known in the case, however they are written. */

import type { Folded } from "../fold.ts";
import { initials, SPELLING_SHAPE, type Spelling, type SpellingData, spellingOf, spellings } from "../spelling.ts";
import type { Known, Range, Screener } from "../types.ts";

const LETTER = /[\p{L}\p{N}]/u;
const isLetter = (sign: string | undefined): boolean => sign !== undefined && LETTER.test(sign);

/** Where a text is found as whole words; an ending that shows whose something is still names (Jaydens, Kims). */
function occurrences(text: string, part: string, endings: readonly string[]): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (isLetter(text[at - 1])) continue;
    const ends = ["", ...endings].map((ending) => [ending, at + part.length + ending.length] as const);
    const whole = ends.find(([ending, end]) => text.startsWith(ending, end - ending.length) && !isLetter(text[end]));
    if (whole) found.push([at, whole[1]]);
  }
  return found;
}

function rangesOf(text: string, known: Known, spelling: Spelling): readonly Range[] {
  const whole = spellings(known, spelling).flatMap((one) => occurrences(text, one, spelling.endings));
  const short = known.kind === "name" ? initials(known.text, spelling) : undefined;
  if (!short) return whole;
  return [...whole, ...[...text.matchAll(short)].map((match): Range => [match.index, match.index + match[0].length])];
}

/** Always on; its data are the words of a language that stand in names and dates. */
export const knownNames: Screener = {
  name: "knownNames",
  shape: SPELLING_SHAPE,
  prepare: (data) => {
    const spelling = spellingOf(data as SpellingData);
    return ({ text, from, to }: Folded, { known }) =>
      known.flatMap((one) =>
        rangesOf(text, one, spelling).map(([start, end]) => ({
          kind: one.kind,
          start: from[start] ?? 0,
          end: to[end - 1] ?? 0,
        })),
      );
  },
};
