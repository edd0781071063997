/** The text screeners as the shipped profile has them, for tests that have no process. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../engine/definition/types.ts";
import { prepareScreening, type Screening } from "../../engine/screening/registry.ts";

type Lists = Readonly<Record<string, readonly string[]>>;
const read = (name: string): Lists =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../workflows/profiles/nl-jeugd/screening/${name}.json`), "utf8"),
  ) as Lists;

export const shippedLists = read("possible-names");
const data: Readonly<Record<string, Json>> = { knownNames: read("known-names"), patterns: read("patterns") };
const numbers = ["{year}-{n:3}", "{number}-{n:2}"];

/** Known names and patterns; with lists also names that nobody is known by. */
export const shippedScreening = (lists?: Partial<Lists>, texts: readonly string[] = []): Screening =>
  prepareScreening(lists ? { ...data, possibleNames: lists as Json } : data, { texts, numbers });
