/** What each form asks, question by question: the kind of answer, whether it is needed, and what kind of data it is. */

import type { CompiledProcess } from "../../compile/types.ts";
import type { FieldSchema } from "../../definition/types.ts";
import { type Clause, conditionOf } from "../../edits/form/condition.ts";
import type { Teller } from "./teller.ts";
import type { PlainPart, PlainRow } from "./types.ts";

interface Asked {
  readonly teller: Teller;
  readonly form: string;
}
type Fields = Readonly<Record<string, FieldSchema>>;

function choiceWords({ teller, form }: Asked, key: string, choices: readonly unknown[]): string {
  const words = choices.map((one) => teller.formText(form, `${key}.choices.${String(one)}`) ?? String(one));
  return words.join(" / ");
}
function kindWords(asked: Asked, key: string, schema: FieldSchema): string {
  const { say } = asked.teller;
  const choices = schema.enum ?? schema.items?.enum;
  if (choices)
    return say(schema.type === "array" ? "kind.choices" : "kind.choice", { choices: choiceWords(asked, key, choices) });
  const format = schema.format ?? schema.items?.format;
  for (const one of ["date", "time", "person", "organisation", "file"] as const)
    if (format === one) return say(`kind.${one}`);
  if (schema.type === "boolean") return say("kind.yesNo");
  if (schema.type === "integer" || schema.type === "number") return say("kind.number");
  if (schema.type === "array") return say(schema.items?.type === "object" ? "kind.rows" : "kind.text");
  return say(schema.type === "object" ? "kind.group" : "kind.text");
}

function clauseWords(asked: Asked, inside: string, { field, test, values }: Clause): string | undefined {
  const key = field.startsWith("row.") ? `${inside}${field.slice(4)}` : field;
  const label = asked.teller.formText(asked.form, key);
  if (label === undefined) return undefined;
  const value = values.map((one) => asked.teller.formText(asked.form, `${key}.choices.${one}`) ?? String(one));
  return asked.teller.say(`test.${test}`, { field: `“${label}”`, value: value.join(", ") });
}
/** A condition on earlier answers; one that is no plain sentence says that it depends on them. */
function whenWords(asked: Asked, inside: string, source: string): string | undefined {
  const condition = conditionOf(source);
  const words = condition?.clauses.map((one) => clauseWords(asked, inside, one));
  if (!condition || !words?.every((one) => one !== undefined)) return undefined;
  return words.join(` ${asked.teller.say(condition.join)} `);
}
function neededWords(asked: Asked, inside: string, schema: FieldSchema, isRequired: boolean): string {
  const { say } = asked.teller;
  const { computed, visibleWhen, requiredWhen, soft } = schema;
  if (computed !== undefined) return say("asked.computed");
  if (visibleWhen === "false") return say("asked.hidden");
  const needed = requiredWhen === undefined ? undefined : whenWords(asked, inside, requiredWhen);
  const shown = visibleWhen === undefined ? undefined : whenWords(asked, inside, visibleWhen);
  const must =
    requiredWhen === undefined
      ? say(isRequired ? "asked.yes" : soft ? "asked.soft" : "asked.no")
      : requiredWhen === visibleWhen
        ? say("asked.yes")
        : needed === undefined
          ? say("asked.sometimes")
          : say("asked.yesIf", { when: needed });
  if (visibleWhen === undefined) return must;
  return `${must}. ${shown === undefined ? say("asked.sometimes") : say("asked.onlyIf", { when: shown })}`;
}
function sortWords({ say }: Teller, { privacy, items }: FieldSchema): string {
  const found = privacy ?? items?.privacy;
  if (!found) return "";
  return say(`sort.${found.identifies}`, { class: say(`class.${found.class}`) });
}

function rowsOf(asked: Asked, fields: Fields, required: readonly string[], inside = ""): readonly PlainRow[] {
  const { teller, form } = asked;
  return Object.entries(fields).flatMap(([name, schema]): readonly PlainRow[] => {
    const key = `${inside}${name}`;
    if (name === "id" && inside !== "") return [];
    const label = teller.formText(form, key) ?? name;
    const cells = [
      inside === "" ? label : `– ${label}`,
      kindWords(asked, key, schema),
      neededWords(asked, inside, schema, required.includes(name)),
      sortWords(teller, schema),
    ];
    const inner = schema.items?.properties ?? schema.properties;
    const needed = schema.items?.required ?? schema.required ?? [];
    return [{ id: `forms.${form}.${key}`, cells }, ...(inner ? rowsOf(asked, inner, needed, `${key}.`) : [])];
  });
}

/** Where a form is filled in: the names of its sections. */
function placesOf({ kinds }: CompiledProcess, form: string): readonly string[] {
  const units = Object.values(kinds).flatMap((kind) => [kind, ...Object.values(kind.items)]);
  return units.flatMap((unit) =>
    Object.entries(unit.sections).flatMap(([name, section]) =>
      section.form === form ? [`${unit.address}.sections.${name}`] : [],
    ),
  );
}
/** A part for each form, in the order in which sections name them. */
export function askedParts(teller: Teller): readonly PlainPart[] {
  const { process, say, word, formText } = teller;
  return Object.values(process.forms).flatMap(({ id, definition }): readonly PlainPart[] => {
    const rows = rowsOf({ teller, form: id }, definition.schema.properties ?? {}, definition.schema.required ?? []);
    const places = [...new Set(placesOf(process, id).map(word))];
    if (rows.length === 0 || places.length === 0) return [];
    const title = formText(id, "title") ?? id;
    const where = places.join(", ");
    return [
      {
        id: `forms.${id}`,
        title,
        ...(where === title ? {} : { text: say("asked.in", { where }) }),
        columns: [say("asked.question"), say("asked.kind"), say("asked.needed"), say("asked.sort")],
        rows,
      },
    ];
  });
}
