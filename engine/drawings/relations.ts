/** Rows of relations of a genogram, and what is wrong with a row: somebody who is not there, a contradiction, a name used twice. */

import { type DrawingData, type DrawingRow, wordsOf } from "./types.ts";

export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** The kind as people read it. */
  readonly words: string;
  readonly violent: boolean;
}
const FAMILY: readonly string[] = ["parent", "stepParent", "sibling"];
const COUPLE: readonly string[] = ["partner", "exPartner"];

const relationOf = (row: DrawingRow): Relation => ({
  from: wordsOf(row["from"]),
  to: wordsOf(row["to"]),
  kind: String(row["kind"]?.value ?? ""),
  words: wordsOf(row["kind"]),
  violent: row["violent"]?.value === true,
});
export const relationsOf = (rows: readonly DrawingRow[]): readonly Relation[] => rows.map(relationOf);

/** Two rows about the same two persons that cannot both be true. */
function contradict(one: Relation, other: Relation): boolean {
  const turned = one.from === other.to && one.to === other.from;
  if (!turned && !(one.from === other.from && one.to === other.to)) return false;
  if (turned && one.kind === "parent" && other.kind === "parent") return true;
  if (one.kind === other.kind) return false;
  const kinds = [one.kind, other.kind];
  return FAMILY.includes(one.kind) && FAMILY.includes(other.kind)
    ? true
    : kinds.some((kind) => FAMILY.includes(kind)) && kinds.some((kind) => COUPLE.includes(kind));
}
const DESCENT: readonly string[] = ["parent", "stepParent"];
/** Whether somebody descends from themselves by these relations: whoever `one` comes down to leads back to where it begins. */
function isCircular(one: Relation, all: readonly Relation[], kinds: readonly string[]): boolean {
  const reached = new Set([one.to]);
  for (const name of reached)
    for (const { from, to, kind } of all) if (from === name && kinds.includes(kind)) reached.add(to);
  return reached.has(one.from);
}
const cannotBe = (one: Relation, all: readonly Relation[]): boolean =>
  one.from === one.to ||
  (DESCENT.includes(one.kind) && isCircular(one, all, DESCENT)) ||
  all.some((other) => other !== one && contradict(one, other));

/** The relations that can be drawn: none that cannot be true, and care for somebody older turned, so that it comes down as well. */
export function drawable(all: readonly Relation[]): readonly Relation[] {
  const possible = all.filter((one) => !cannotBe(one, all));
  return possible.map((one) =>
    one.kind === "carer" && isCircular(one, possible, [...DESCENT, "carer"])
      ? { ...one, from: one.to, to: one.from }
      : one,
  );
}
/** The name of what is wrong with a row, `undefined` when nothing is. */
export function notesOf(list: string, row: DrawingRow, data: DrawingData): string | undefined {
  const names = (data["persons"] ?? []).map((person) => wordsOf(person["name"]));
  if (list === "persons") return names.filter((name) => name === wordsOf(row["name"])).length > 1 ? "twice" : undefined;
  const one = relationOf(row);
  if (!names.includes(one.from) || !names.includes(one.to)) return "nobody";
  const others = (data["relations"] ?? []).filter((other) => other !== row);
  return cannotBe(one, [one, ...relationsOf(others)]) ? "contradicts" : undefined;
}
