/** Whether somebody may know a derived value: only if the reader may see every input that it was computed from. */

import type { Dependencies, Part } from "../compile/types.ts";
import type { PrivacyClass } from "../definition/types.ts";
import { formFields } from "../forms/index.ts";
import type { CompiledForm } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import { type EvaluationContext, stateOf, unitOf } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { mayRead, maySeeUnit, readableFields } from "./access.ts";
import { isShutOut } from "./roles.ts";
import { fieldsOfClass, hasNarrowedRows, seesAllRows } from "./rows.ts";

/** The units of an instance whose section a part means. */
export function unitsOfPart(
  { instance }: EvaluationContext,
  unit: ItemId | null,
  { of }: Part,
): readonly (ItemId | null)[] {
  if (of === "main") return [null];
  if (of === "own") return [unit];
  if (of === "parent") {
    const parent = unit === null ? undefined : instance.items[unit]?.parent;
    return parent === undefined ? [] : [parent];
  }
  return Object.values(instance.items).flatMap(({ id, item }) => (item === of.items ? [id] : []));
}

/** Whether somebody may read a part where it stands: the section, every row of it, and what is read of its fields. What was never written, or is not there, tells nothing. */
function mayReadPart(context: EvaluationContext, actor: Actor, unit: ItemId | null, part: Part): boolean {
  const { section, field, complete } = part;
  if (!stateOf(context, unit)?.sections[section]) return true;
  const access = mayRead(context, actor, unit, section);
  if (!access.allowed) return access.code === "absent";
  if (complete) return true;
  if (!seesAllRows(context, actor, unit, section)) return false;
  const item = unit === null ? null : (context.instance.items[unit] ?? null);
  const form = context.process.forms[unitOf(context, item).sections[section]?.form ?? ""];
  const readable = readableFields(context, actor, unit, section);
  return !form || fieldsUnder(form, field).every((pattern) => readable.has(pattern));
}
/** Patterns of a field and what is in it; of the whole form when none is named. */
const fieldsUnder = (form: CompiledForm, field: string | undefined): readonly string[] =>
  formFields(form)
    .map(({ pattern }) => pattern)
    .filter((pattern) => field === undefined || pattern === `/${field}` || pattern.startsWith(`/${field}/`));

/** Whether the actor may know everything that something in a unit rests on: else its value tells of what is kept from him. */
export function canSeeAll(
  context: EvaluationContext,
  actor: Actor,
  unit: ItemId | null,
  { parts, items }: Dependencies,
): boolean {
  const seesItems = Object.values(context.instance.items).every(
    ({ id, item }) => !items.includes(item) || maySeeUnit(context, actor, id),
  );
  return (
    seesItems &&
    parts.every((part) => unitsOfPart(context, unit, part).every((one) => mayReadPart(context, actor, one, part)))
  );
}
/** Whether the actor may know what a fact of a unit says. */
export function mayKnowFact(context: EvaluationContext, actor: Actor, unit: ItemId | null, name: string): boolean {
  const item = unit === null ? null : (context.instance.items[unit] ?? null);
  return canSeeAll(context, actor, unit, context.process.dependencies.ofFact(unitOf(context, item), name));
}

/** An instance without the items that somebody is shut out of. */
export function withoutExcluded(context: EvaluationContext, actor: Actor): EvaluationContext {
  const { instance } = context;
  const items = Object.entries(instance.items).filter(([, { id }]) => !isShutOut(context, actor, id));
  if (items.length === Object.keys(instance.items).length) return context;
  return { ...context, instance: { ...instance, items: Object.fromEntries(items) as typeof instance.items } };
}
/**
 * Facts of the main unit that do not go where all readers of a paper see them: they rest on rows that are narrowed to
 * some, on a field of a class that may not stand there, or on an item that this reader is shut out of.
 */
export function withheldFacts(
  context: EvaluationContext,
  reader: Actor | undefined,
  stands: (of: PrivacyClass) => boolean = () => true,
): ReadonlySet<string> {
  const { kind, instance, process } = context;
  const goesBeyond = (unit: ItemId | null, { section, field }: Part): boolean => {
    const item = unit === null ? null : (instance.items[unit] ?? null);
    const form = process.forms[unitOf(context, item).sections[section]?.form ?? ""];
    if (!form || !stateOf(context, unit)?.sections[section]) return false;
    const allowed = fieldsOfClass(form, stands);
    return fieldsUnder(form, field).some((pattern) => !allowed.has(pattern));
  };
  const shut = new Set(
    reader
      ? Object.values(instance.items).flatMap(({ id, item }) => (isShutOut(context, reader, id) ? [item] : []))
      : [],
  );
  const isKept = ({ parts, items }: Dependencies): boolean =>
    items.some((item) => shut.has(item)) ||
    parts.some((part) =>
      unitsOfPart(context, null, part).some(
        (unit) => !part.complete && (hasNarrowedRows(context, unit, part.section) || goesBeyond(unit, part)),
      ),
    );
  return new Set(kind.facts.flatMap(({ name }) => (isKept(process.dependencies.ofFact(kind, name)) ? [name] : [])));
}
