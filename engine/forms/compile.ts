/** Compiles a form: closed keywords, privacy on every field, conditions checked against the form's own fields. Over 300 lines: one walk that carries what it knows of the form. */

import { didYouMean } from "../definition/nearest.ts";
import type { FieldSchema, FormDefinition } from "../definition/types.ts";
import { compileExpression, fieldType, formType } from "../expressions/index.ts";
import type { CelType, TypeEnvironment } from "../expressions/types.ts";
import { wrongBounds } from "./day-bounds.ts";
import { type FieldPlace, listFields } from "./fields.ts";
import { FORMATS } from "./formats.ts";
import { checkKeywords } from "./keywords.ts";
import { orderRules } from "./order.ts";
import { compilePattern } from "./patterns.ts";
import type { CompiledForm, FormRule } from "./types.ts";

export interface FormProblem {
  readonly file: "schema" | "ui";
  readonly pointer: string;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly remedy: string;
}
export interface CompiledFormResult {
  readonly form?: CompiledForm;
  readonly problems: readonly FormProblem[];
}

const NAME = /^[a-z][a-zA-Z0-9_]{0,63}$/;
/** Words of the expression language, and `row`, which is the row a condition stands in. */
const RESERVED = new Set(
  "as break const continue else false for function if import in let loop namespace null package return row true var void while".split(
    " ",
  ),
);
/** Names that every JavaScript object answers to (`constructor`) would be there without being filled in. */
const canBeName = (name: string): boolean => NAME.test(name) && !RESERVED.has(name) && !(name in Object.prototype);
const CLASSES = ["process", "contact", "social", "health", "violence", "whereabouts"];
export const WIDGETS = [
  "radio",
  "select",
  "checkboxes",
  "textarea",
  "cards",
  "table",
  "yesNo",
  "text",
  "date",
  "time",
  "person",
  "people",
  "number",
  "scale",
] as const;

const problem = (
  pointer: string,
  code: string,
  message: string,
  remedy: string,
  file: "schema" | "ui" = "schema",
  severity: "error" | "warning" = "error",
): FormProblem => ({ file, pointer, code, severity, message, remedy });

/** Compiles one form; what is wrong is told all at once. */
export function compileForm(definition: FormDefinition): CompiledFormResult {
  const places = listFields(definition.schema);
  const problems = [
    ...places.flatMap((place) => checkField(place)),
    ...checkUi(definition, places),
    ...checkRequired(definition, places),
    ...places.flatMap((place) => checkBounds(place, places)),
  ];
  const { rules, problems: ruleProblems } = compileRules(definition, places);
  problems.push(...ruleProblems);
  const ordered = orderRules(rules);
  if (ordered.circle)
    problems.push(
      problem(
        places.find(({ pattern }) => pattern === ordered.circle[0])?.pointer ?? "",
        "circle",
        `The conditions of "${definition.id}" read each other in a circle: ${ordered.circle.join(" → ")}.`,
        "Let one of them read only fields that do not depend on it.",
      ),
    );
  if (problems.some(({ severity }) => severity === "error") || ordered.circle) return { problems };
  return { form: { id: definition.id, definition, rules: ordered.rules }, problems };
}

function checkBounds(
  { schema, pointer, group, name }: FieldPlace,
  places: readonly FieldPlace[],
): readonly FormProblem[] {
  const days = places
    .filter(
      (one) =>
        ["date", "month"].includes(one.schema.format ?? "") &&
        one.name !== name &&
        (one.group === undefined || one.group === group),
    )
    .map((one) => one.name);
  return wrongBounds(schema, days).map((keyword) =>
    problem(
      `${pointer}/${keyword}`,
      "bad-bound",
      `"${schema[keyword]}" is no day that "${name}" can be compared with.`,
      `Give a day (1900-01-01), today, today-110y, or one of: ${days.join(", ") || "no other day stands beside it"}.`,
    ),
  );
}

