/** The closed list of text screeners, and how those that a profile switches on are made ready. */

import { checkAgainst, type ShapeProblem } from "../definition/shape.ts";
import type { Json } from "../definition/types.ts";
import { knownNames } from "./screeners/known-names.ts";
import { patterns } from "./screeners/patterns.ts";
import { possibleNames } from "./screeners/possible-names.ts";
import { type SpellingData, spellingOf } from "./spelling.ts";
import type { AboutProcess, Screen, Screener } from "./types.ts";

export const SCREENERS: readonly Screener[] = [knownNames, patterns, possibleNames];

/** The screeners of a process, ready to be used. */
export interface Screening {
  readonly certain: readonly Screen[];
  readonly guesses: readonly Screen[];
  /** What stands behind a name to say whose something is. */
  readonly endings: readonly string[];
}

/**
 * Makes the screeners ready that a profile switches on. Names that are known in the case are always compared.
 * @param data the data of each, by the name of the screener.
 * @param onProblem is called for data that has not the shape of its screener; such a screener is left out.
 */
export function prepareScreening(
  data: Readonly<Record<string, Json>>,
  about: AboutProcess,
  onProblem: (screener: string, problem: ShapeProblem) => void = () => {},
): Screening {
  const ready = SCREENERS.flatMap((screener) => {
    const given = data[screener.name] ?? (screener === knownNames ? {} : undefined);
    if (given === undefined) return [];
    const ofShape = checkAgainst(given, screener.shape);
    const problems = ofShape.length > 0 ? ofShape : (screener.check?.(given) ?? []);
    for (const problem of problems) onProblem(screener.name, problem);
    return problems.length > 0 ? [] : [{ screener, screen: screener.prepare(given, about) }];
  });
  const of = (isGuess: boolean): readonly Screen[] =>
    ready.filter(({ screener }) => (screener.isGuess ?? false) === isGuess).map(({ screen }) => screen);
  const { endings } = spellingOf((data[knownNames.name] ?? {}) as SpellingData);
  return { certain: of(false), guesses: of(true), endings };
}
