/**
 * What an instance knows of one of the persons in it, for the copy that this person may ask for: each answer that its maker may
 * read, and whether it is about this person, about nobody, or (also) about others. The maker decides of the last.
 */

import { mayRead } from "../access/access.ts";
import { rolesOf } from "../access/roles.ts";
import { visibleFields } from "../access/rows.ts";
import type { Field } from "../blocks/types.ts";
import type { FieldSchema, FormDefinition, Json } from "../definition/types.ts";
import { type Wording, wordsFor } from "../reports/values.ts";
import type { EvaluationContext } from "../state/context.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit, pathOf, type Unit, unitsOf } from "../state/unit.ts";

export interface InspectedPerson {
  /** Id of the row. */
  readonly key: string;
  readonly name: string;
}
export interface InspectedAnswer {
  /** Unit, section and place of the field: stands for it when the maker chooses. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** `own`: of this person; `nobody`: about the process; `others`: it tells, or may tell, of somebody else. */
  readonly about: "own" | "nobody" | "others";
}
export interface InspectedPart {
  readonly title: string;
  /** `<path of the unit>/<section>`, as access records name it. */
  readonly section: string;
  readonly answers: readonly InspectedAnswer[];
}

type Row = Readonly<Record<string, Json>>;
const isRow = (value: Json | undefined): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const idOf = (row: Row): string => (typeof row["id"] === "string" ? row["id"] : "");

/** Whether the definition lets this actor make such a copy now. */
export function mayInspect(context: EvaluationContext, actor: Actor): boolean {
  const by = (context.kind.access.inspect?.by ?? []).flatMap((name) => context.process.circle(name));
  return [...rolesOf(context, actor, mainUnit(context))].some((role) => by.includes(role));
}

function personRows(context: EvaluationContext, actor: Actor): readonly Row[] {
  const { inspect } = context.kind.access;
  const unit = mainUnit(context);
  if (!inspect || !mayRead(context, actor, unit, inspect.section).allowed) return [];
  const list = visibleFields(context, actor, unit, inspect.section)[inspect.rows];
  return (Array.isArray(list) ? list : []).filter(isRow).filter((row) => idOf(row) !== "");
}
/** Persons of whom a copy can be made, as far as the actor may read of them. */
export function inspectedPeople(context: EvaluationContext, actor: Actor): readonly InspectedPerson[] {
  const name = context.kind.access.inspect?.name ?? "";
  return personRows(context, actor).map((row) => ({ key: idOf(row), name: String(row[name] ?? "") }));
}

/** Whether an item, or one that it belongs to, is of this person. */
function isOf({ instance }: EvaluationContext, { item }: Unit, key: string): boolean {
  if (!item) return false;
  const parent = item.parent === undefined ? undefined : instance.items[item.parent];
  return item.key === key || parent?.key === key;
}
/** A row is of this person when it is that person's, or names that person and no other one of the list. */
function rowIsOf(row: Row, key: string, others: readonly string[]): boolean {
  if (idOf(row) === key) return true;
  const named = Object.values(row).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return named.includes(key) && !others.some((other) => named.includes(other));
}

interface Reading {
  readonly form: FormDefinition;
  readonly wording: Wording;
  readonly key: string;
  readonly others: readonly string[];
}
const isAboutNobody = ({ privacy }: FieldSchema): boolean =>
  privacy?.subject === "none" && privacy.identifies === "none";

/** One answer per field; a list of rows gives those of each row. */
function answersIn(
  { form, wording, key, others }: Reading,
  properties: Readonly<Record<string, FieldSchema>>,
  fields: Row,
  at: { readonly path: string; readonly keys: readonly string[]; readonly own: boolean; readonly before: string },
): readonly InspectedAnswer[] {
  return Object.entries(properties).flatMap(([name, schema]): readonly InspectedAnswer[] => {
    const value = fields[name];
    const keys = [...at.keys, name];
    const field: Field = { form, key: keys.join("."), schema };
    const label = form.texts[wording.language]?.[field.key] ?? name;
    const inner = schema.items?.properties;
    if (inner && Array.isArray(value))
      return value.filter(isRow).flatMap((row, index) =>
        answersIn({ form, wording, key, others }, inner, row, {
          path: `${at.path}/${name}/${idOf(row) || index}`,
          keys,
          own: at.own || rowIsOf(row, key, others),
          before: `${label} ${index + 1}: `,
        }),
      );
    const words = wordsFor(value, field, wording);
    if (words === "") return [];
    const about = at.own ? "own" : isAboutNobody(schema) ? "nobody" : "others";
    return [{ id: `${at.path}/${name}`, label: `${at.before}${label}`, value: words, about }];
  });
}

/** @returns undefined when the actor may not make a copy of that person */
export function inspectionOf(
  context: EvaluationContext,
  actor: Actor,
  key: string,
  wording: Wording,
): readonly InspectedPart[] | undefined {
  const people = inspectedPeople(context, actor);
  if (!mayInspect(context, actor) || !people.some((one) => one.key === key)) return undefined;
  const others = people.flatMap((one) => (one.key === key ? [] : [one.key]));
  const text = (address: string): string =>
    context.process.texts[wording.language]?.[address] ?? Object.values(context.process.texts)[0]?.[address] ?? "";
  return unitsOf(context).flatMap((unit) =>
    Object.entries(unit.definition.sections).flatMap(([name, section]): readonly InspectedPart[] => {
      const form = context.process.forms[section.form]?.definition;
      if (!form || !mayRead(context, actor, unit, name).allowed) return [];
      const at = `${pathOf(context, unit)}/${name}`;
      const own = isOf(context, unit, key);
      const fields = visibleFields(context, actor, unit, name);
      const answers = answersIn({ form, wording, key, others }, form.schema.properties, fields, {
        path: at,
        keys: [],
        own,
        before: "",
      });
      const title = text(`${unit.definition.address}.sections.${name}`);
      return answers.length > 0 ? [{ title: title || name, section: at, answers }] : [];
    }),
  );
}
