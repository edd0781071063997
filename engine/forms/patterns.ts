/** Owner of re2js: patterns run in linear time on both sides, whatever the pattern (promises U1, U2). */

import { RE2JS } from "re2js";

export interface Pattern {
  test(text: string): boolean;
  /** ajv keys patterns by this text: without it all patterns would become the first one. */
  toString(): string;
}
/** Compiles a pattern; `undefined` when the linear-time engine does not take it (look-ahead, back-references). */
export function compilePattern(source: string): Pattern | undefined {
  try {
    const compiled = RE2JS.compile(source);
    return { test: (text) => compiled.matcher(text).find(), toString: () => `/${source}/` };
  } catch {
    return undefined;
  }
}
