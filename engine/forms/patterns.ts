/** Owner of re2js: patterns run in linear time on both sides, whatever the pattern (promises U1, U2). */

import { RE2JS } from "re2js";

export interface Pattern {
  test(text: string): boolean;
  /** ajv keys patterns by this text: without it all patterns would become the first one. */
  toString(): string;
}
/** Compiles a pattern; `undefined` when the linear-time engine does not take it (look-ahead, back-references). */
export function compilePattern(source: string): Pattern | undefined {
  const compiled = re2(source);
  return compiled && { test: (text) => compiled.matcher(text).find(), toString: () => `/${source}/` };
}
function re2(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}

type Find = (text: string) => readonly (readonly [start: number, end: number])[];
/** Patterns of profiles, by their source: a profile is compiled with every process, and its patterns are slow to compile. */
const finders = new Map<string, Find | undefined>();

/**
 * Finds every place of a pattern in a text, in linear time.
 * @returns a function from a text to ranges (of the first group when the pattern has one, else of the whole match);
 * `undefined` when the linear-time engine does not take the pattern.
 */
export function findPattern(source: string): Find | undefined {
  if (!finders.has(source)) finders.set(source, finderOf(source));
  return finders.get(source);
}
function finderOf(source: string): Find | undefined {
  const compiled = re2(source);
  if (!compiled) return undefined;
  const group = compiled.groupCount() > 0 ? 1 : 0;
  return (text) => {
    const matcher = compiled.matcher(text);
    const found: (readonly [number, number])[] = [];
    // What is right after one match may be right before the next: the search goes on where the group ends.
    for (let at = 0; at <= text.length && matcher.find(at); ) {
      const range = [matcher.start(group), matcher.end(group)] as const;
      if (range[1] > range[0]) found.push(range);
      at = Math.max(range[1], at + 1);
    }
    return found;
  };
}
