/** Addresses in a definition: kind, table, id, never an array index (docs/format/variants.md). Finds and changes the thing at an address. */

import { namesOf } from "../definition/names-of.ts";
import type { Json, ProcessDefinition, StateDefinition } from "../definition/types.ts";

type Node = { readonly [key: string]: Json };
export type Step = string | number;

const isNode = (value: Json | undefined): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys from the root of the definition to a state of a chart, at any depth. */
function statePath(chart: StateDefinition, key: string, path: readonly Step[]): readonly Step[] | undefined {
  for (const [name, state] of Object.entries(chart.states ?? {})) {
    const own = [...path, "states", name];
    if (name === key) return own;
    const inner = statePath(state, key, own);
    if (inner) return inner;
  }
  return undefined;
}

/**
 * The steps from the root of a `ProcessDefinition` to what an address names, whether it exists there or not (its parent must):
 * `case.states.check.on.accept`, `case.items.agendaPlace.facts.open`, `case.facts.x`, `reports.actionList.blocks`,
 * `tables.quorum.lung`, `settings.x`, `roles.x`, `forms.folder/form.field`; one way out of several by its id.
 */
export function stepsTo(definition: ProcessDefinition, address: string): readonly Step[] | undefined {
  const parts = address.split(".");
  const [head = "", second = "", ...rest] = parts;
  if (["settings", "roles", "circles", "numbering", "purposes", "parties"].includes(head)) return ["process", ...parts];
  if (head === "tables") return ["tables", second, ...(rest.length > 0 ? ["rows", ...rest] : [])];
  if (["reports", "policies", "figures", "examples"].includes(head)) return parts;
  if (head === "forms") return fieldSteps(address.slice("forms.".length));
  const kind = definition.kinds[head];
  if (!kind) return undefined;
  const inItem = second === "items" && rest.length > 1;
  const unit = inItem ? kind.items[rest[0] ?? ""] : kind;
  const base: readonly Step[] = inItem ? ["kinds", head, "items", rest[0] ?? ""] : ["kinds", head];
  const tail = inItem ? rest.slice(1) : [second, ...rest];
  if (!unit) return undefined;
  if (tail[0] !== "states") return [...base, ...tail];
  const found = statePath(unit.chart, tail[1] ?? "", [...base, "chart"]);
  if (!found) return tail.length === 2 ? [...base, "chart", "states", tail[1] ?? ""] : undefined;
  return wayById(definition, [...found, ...tail.slice(2)]);
}

/** `folder/form.field` → the field's schema. */
function fieldSteps(address: string): readonly Step[] | undefined {
  const [form, ...fields] = address.split(".");
  if (!form) return undefined;
  return [
    "forms",
    form,
    "schema",
    ...fields.flatMap((field, index) => (index === 0 ? ["properties", field] : ["items", "properties", field])),
  ];
}

/** `on.close.home` names the way out with that id when `close` has several. */
function wayById(definition: ProcessDefinition, steps: readonly Step[]): readonly Step[] {
  const on = steps.indexOf("on");
  if (on < 0 || steps.length <= on + 2) return steps;
  const ways = get(definition, steps.slice(0, on + 2));
  if (!Array.isArray(ways)) return steps;
  const index = ways.findIndex((way) => isNode(way) && way["id"] === steps[on + 2]);
  return index < 0 ? steps : [...steps.slice(0, on + 2), index, ...steps.slice(on + 3)];
}

export function get(root: unknown, steps: readonly Step[]): Json | undefined {
  let value = root as Json | undefined;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isNode(value)) value = value[step];
    else return undefined;
  }
  return value;
}

/** A copy with one place changed (`undefined` takes it away); everything else is shared. A new key comes last, or after `after`. */
export function put<T>(root: T, steps: readonly Step[], value: unknown, after?: string): T {
  const [step, ...rest] = steps;
  if (step === undefined) return value as T;
  if (Array.isArray(root))
    return root.map((element, index) => (index === Number(step) ? put(element, rest, value, after) : element)) as T;
  const node = (root ?? {}) as Record<string, unknown>;
  const changed = rest.length === 0 ? value : put(node[step] ?? {}, rest, value, after);
  if (changed === undefined) return Object.fromEntries(Object.entries(node).filter(([key]) => key !== step)) as T;
  if (rest.length > 0 || after === undefined || Object.hasOwn(node, step) || !Object.hasOwn(node, after))
    return { ...node, [step]: changed } as T;
  return Object.fromEntries(
    Object.entries(node).flatMap((entry) => (entry[0] === after ? [entry, [step, changed]] : [entry])),
  ) as T;
}

/** The reason why something may not be touched: its own `locked`, or that of something around it. */
export function lockOn(root: unknown, steps: readonly Step[]): string | undefined {
  for (let length = steps.length; length > 0; length -= 1) {
    const value = get(root, steps.slice(0, length));
    if (isNode(value) && typeof value["locked"] === "string") return value["locked"];
  }
  return undefined;
}
export { isNode, namesOf };
