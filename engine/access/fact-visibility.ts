/** Whether somebody may know a derived value: only if the reader may see every input that it was computed from. */

import type { Dependencies, Part } from "../compile/types.ts";
import type { PrivacyClass } from "../definition/types.ts";
import { formFields } from "../forms/index.ts";
import type { CompiledForm } from "../forms/types.ts";
import type { EvaluationContext } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import { itemUnits, mainUnit, parentUnit, type Unit } from "../state/unit.ts";
import { mayRead, maySeeUnit, readableFields } from "./access.ts";
import { isShutOut } from "./roles.ts";
import { fieldsOfClass, hasNarrowedRows, seesAllRows } from "./rows.ts";

/** The units of an instance whose section a part means. */
export function unitsOfPart(context: EvaluationContext, unit: Unit, { of }: Part): readonly Unit[] {
  if (of === "main") return [mainUnit(context)];
  if (of === "own") return [unit];
  if (of === "parent") return [parentUnit(context, unit) ?? []].flat();
  return itemUnits(context).filter(({ item }) => item?.item === of.items);
}

/** Whether somebody may read a part where it stands: the section, every row of it, and what is read of its fields. What was never written, or is not there, tells nothing. */
function mayReadPart(context: EvaluationContext, actor: Actor, unit: Unit, part: Part): boolean {
  const { section, field, complete } = part;
  if (!unit.state.sections[section]) return true;
  const access = mayRead(context, actor, unit, section);
  if (!access.allowed) return access.code === "absent";
  if (complete) return true;
  if (!seesAllRows(context, actor, unit, section)) return false;
  const form = context.process.forms[unit.definition.sections[section]?.form ?? ""];
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
  unit: Unit,
  { parts, items }: Dependencies,
): boolean {
  const seesItems = itemUnits(context).every(
    (one) => !items.includes(one.definition.item ?? "") || maySeeUnit(context, actor, one),
  );
  return (
    seesItems &&
    parts.every((part) => unitsOfPart(context, unit, part).every((one) => mayReadPart(context, actor, one, part)))
  );
}
/** Whether the actor may know what a fact of a unit says. */
export const mayKnowFact = (context: EvaluationContext, actor: Actor, unit: Unit, name: string): boolean =>
  canSeeAll(context, actor, unit, context.process.dependencies.ofFact(unit.definition, name));

/** An instance without the items that somebody is shut out of. */
export function withoutExcluded(context: EvaluationContext, actor: Actor): EvaluationContext {
  const { instance } = context;
  const units = itemUnits(context).filter((unit) => !isShutOut(context, actor, unit));
  if (units.length === Object.keys(instance.items).length) return context;
  return { ...context, instance: { ...instance, items: Object.fromEntries(units.map(({ id, item }) => [id, item])) } };
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
  const { kind, process } = context;
  const main = mainUnit(context);
  const goesBeyond = ({ definition, state }: Unit, { section, field }: Part): boolean => {
    const form = process.forms[definition.sections[section]?.form ?? ""];
    if (!form || !state.sections[section]) return false;
    const allowed = fieldsOfClass(form, stands);
    return fieldsUnder(form, field).some((pattern) => !allowed.has(pattern));
  };
  const shut = new Set(
    itemUnits(context).flatMap((unit) =>
      reader && isShutOut(context, reader, unit) ? [unit.definition.item ?? ""] : [],
    ),
  );
  const isKept = ({ parts, items }: Dependencies): boolean =>
    items.some((item) => shut.has(item)) ||
    parts.some((part) =>
      unitsOfPart(context, main, part).some(
        (unit) => !part.complete && (hasNarrowedRows(context, unit, part.section) || goesBeyond(unit, part)),
      ),
    );
  return new Set(kind.facts.flatMap(({ name }) => (isKept(process.dependencies.ofFact(kind, name)) ? [name] : [])));
}
