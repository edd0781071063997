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
/** The name of what is wrong with a row, `undefined` when nothing is. */
export function notesOf(list: string, row: DrawingRow, data: DrawingData): string | undefined {
  const names = (data["persons"] ?? []).map((person) => wordsOf(person["name"]));
  if (list === "persons") return names.filter((name) => name === wordsOf(row["name"])).length > 1 ? "twice" : undefined;
  const one = relationOf(row);
  if (!names.includes(one.from) || !names.includes(one.to)) return "nobody";
  const others = (data["relations"] ?? []).filter((other) => other !== row);
  return one.from === one.to || relationsOf(others).some((other) => contradict(one, other)) ? "contradicts" : undefined;
}
