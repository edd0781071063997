/** Functions over lists and texts. */

import type { CelType, Value } from "../types.ts";
import { type CelFunction, Unusable } from "./types.ts";

const listOfDyn: CelType = { list: "dyn" };
const asList = (value: Value | undefined): readonly Value[] => {
  if (!Array.isArray(value)) throw new Unusable("not a list");
  return value as readonly Value[];
};
const elementOf = (type: CelType | undefined): CelType =>
  typeof type === "object" && "list" in type ? type.list : "dyn";
const numbers = (value: Value | undefined): readonly (bigint | number)[] =>
  asList(value) as readonly (bigint | number)[];

/** Records are the same when all in them is. */
const identity = (value: Value): unknown =>
  typeof value === "object" && value !== null
    ? JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner))
    : value;

const flatten: CelFunction = {
  name: "flatten",
  help: "One list out of a list of lists.",
  parameters: [{ list: listOfDyn }],
  result: ([lists]) => ({ list: elementOf(elementOf(lists)) }),
  call: (_, lists) => asList(lists).flatMap((list) => asList(list)),
};
const distinct: CelFunction = {
  name: "distinct",
  help: "Each element once, in order.",
  parameters: [listOfDyn],
  result: ([list]) => list ?? listOfDyn,
  call: (_, list) => [...new Map(asList(list).map((element) => [identity(element), element] as const)).values()],
};
const sum: CelFunction = {
  name: "sum",
  help: "The sum of whole numbers.",
  parameters: [{ list: "int" }],
  result: "int",
  call: (_, list) => (numbers(list) as readonly bigint[]).reduce((total, n) => total + n, 0n),
};
const extreme = (name: string, help: string, better: (a: Value, b: Value) => boolean): CelFunction => ({
  name,
  help,
  parameters: [listOfDyn],
  result: ([list]) => elementOf(list),
  call(_, list) {
    const [first, ...rest] = asList(list);
    if (first === undefined) throw new Unusable("the list is empty");
    return rest.reduce((best: Value, next) => (better(next, best) ? next : best), first);
  },
});
const least = (a: Value, b: Value): boolean => (a as string | bigint) < (b as string | bigint);
const min = extreme("min", "The least element of a list that is not empty.", least);
const max = extreme("max", "The greatest element of a list that is not empty.", (a, b) => least(b, a));
const position: CelFunction = {
  name: "position",
  help: "The place of an element in a list, from 0; the length of the list when it is not there.",
  parameters: [listOfDyn, "dyn"],
  result: "int",
  call: (_, list, element) => {
    const all = asList(list).map(identity);
    const at = all.indexOf(identity(element as Value));
    return BigInt(at < 0 ? all.length : at);
  },
};
const join: CelFunction = {
  name: "join",
  help: "Texts of a list with a text between them.",
  parameters: [{ list: "string" }, "string"],
  result: "string",
  call: (_, list, between) => asList(list).join(String(between)),
};
const lower: CelFunction = {
  name: "lower",
  help: "A text in lower case.",
  parameters: ["string"],
  result: "string",
  call: (_, text) => String(text).toLowerCase(),
};
const trim: CelFunction = {
  name: "trim",
  help: "A text without white space at its ends.",
  parameters: ["string"],
  result: "string",
  call: (_, text) => String(text).trim(),
};

export const LIST_FUNCTIONS: readonly CelFunction[] = [position, flatten, distinct, sum, min, max, join, lower, trim];