function checkField({ name, pointer, schema, pattern }: FieldPlace): readonly FormProblem[] {
  const found: FormProblem[] = [];
  if (!canBeName(name))
    found.push(
      problem(
        pointer,
        "bad-name",
        `"${name}" cannot be the name of a field.`,
        "Use letters and digits, beginning with a small letter, and no word of the expression language.",
      ),
    );
  found.push(...keywordProblems(schema, pointer));
  if ((name === "id" || name === "visibleTo") && pattern.includes("/*/"))
    found.push(problem(pointer, "bad-name", `A row carries "${name}" by itself.`, "Choose another name."));
  const leaf = schema.type !== "object" && schema.items?.type !== "object";
  if (leaf && !schema.privacy)
    found.push(
      problem(
        pointer,
        "no-privacy",
        `The field "${name}" does not say whom it is about.`,
        'Add "privacy": { "subject": …, "identifies": "direct" | "indirect" | "none", "class": … }.',
      ),
    );
  if (schema.privacy && !CLASSES.includes(schema.privacy.class))
    found.push(
      problem(
        `${pointer}/privacy/class`,
        "unknown-class",
        `There is no class "${schema.privacy.class}".`,
        didYouMean(schema.privacy.class, CLASSES),
      ),
    );
  if (schema.type === "string" && !schema.enum && schema.maxLength === undefined && schema.format === undefined)
    found.push(
      problem(
        pointer,
        "no-bound",
        `The text "${name}" has no greatest length.`,
        'Add "maxLength", at most 20000.',
        "schema",
        "warning",
      ),
    );
  if (schema.type === "array" && schema.maxItems === undefined)
    found.push(
      problem(
        pointer,
        "no-bound",
        `The list "${name}" has no greatest length.`,
        'Add "maxItems", at most 200.',
        "schema",
        "warning",
      ),
    );
  if (schema.type === "array" && !schema.items)
    found.push(problem(pointer, "no-items", `The list "${name}" does not say what it holds.`, 'Add "items".'));
  found.push(...checkText(schema, pointer));
  return found;
}
/** Keywords of a field, and of the elements of a list that is no repeating group. */
function keywordProblems(schema: FieldSchema, pointer: string): readonly FormProblem[] {
  const own = checkKeywords(schema).map(({ at, code, message, remedy }) =>
    problem(`${pointer}${at}`, code, message, remedy),
  );
  if (!schema.items || schema.items.type === "object") return own;
  return [...own, ...keywordProblems(schema.items, `${pointer}/items`), ...checkText(schema.items, `${pointer}/items`)];
}
function checkText(schema: FieldSchema, pointer: string): readonly FormProblem[] {
  const found: FormProblem[] = [];
  if (schema.pattern !== undefined && !compilePattern(schema.pattern))
    found.push(
      problem(
        `${pointer}/pattern`,
        "bad-pattern",
        "This pattern cannot be run in linear time.",
        "Leave out look-ahead and back-references.",
      ),
    );
  if (schema.format !== undefined && !Object.hasOwn(FORMATS, schema.format))
    found.push(
      problem(
        `${pointer}/format`,
        "unknown-format",
        `There is no format "${schema.format}".`,
        didYouMean(schema.format, Object.keys(FORMATS)),
      ),
    );
  return found;
}

