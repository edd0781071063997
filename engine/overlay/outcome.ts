/** What an operation of a variant gives: a changed definition, or why it cannot be done; and what all operations ask of an address. */

import { didYouMean } from "../definition/nearest.ts";
import type { Json, OverlayEdit, ProcessDefinition } from "../definition/types.ts";
import { get, isNode, lockOn, put, type Step, stepsTo } from "./address.ts";

export interface Refusal {
  readonly refused: { readonly code: string; readonly key: string; readonly message: string; readonly remedy: string };
}
export interface Changed {
  readonly definition: ProcessDefinition;
  /** Addresses that this edit made or changed. */
  readonly touched: readonly string[];
}
export type Outcome = Changed | Refusal;
/** An edit with one operation. */
export type Edit<Key extends string> = Extract<OverlayEdit, { readonly [K in Key]: unknown }>;

export const refuse = (key: string, code: string, message: string, remedy: string): Refusal => ({
  refused: { code, key, message, remedy },
});
export const changed = (definition: ProcessDefinition, ...touched: string[]): Changed => ({ definition, touched });
export const isRefusal = (value: object): value is Refusal => "refused" in value;

/** The place of an address that must exist and must not be locked. */
export function existing(
  definition: ProcessDefinition,
  key: string,
  address: string,
): { readonly steps: readonly Step[]; readonly value: Json } | Refusal {
  const steps = stepsTo(definition, address);
  const value = steps && get(definition, steps);
  if (steps?.some((step, index) => isPosition(step) && Array.isArray(get(definition, steps.slice(0, index)))))
    return refuse(
      key,
      "position",
      `"${address}" names a place in a list, which shifts when the base changes.`,
      "Give the thing an id in the base and name that, or change the whole list.",
    );
  if (!steps || value === undefined) {
    const parent = steps && get(definition, steps.slice(0, -1));
    return refuse(
      key,
      "unknown-address",
      `There is nothing at "${address}".`,
      isNode(parent)
        ? didYouMean(String(steps?.at(-1)), Object.keys(parent))
        : "Write kind.table.id, e.g. case.states.check, case.facts.open, reports.list.blocks.",
    );
  }
  const locked = lockOn(definition, steps);
  return locked === undefined
    ? { steps, value }
    : refuse(key, "locked", `"${address}" may not be changed: ${locked}.`, "Leave it as the base has it.");
}

/** A place in a list that an address writes out; a way out found by its id has a number of ours. */
const isPosition = (step: Step): boolean => typeof step === "string" && /^\d+$/.test(step);

/** The words that an edit gives what it makes or changes. */
export const withTexts = (definition: ProcessDefinition, address: string, edit: OverlayEdit): ProcessDefinition =>
  (["nl", "en"] as const).reduce(
    (current, language) =>
      edit[language] === undefined ? current : put(current, ["texts", language, address], edit[language]),
    definition,
  );

/** Nothing can widen a right. */
export const tooWide = (what: string, key = "value"): Refusal =>
  refuse(
    key,
    "widens",
    `A variant cannot widen a right: ${what} is not in the base.`,
    "Use a subset of what the base allows, or narrow it: the old condition && one more.",
  );
