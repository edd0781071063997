/** Values of a play that stand for something else: `{+7}` a day, `{@anna}` a person, `{#a}` an instance; each as the whole text. */

import { addDays, type Day, type Json, nextWeekday } from "../../engine/index.ts";

export interface Meaning {
  readonly day: Day;
  person(key: string): string;
  instance(alias: string): string;
}

const SATURDAY = 6;
const SUNDAY = 0;

/** The day `n` days from the first one; of a weekend the Monday after it, of one that is past the Friday before: nothing that is told happened later than its step. */
export function dayFrom(day: Day, n: number): Day {
  const moved = addDays(day, n);
  const weekday = new Date(`${moved}T00:00:00Z`).getUTCDay();
  if (weekday !== SATURDAY && weekday !== SUNDAY) return moved;
  return n < 0 ? addDays(moved, weekday === SATURDAY ? -1 : -2) : nextWeekday(moved, 1);
}

function textFor(text: string, meaning: Meaning): string {
  const days = /^\{([+-]?\d+)\}$/.exec(text);
  if (days) return dayFrom(meaning.day, Number(days[1]));
  const person = /^\{@(\w+)\}$/.exec(text);
  if (person?.[1]) return meaning.person(person[1]);
  const instance = /^\{#(\w+)\}$/.exec(text);
  return instance?.[1] ? meaning.instance(instance[1]) : text;
}

/** The value with everything that stands for something else replaced. */
export function valueFor<T extends Json>(value: T, meaning: Meaning): T;
export function valueFor(value: Json, meaning: Meaning): Json {
  if (typeof value === "string") return textFor(value, meaning);
  if (Array.isArray(value)) return value.map((member: Json) => valueFor(member, meaning));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, valueFor(member as Json, meaning)]));
}
