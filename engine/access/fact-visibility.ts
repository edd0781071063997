/** Whether somebody may know a derived value: only if the reader may see every input that it was computed from. */

import type { Dependencies, LinkValue, Part } from "../compile/types.ts";
import type { PrivacyClass } from "../definition/types.ts";
import { formFields } from "../forms/index.ts";
import type { CompiledForm } from "../forms/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor, IncomingState } from "../state/types.ts";
import { itemUnits, mainUnit, parentUnit, type Unit, unitAt } from "../state/unit.ts";
import { mayRead, maySeeUnit, readableFields } from "./access.ts";
import { hasHiddenLink, ownerFor } from "./link-owners.ts";
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

/** Whether the actor may know everything that something in a unit depends on: else its value would tell of what is withheld. */
export function canSeeAll(
  context: EvaluationContext,
  actor: Actor,
  unit: Unit,
  { parts, items, links, shows }: Dependencies,
): boolean {
  const seesItems = itemUnits(context).every(
    (one) => !items.includes(one.definition.item ?? "") || maySeeUnit(context, actor, one),
  );
  return (
    seesItems &&
    !links.some((item) => hasHiddenLink(context, actor, item)) &&
    shows.every((value) => seesShown(context, actor, value)) &&
    parts.every((part) => unitsOfPart(context, unit, part).every((one) => mayReadPart(context, actor, one, part)))
  );
}
/** Whether the actor may know a value that a link shows: every input of it, at the link's owner. */
export function mayKnowShown(owner: EvaluationContext, actor: Actor, link: IncomingState, name: string): boolean {
  const unit = unitAt(owner, link.item);
  const program = unit?.item && owner.kind.items[unit.item.item]?.link?.showsPrograms[name];
  return Boolean(
    unit && program && canSeeAll(owner, actor, unit, owner.process.dependencies.ofProgram(unit.definition, program)),
  );
}
/** Whether the actor may know that value of every link of an item name. */
const seesShown = (context: EvaluationContext, actor: Actor, { item, name }: LinkValue): boolean =>
  Object.values(context.instance.incoming[item] ?? {}).every((link) => {
    const owner = ownerFor(context, actor, link);
    return owner !== undefined && mayKnowShown(owner, actor, link, name);
  });

/** Whether the actor may know what a fact of a unit says. */
export const mayKnowFact = (context: EvaluationContext, actor: Actor, unit: Unit, name: string): boolean =>
  canSeeAll(context, actor, unit, context.process.dependencies.ofFact(unit.definition, name));

/** Facts of the main unit that are computed from a link that is hidden from the actor. */
export function factsOfHiddenLinks(context: EvaluationContext, actor: Actor): ReadonlySet<string> {
  const { kind, instance, process } = context;
  const hidden = new Set(Object.keys(instance.incoming).filter((item) => hasHiddenLink(context, actor, item)));
  if (hidden.size === 0) return hidden;
  const rests = kind.facts.filter(({ name }) =>
    process.dependencies.ofFact(kind, name).links.some((item) => hidden.has(item)),
  );
  return new Set(rests.map(({ name }) => name));
}

/** An instance without the items that somebody may not know of. */
export function withoutHiddenItems(context: EvaluationContext, actor: Actor): EvaluationContext {
  const { instance } = context;
  const units = itemUnits(context).filter((unit) => maySeeUnit(context, actor, unit));
  if (units.length === Object.keys(instance.items).length) return context;
  return { ...context, instance: { ...instance, items: Object.fromEntries(units.map(({ id, item }) => [id, item])) } };
}
/**
 * Facts that are not in a report, of the main unit and of the item that it is about: one of its readers may not see all that they are computed from, or they
 * are computed from narrowed rows or from a field of a class that may not stand on it.
 */
export function withheldFacts(
  context: EvaluationContext,
  readers: readonly Actor[],
  stands: (of: PrivacyClass) => boolean = () => true,
  about?: Unit,
): ReadonlySet<string> {
  const { process } = context;
  const goesBeyond = ({ definition, state }: Unit, { section, field }: Part): boolean => {
    const form = process.forms[definition.sections[section]?.form ?? ""];
    if (!form || !state.sections[section]) return false;
    const allowed = fieldsOfClass(form, stands);
    return fieldsUnder(form, field).some((pattern) => !allowed.has(pattern));
  };
  const isWithheld = (home: Unit, rests: Dependencies): boolean =>
    readers.some((reader) => !canSeeAll(context, reader, home, rests)) ||
    rests.parts.some((part) =>
      unitsOfPart(context, home, part).some(
        (unit) => !part.complete && (hasNarrowedRows(context, unit, part.section) || goesBeyond(unit, part)),
      ),
    );
  return new Set(
    [mainUnit(context), about ?? []]
      .flat()
      .flatMap((home) =>
        home.definition.facts.flatMap(({ name }) =>
          isWithheld(home, process.dependencies.ofFact(home.definition, name)) ? [name] : [],
        ),
      ),
  );
}
