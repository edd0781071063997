/**
 * By what the subject of an instance is recognised in another one, and by what it is found: plain words, which the server keeps
 * as keyed hashes only. `find …` is a word or the beginning of one, or a day; `same …` is shared by two instances that may be
 * about the same subject.
 */

import type { Json } from "../definition/types.ts";
import { folded } from "../screening/fold.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit } from "../state/unit.ts";
import { mayRead } from "./access.ts";
import { roleAmong, rolesOf } from "./roles.ts";
import { visibleFields } from "./rows.ts";

type Row = Readonly<Record<string, Json>>;
const isRow = (value: Json | undefined): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One subject: its days, and its texts as they were filled in. */
export interface Subject {
  readonly names: readonly string[];
  readonly days: readonly string[];
}

/** From so many letters on the beginning of a word finds it; a shorter word is found whole. */
const SHORTEST = 3;
/** Beyond so many letters nothing tells words apart. */
const LONGEST = 12;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TYPED_DAY = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/g;

/** The words of a name, folded; a single letter is none. */
export const nameWords = (text: string): readonly string[] => [
  ...new Set(
    folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => [...word].length > 1),
  ),
];
const start = (word: string): string => [...word].slice(0, LONGEST).join("");
/** A word, and what it begins with. */
function beginnings(word: string): readonly string[] {
  const letters = [...start(word)];
  const parts = letters
    .map((_, at) => letters.slice(0, at + 1).join(""))
    .filter((part) => [...part].length >= SHORTEST);
  return parts.length > 0 ? parts : [word];
}

/** The subjects that stand in fields of the section that the kind declares. */
function subjectsIn({ kind }: EvaluationContext, fields: Row): readonly Subject[] {
  const { subject } = kind.access;
  if (!subject) return [];
  const { rows, where = {}, match } = subject;
  const list = rows === undefined ? [fields] : fields[rows];
  const fits = (row: Row): boolean =>
    Object.entries(where).every(([field, values]) => values.includes(String(row[field] ?? "")));
  return (Array.isArray(list) ? list : []).filter(isRow).flatMap((row) => {
    const texts = match.map((field) => row[field]).filter((value) => typeof value === "string" && value !== "");
    const [days, names] = [true, false].map((isDay) => texts.filter((text) => DAY.test(String(text)) === isDay));
    return fits(row) && texts.length > 0 ? [{ names: (names ?? []).map(String), days: (days ?? []).map(String) }] : [];
  });
}

const findWords = ({ names, days }: Subject): readonly string[] =>
  [...names.flatMap(nameWords).flatMap(beginnings), ...days].map((word) => `find ${word}`);
/** With a day, that day and one word of the name; without one, the whole name, when it is more than one word. */
function sameWords({ names, days }: Subject): readonly string[] {
  const words = names.flatMap(nameWords);
  const telling = words.filter((word) => [...word].length >= SHORTEST);
  const used = telling.length > 0 ? telling : words;
  if (days.length > 0) return used.map((word) => `same ${[...days].sort().join(" ")} ${word}`);
  return words.length > 1 ? [`same ${[...words].sort().join(" ")}`] : [];
}

export interface SubjectWords {
  readonly find: readonly string[];
  readonly same: readonly string[];
}
/** What an instance is found by, and what it shares with another one about the same subject. */
export function subjectWords(context: EvaluationContext): SubjectWords {
  const { subject } = context.kind.access;
  const fields = subject && context.contents.read(null, subject.section);
  const subjects = fields ? subjectsIn(context, fields) : [];
  return {
    find: [...new Set(subjects.flatMap(findWords))],
    same: [...new Set(subjects.flatMap(sameWords))],
  };
}

/** The days in a text, as they are stored, and the text without them. */
function typed(text: string): { readonly days: readonly string[]; readonly rest: string } {
  const two = (part: string): string => part.padStart(2, "0");
  const days = [...text.matchAll(TYPED_DAY)].map(
    ([, day = "", month = "", year = ""]) => `${year}-${two(month)}-${two(day)}`,
  );
  const stored = [...text.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([day]) => day);
  return { days: [...days, ...stored], rest: text.replace(TYPED_DAY, " ").replace(/\d{4}-\d{2}-\d{2}/g, " ") };
}
/** What is asked of the index for a typed text: all of it must be there. Empty when the text is too short to look for. */
export function searchWords(text: string): readonly string[] {
  const { days, rest } = typed(text);
  return [...days, ...nameWords(rest).map(start)].map((word) => `find ${word}`);
}
/** Whether something typed stands in a subject: a word begins a word of one of its names, a day is one of its days. */
const holds = ({ names, days }: Subject, asked: string): boolean =>
  days.includes(asked) || names.flatMap(nameWords).some((known) => known.startsWith(asked));

/** The subjects that an actor may read here now. */
export function subjectsFor(context: EvaluationContext, actor: Actor): readonly Subject[] {
  const { subject } = context.kind.access;
  const unit = mainUnit(context);
  if (!subject || !mayRead(context, actor, unit, subject.section).allowed) return [];
  return subjectsIn(context, visibleFields(context, actor, unit, subject.section));
}
/** The names by which a typed text finds this instance for an actor: all of it stands in what may be read here; else none. */
export function namesFound(context: EvaluationContext, actor: Actor, text: string): readonly string[] {
  const { days, rest } = typed(text);
  const asked = [...days, ...nameWords(rest)];
  const subjects = subjectsFor(context, actor);
  if (!asked.every((one) => subjects.some((subject) => holds(subject, one)))) return [];
  const whole = subjects.filter((subject) => asked.every((one) => holds(subject, one)));
  const parts = subjects.filter((subject) => asked.some((one) => holds(subject, one)));
  return (whole.length > 0 ? whole : parts).flatMap(({ names }) => names);
}

/** Whether an actor is shown here that another instance may be about the same subject. */
export const isToldOfSame = (context: EvaluationContext, actor: Actor): boolean =>
  roleAmong(context, rolesOf(context, actor, mainUnit(context)), context.kind.access.subject?.tell) !== undefined;
