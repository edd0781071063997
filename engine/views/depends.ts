/** What a fact is made of: the sections it reads, directly or through other facts. */

import type { CompiledFact, CompiledUnit } from "../compile/types.ts";
import type { EvaluationContext } from "../instance/scope.ts";
import { type Place, placesOf } from "./address.ts";

/** A section as a fact reads it: of the main unit, of the item itself, or of every item of a kind. */
export interface SectionRead {
  readonly of: "main" | "own" | { readonly items: string };
  readonly section: string;
}

function factOf(context: EvaluationContext, place: Place, name: string): CompiledFact | undefined {
  return (
    (place.item ? place.unit.facts.find((fact) => fact.name === name) : undefined) ??
    context.kind.facts.find((fact) => fact.name === name)
  );
}

function ownReads(context: EvaluationContext, fact: CompiledFact): readonly SectionRead[] {
  const direct = fact.sources.flatMap((source): SectionRead[] => {
    const [type, side, section] = source.split(":");
    return type === "section" && section ? [{ of: side === "own" ? "own" : "main", section }] : [];
  });
  const inLists = (fact.program?.elements ?? []).flatMap(([head, item = "", , section = ""]): SectionRead[] =>
    head === "items" && context.kind.items[item]?.sections[section] ? [{ of: { items: item }, section }] : [],
  );
  return [...direct, ...inLists];
}

/** What stands behind a fact follows from the definition alone: by its unit and name. */
const behind = new WeakMap<CompiledUnit, Map<string, readonly SectionRead[]>>();

/** Every section behind a fact. */
export function sectionsBehind(context: EvaluationContext, place: Place, name: string): readonly SectionRead[] {
  const known = behind.get(place.unit) ?? new Map<string, readonly SectionRead[]>();
  behind.set(place.unit, known);
  const before = known.get(name);
  if (before) return before;
  const found = findBehind(context, place, name, new Set());
  known.set(name, found);
  return found;
}

function findBehind(context: EvaluationContext, place: Place, name: string, seen: Set<string>): readonly SectionRead[] {
  const fact = factOf(context, place, name);
  if (!fact || seen.has(name)) return [];
  seen.add(name);
  const through = fact.sources.flatMap((source) =>
    source.startsWith("fact:") ? findBehind(context, place, source.split(":")[2] ?? "", seen) : [],
  );
  return [...ownReads(context, fact), ...through];
}

/** Whether a fact depends on a section of this unit: then filling it may change the answer. */
export const dependsOn = (context: EvaluationContext, place: Place, fact: string, section: string): boolean =>
  sectionsBehind(context, place, fact.replace(/^!/, "")).some(
    (read) => read.section === section && read.of === (place.item ? "own" : "main"),
  );

/** The places whose section a read means. */
export function placesRead(context: EvaluationContext, place: Place, read: SectionRead): readonly Place[] {
  if (read.of === "own") return [place];
  const all = placesOf(context);
  if (read.of === "main") return all.slice(0, 1);
  const { items } = read.of;
  return all.filter(({ item }) => item?.item === items);
}
