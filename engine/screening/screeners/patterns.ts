/** Finds what looks as if it identifies somebody, by patterns of a profile: mail addresses, postcodes, telephone numbers, dates, citizen numbers. */

import { findPattern } from "../../forms/patterns.ts";
import type { Folded } from "../fold.ts";
import type { Place, Screener } from "../types.ts";

/** One pattern of a profile, compared with the folded text (small letters, no marks). */
interface PatternData {
  readonly kind: string;
  /** RE2 syntax. The first group is the hit; what stands around it is what must be beside it. Without a group all of it is the hit. */
  readonly match: string;
  /** Numbers with a check digit: the sum of weight times digit is a multiple of `modulo`. Too short a number gets zeros in front. */
  readonly proof?: { readonly weights: readonly number[]; readonly modulo: number };
  /** A hit that ends in one of these ordinary words is none, unless the word is in capitals. */
  readonly exceptWords?: readonly string[];
}

const patternsOf = (data: unknown): readonly PatternData[] =>
  (data as { readonly patterns: readonly PatternData[] }).patterns;

const text = { type: "string", minLength: 1 };
const SHAPE = {
  type: "object",
  required: ["patterns"],
  additionalProperties: false,
  properties: {
    why: text,
    patterns: {
      type: "array",
      items: {
        type: "object",
        required: ["kind", "match"],
        additionalProperties: false,
        properties: {
          kind: text,
          match: text,
          why: text,
          source: text,
          exceptWords: { type: "array", items: text },
          proof: {
            type: "object",
            required: ["weights", "modulo"],
            additionalProperties: false,
            properties: { weights: { type: "array", items: { type: "integer" } }, modulo: { type: "integer" } },
          },
        },
      },
    },
  },
};

/** Whether the digits of a hit pass the check; true when there is none. */
function passes(found: string, proof: PatternData["proof"]): boolean {
  if (!proof) return true;
  const { weights, modulo } = proof;
  const digits = found.replace(/\D/g, "").padStart(weights.length, "0");
  if (digits.length !== weights.length || Number(digits) === 0) return false;
  return weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) % modulo === 0;
}

function endsInWord(found: string, asWritten: string, words: readonly string[]): boolean {
  const word = words.find((one) => found.endsWith(one));
  const written = asWritten.slice(-(word?.length ?? 0));
  return word !== undefined && written !== written.toUpperCase();
}

const escaped = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** A pattern of numbers as a process writes it, `{year}-{n:3}`, as a regular expression; `{number}` is any of `others`. */
const numberSource = (pattern: string, others: readonly string[]): string =>
  pattern
    .split(/(\{[^}]*\})/)
    .map((part) => {
      if (part === "{year}") return "20\\d{2}";
      if (part === "{number}") return `(?:${others.join("|")})`;
      const width = /^\{n:(\d{1,2})\}$/.exec(part)?.[1];
      if (width) return `\\d{${width},${Number(width) + 1}}`;
      return part === "{n}" ? "\\d{1,9}" : escaped(part.toLowerCase());
    })
    .join("");

/** Numbers of the process itself: they stand in these texts on purpose (S25). */
function ownNumbers(patterns: readonly string[]): RegExp | undefined {
  const whole = patterns.filter((one) => !one.includes("{number}")).map((one) => numberSource(one, []));
  const parts = patterns.filter((one) => one.includes("{number}") && whole.length > 0);
  const all = [...parts.map((one) => numberSource(one, whole)), ...whole];
  return all.length > 0 ? new RegExp(`(?<![\\d-])(?:${all.join("|")})(?![\\d-]|[./]\\d)`, "g") : undefined;
}

export const patterns: Screener = {
  name: "patterns",
  shape: SHAPE,
  check: (data) =>
    patternsOf(data).flatMap(({ match }, index) =>
      findPattern(match)
        ? []
        : [
            {
              code: "bad-pattern",
              pointer: `/patterns/${index}/match`,
              message: `"${match}" is no pattern that runs in linear time.`,
              remedy: "Write it in RE2 syntax: without look-around and back-references.",
            },
          ],
    ),
  prepare: (data, { numbers }) => {
    const own = ownNumbers(numbers);
    const ready = patternsOf(data).map((pattern) => ({ ...pattern, find: findPattern(pattern.match) ?? (() => []) }));
    return ({ text: given, original, from, to }: Folded) => {
      const rest = own ? given.replace(own, (number) => "#".repeat(number.length)) : given;
      return ready.flatMap(({ kind, find, proof, exceptWords = [] }) =>
        find(rest).flatMap(([start, end]): readonly Place[] => {
          const place = { kind, start: from[start] ?? 0, end: to[end - 1] ?? 0 };
          const found = rest.slice(start, end);
          const asWritten = original.slice(place.start, place.end);
          return passes(found, proof) && !endsInWord(found, asWritten, exceptWords) ? [place] : [];
        }),
      );
    };
  },
};