function checkUi({ ui, id }: FormDefinition, places: readonly FieldPlace[]): readonly FormProblem[] {
  const top = places.filter(({ pattern }) => !pattern.slice(1).includes("/")).map(({ name }) => name);
  const onPages = Object.entries(ui.pages ?? {}).flatMap(([page, names]) =>
    names.map((name, index) => ({ name, pointer: `/pages/${page}/${index}` })),
  );
  const unknown = onPages
    .filter(({ name }) => !top.includes(name))
    .map(({ name, pointer }) =>
      problem(pointer, "unknown-name", `The form "${id}" has no field "${name}".`, didYouMean(name, top), "ui"),
    );
  const lost = ui.pages
    ? top
        .filter((name) => !onPages.some((place) => place.name === name))
        .map((name) =>
          problem(
            "/pages",
            "field-on-no-page",
            `The field "${name}" stands on no page.`,
            "Put it on one of the pages.",
            "ui",
          ),
        )
    : [];
  const patterns = new Set(places.map(({ pattern }) => pattern.slice(1)));
  const widgets = Object.entries(ui.widgets ?? {}).flatMap(([field, widget]) => [
    ...(patterns.has(field)
      ? []
      : [
          problem(
            `/widgets/${field}`,
            "unknown-name",
            `The form "${id}" has no field "${field}".`,
            didYouMean(field, patterns),
            "ui",
          ),
        ]),
    ...((WIDGETS as readonly string[]).includes(widget)
      ? []
      : [
          problem(
            `/widgets/${field}`,
            "unknown-widget",
            `There is no control "${widget}".`,
            didYouMean(widget, WIDGETS),
            "ui",
          ),
        ]),
  ]);
  return [...unknown, ...lost, ...widgets];
}

function checkRequired({ schema }: FormDefinition, places: readonly FieldPlace[]): readonly FormProblem[] {
  const check = (
    required: readonly string[] | undefined,
    properties: Readonly<Record<string, FieldSchema>> | undefined,
    pointer: string,
  ) =>
    (required ?? []).flatMap((name, index) =>
      properties && Object.hasOwn(properties, name)
        ? []
        : [
            problem(
              `${pointer}/required/${index}`,
              "unknown-name",
              `"${name}" is required but is no field.`,
              didYouMean(name, Object.keys(properties ?? {})),
            ),
          ],
    );
  const groups = places.flatMap(({ pointer, schema: field }) =>
    field.type === "object"
      ? check(field.required, field.properties, pointer)
      : field.items?.type === "object"
        ? check(field.items.required, field.items.properties, `${pointer}/items`)
        : [],
  );
  return [...check(schema.required, schema.properties, ""), ...groups];
}

const RULE_TYPES = { visibleWhen: "bool", requiredWhen: "bool", screenWhen: "bool" } as const;

function compileRules(
  definition: FormDefinition,
  places: readonly FieldPlace[],
): { readonly rules: readonly FormRule[]; readonly problems: readonly FormProblem[] } {
  const own = formType(definition.schema);
  const top = typeof own === "object" && "record" in own ? own.record : {};
  const variables: Record<string, CelType> = Object.fromEntries(
    Object.entries(top).map(([name, member]) => [
      name,
      typeof member === "object" && "optional" in member ? member.optional : member,
    ]),
  );
  const rules: FormRule[] = [];
  const problems: FormProblem[] = [];
  for (const place of places) {
    const group = places.find(({ pattern }) => pattern === place.group);
    const environment: TypeEnvironment = {
      variables: group?.schema.items ? { ...variables, row: rowOf(group.schema.items) } : variables,
    };
    for (const kind of ["visibleWhen", "requiredWhen", "screenWhen", "computed"] as const) {
      const source = place.schema[kind];
      if (source === undefined) continue;
      const compiled = compileExpression(
        source,
        environment,
        kind === "computed" ? fieldType(place.schema) : RULE_TYPES[kind],
      );
      if ("problem" in compiled)
        problems.push(
          problem(
            `${place.pointer}/${kind}`,
            compiled.problem.code,
            `${compiled.problem.message} (in "${source}")`,
            compiled.problem.remedy,
          ),
        );
      else rules.push({ field: place.pattern, kind, program: compiled.program });
    }
  }
  return { rules, problems };
}
function rowOf(items: FieldSchema): CelType {
  const type = formType(items);
  return typeof type === "object" && "record" in type ? { record: { id: "string", ...type.record } } : type;
}
