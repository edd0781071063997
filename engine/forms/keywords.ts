/** Which keywords fit which type of field, and which values they may have: what ajv would refuse or pass over later is told here, with its place. */

import type { FieldSchema, Json } from "../definition/types.ts";

export interface KeywordProblem {
  /** Pointer within the field's schema. */
  readonly at: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}
type Type = NonNullable<FieldSchema["type"]>;

const NUMBERS: readonly Type[] = ["integer", "number"];
const WITHIN = "Use it on another field, or change the type.";

/** Keywords that ask a type; all others fit every field. */
const TYPES: Readonly<Partial<Record<keyof FieldSchema, readonly Type[]>>> = {
  enum: ["string", "integer", "number"],
  const: ["string", "integer", "number", "boolean"],
  format: ["string"],
  minLength: ["string"],
  maxLength: ["string"],
  pattern: ["string"],
  minimum: NUMBERS,
  maximum: NUMBERS,
  exclusiveMinimum: NUMBERS,
  exclusiveMaximum: NUMBERS,
  multipleOf: NUMBERS,
  items: ["array"],
  minItems: ["array"],
  maxItems: ["array"],
  uniqueItems: ["array"],
  earliest: ["string"],
  latest: ["string"],
  unlikelyBefore: ["string"],
  unlikelyAfter: ["string"],
  properties: ["object"],
  required: ["object"],
  additionalProperties: ["object"],
  screen: ["string"],
  screenWhen: ["string"],
};
const COUNTS = ["minLength", "maxLength", "minItems", "maxItems"] as const;
const BOUNDS = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minimum", "maximum"],
] as const;

function isOf(value: Json, type: Type | undefined): boolean {
  if (type === "string" || type === undefined) return typeof value === "string";
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value) && value.length === 0;
  if (type === "object") return false;
  return typeof value === type;
}

/** Everything wrong with the keywords of one field (not of what stands in it). */
export function checkKeywords(schema: FieldSchema): readonly KeywordProblem[] {
  const { type } = schema;
  if (type === undefined && schema.enum === undefined && schema.const === undefined)
    return [
      {
        at: "",
        code: "no-type",
        message: "This field does not say what it holds.",
        remedy: 'Add "type": string, integer, number, boolean, array or object.',
      },
    ];
  const misplaced = Object.keys(schema).flatMap((keyword): readonly KeywordProblem[] => {
    const types = Object.hasOwn(TYPES, keyword) ? TYPES[keyword as keyof FieldSchema] : undefined;
    if (!types || types.includes(type ?? "string")) return [];
    const message = `"${keyword}" says nothing about a field of type ${type}; it belongs to ${types.join(", ")}.`;
    return [{ at: `/${keyword}`, code: "keyword-misplaced", message, remedy: WITHIN }];
  });
  return [...misplaced, ...checkValues(schema)];
}

function checkValues(schema: FieldSchema): readonly KeywordProblem[] {
  const found: KeywordProblem[] = [];
  const tell = (at: string, code: string, message: string, remedy: string): void => {
    found.push({ at, code, message, remedy });
  };
  for (const keyword of COUNTS) {
    const value = schema[keyword];
    if (value !== undefined && (!Number.isInteger(value) || value < 0))
      tell(`/${keyword}`, "bad-bound", `"${keyword}" is ${value}.`, "Give a whole number, 0 or more.");
  }
  for (const [low, high] of BOUNDS) {
    const [from, to] = [schema[low], schema[high]];
    if (from !== undefined && to !== undefined && from > to)
      tell(`/${low}`, "bad-bound", `"${low}" ${from} is more than "${high}" ${to}.`, "Nothing would fit; swap them.");
  }
  if (schema.multipleOf !== undefined && schema.multipleOf <= 0)
    tell("/multipleOf", "bad-bound", `"multipleOf" is ${schema.multipleOf}.`, "Give a number above 0.");
  if (schema.enum) {
    if (schema.enum.length === 0)
      tell("/enum", "no-choices", "There is nothing to choose.", 'Give "enum" at least one value.');
    schema.enum.forEach((choice, index) => {
      if (!isOf(choice, schema.type) || choice === "")
        tell(
          `/enum/${index}`,
          "bad-choice",
          `${JSON.stringify(choice)} cannot be a choice of this field.`,
          `Give a ${schema.type ?? "string"} that is not empty.`,
        );
      if (schema.enum?.indexOf(choice) !== index)
        tell(`/enum/${index}`, "bad-choice", `${JSON.stringify(choice)} stands here twice.`, "Take one away.");
    });
  }
  const { absent } = schema;
  if (
    absent !== undefined &&
    (!isOf(absent, schema.type) || (schema.enum && !schema.enum.includes(absent) && absent !== ""))
  )
    tell(
      "/absent",
      "bad-absent",
      `${JSON.stringify(absent)} is no value of this field.`,
      "Give the value that an empty field reads as: of the field's own type, one of its choices.",
    );
  if (schema.type === "array" && (schema.items?.type === "array" || schema.items?.type === "boolean"))
    tell(
      "/items",
      "bad-items",
      `A list of ${schema.items.type}s cannot be filled in.`,
      "Use a list of records, texts or numbers.",
    );
  if (schema.type === "object" && Object.keys(schema.properties ?? {}).length === 0)
    tell("", "no-items", "This group has no fields.", 'Give it "properties".');
  return found;
}
