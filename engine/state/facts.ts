/** Values that stand in an instance or its group: facts as computed last, settings, and whether a fact holds. */

import { toValue } from "../expressions/index.ts";
import type { Value } from "../expressions/types.ts";
import type { ItemId } from "../ids.ts";
import type { EvaluationContext } from "./context.ts";
import type { PersonRef } from "./types.ts";
import type { Unit } from "./unit.ts";

/** What an expression sees beside the instance, in the place where it is evaluated. */
export interface Extra {
  readonly event?: { readonly by?: PersonRef; readonly pick?: unknown; readonly with?: Value };
  readonly row?: unknown;
  readonly linked?: unknown;
  /** Of a figure: when each state was last entered. */
  readonly since?: unknown;
  /** Facts that have no value here, because they would tell of what is kept. */
  readonly kept?: ReadonlySet<string>;
  /** Facts just computed, not yet in the instance. */
  readonly facts?: Readonly<Record<string, Value>>;
  readonly mainFacts?: Readonly<Record<string, Value>>;
  /** An item that is being added: lists do not show it yet (docs/format/items.md). */
  readonly hidden?: ItemId;
}

/** The value of a setting: the group's, else the definition's (a variant may have changed it). */
export function setting(
  context: Pick<EvaluationContext, "process" | "directory" | "instance">,
  name: string,
): Value | undefined {
  const definition = context.process.definition.process.settings?.[name];
  if (!definition) return undefined;
  const own = context.directory.group(context.instance.group)?.settings[name];
  return toValue(
    own ?? definition.default,
    definition.type === "integer" ? "int" : definition.type === "number" ? "double" : "dyn",
  );
}

/** The value of a fact as it stands in the instance (or was just computed). */
export function factValue(context: EvaluationContext, unit: Unit, name: string, extra?: Extra): Value | undefined {
  if (extra?.facts && Object.hasOwn(extra.facts, name)) return extra.facts[name];
  const { item, definition } = unit;
  if (item) {
    if (name === "wanted") return item.wanted;
    const own = definition.facts.find((fact) => fact.name === name);
    if (own && extra?.kept?.has(name)) return undefined;
    if (own) return item.facts[name] === undefined ? defaultOf(own.type) : toValue(item.facts[name], own.type);
  }
  if (extra?.mainFacts && Object.hasOwn(extra.mainFacts, name)) return extra.mainFacts[name];
  if (extra?.kept?.has(name)) return undefined;
  const main = context.kind.facts.find((fact) => fact.name === name);
  if (!main) return undefined;
  const stored = context.instance.main.facts[name];
  return stored === undefined ? defaultOf(main.type) : toValue(stored, main.type);
}
const defaultOf = (type: unknown): Value | undefined => (type === "bool" ? false : undefined);

/** Whether a fact (`name` or `!name`) holds. What has no value holds in neither direction but `!`. */
export function holds(context: EvaluationContext, unit: Unit, guard: string, extra?: Extra): boolean {
  if (guard.startsWith("!")) return factValue(context, unit, guard.slice(1), extra) !== true;
  return factValue(context, unit, guard, extra) === true;
}
