/** What the set of an item calls it, for a row of a list: by its part, or the text that its screens list it by; never by name unless they say so. */

import { aboutOf, labelOf } from "../layouts/index.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit, type Unit } from "../state/unit.ts";
import { visibleFact } from "./instance-view.ts";
import type { TaskView } from "./types.ts";

/** Undefined where its screens call it nothing, or the facts rest on what this actor may not read. */
export function itemLabel(context: EvaluationContext, actor: Actor, unit: Unit): TaskView["called"] {
  if (!unit.item) return undefined;
  const { item, key } = unit.item;
  const { called, among, listed } = labelOf(context.kind, item);
  const text = listed === undefined ? undefined : visibleFact(context, actor, unit, listed);
  if (typeof text === "string" && text !== "") return { text };
  const code = called === undefined ? undefined : visibleFact(context, actor, unit, called);
  if (typeof code !== "string" || code === "") return undefined;
  const alike = among === undefined ? undefined : visibleFact(context, actor, unit, among);
  const at = Array.isArray(alike) && alike.length > 1 ? alike.indexOf(key) + 1 : 0;
  return { address: `${unit.definition.address}.facts.${called}.choices.${code}`, ...(at > 0 ? { at } : {}) };
}

/** What an instance is about, as its first screen says by a fact; undefined where it says nothing, or this actor may not know. */
export function aboutText(context: EvaluationContext, actor: Actor): string | undefined {
  const fact = aboutOf(context.kind);
  const text = fact === undefined ? undefined : visibleFact(context, actor, mainUnit(context), fact);
  return typeof text === "string" && text !== "" ? text : undefined;
}
