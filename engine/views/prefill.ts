/** What a form is opened with: what the state suggests for its empty fields, out of what the writer may read anyway. Never stored unasked. */

import type { CompiledUnit } from "../compile/types.ts";
import type { Json } from "../definition/types.ts";
import { compileExpression } from "../expressions/index.ts";
import type { Program } from "../expressions/types.ts";
import { formFields } from "../forms/index.ts";
import type { Fields } from "../forms/types.ts";
import type { ItemId } from "../ids.ts";
import { mayRead, mayWrite, readableFields } from "../instance/access.ts";
import { seesAllRows } from "../instance/rows.ts";
import { type EvaluationContext, evaluate, plain } from "../instance/scope.ts";
import type { Actor } from "../instance/types.ts";
import { type Place, placeOf, placesOf } from "./address.ts";
import { placesRead, type SectionRead, sectionsBehind } from "./depends.ts";

const programs = new WeakMap<CompiledUnit, Map<string, Program | undefined>>();
function programOf(unit: CompiledUnit, source: string): Program | undefined {
  const known = programs.get(unit) ?? new Map<string, Program | undefined>();
  programs.set(unit, known);
  if (!known.has(source)) {
    const compiled = compileExpression(source, unit.environment);
    known.set(source, "problem" in compiled ? undefined : compiled.program);
  }
  return known.get(source);
}

/** Suggestions that the active states give for a section; the innermost state wins. */
const suggestionsOf = ({ unit, state }: Place, section: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...unit.chart.active(state.chart).map((key) => unit.chart.states[key]?.definition.meta?.open?.[section]?.prefill),
  );

/** A section that is read, in one unit; with the field when only that one is read. */
type Read = readonly [place: Place, section: string, field?: string];

/** Everything that an expression of a unit reads. What is not known by section counts as all sections of that unit. */
function readsOf(
  context: EvaluationContext,
  place: Place,
  [head = "", part = "", inner]: readonly string[],
): readonly Read[] {
  const sections = (one: Place, name: string, field?: string): readonly Read[] =>
    one.unit.sections[name]
      ? [[one, name, field]]
      : name === "complete" || name === ""
        ? Object.keys(one.unit.sections).map((section) => [one, section] as const)
        : [];
  const all = placesOf(context);
  const whole = (item: string): readonly Read[] =>
    all.filter((one) => one.item?.item === item).flatMap((one) => sections(one, ""));
  if (head === context.kind.kind) return all.slice(0, 1).flatMap((one) => sections(one, part, inner));
  if (head === "item") return sections(place, part, inner);
  if (head === "items" || head === "own") return whole(part);
  if (head === "parent")
    return all.filter(({ id }) => id === place.item?.parent).flatMap((one) => sections(one, part, inner));
  return sectionsBehind(context, place, head).flatMap((read: SectionRead) =>
    placesRead(context, place, read).map((one) => [one, read.section] as const),
  );
}

function mayReadAll(context: EvaluationContext, actor: Actor, reads: readonly Read[]): boolean {
  return reads.every(([{ id, unit, state }, section, field]) => {
    if (!state.sections[section]) return true;
    const access = mayRead(context, actor, id, section);
    if (!access.allowed) return access.code === "absent";
    if (!seesAllRows(context, actor, id, section)) return false;
    const readable = readableFields(context, actor, id, section);
    const form = context.process.forms[unit.sections[section]?.form ?? ""];
    const wanted = formFields(form as NonNullable<typeof form>).filter(
      ({ pattern }) => field === undefined || pattern === `/${field}` || pattern.startsWith(`/${field}/`),
    );
    return wanted.every(({ pattern }) => readable.has(pattern));
  });
}

/** Suggested values for the fields of a section that are empty now and that the actor may write. */
export function prefillOf(context: EvaluationContext, actor: Actor, unit: ItemId | null, section: string): Fields {
  const place = placeOf(context, unit);
  if (!place || !mayWrite(context, actor, unit, section).allowed) return {};
  const filled = context.contents.read(unit, section) ?? {};
  return Object.fromEntries(
    Object.entries(suggestionsOf(place, section)).flatMap(([field, source]): (readonly [string, Json])[] => {
      const program = filled[field] === undefined ? programOf(place.unit, source) : undefined;
      if (
        !program ||
        !mayReadAll(
          context,
          actor,
          program.reads.flatMap((path) => readsOf(context, place, path)),
        )
      )
        return [];
      const answer = evaluate(context, unit, program);
      if (answer.absent) return [];
      const value = plain(answer.value);
      return value === "" || value === null || (Array.isArray(value) && value.length === 0) ? [] : [[field, value]];
    }),
  );
}
