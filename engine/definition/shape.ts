/** Checks the shape of a file against the published meta-schema: every fault with its place and what would help. An unknown key is an error, never dropped. */

import { pointerPart } from "./json.ts";
import { didYouMean } from "./nearest.ts";
import meta from "./schemas/definition.schema.json" with { type: "json" };
import type { Json } from "./types.ts";

/** The part of JSON Schema that the meta-schema uses. */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape;
  readonly pattern?: string;
  readonly minLength?: number;
}
export interface ShapeProblem {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
}
export type FileKind = keyof typeof meta.$defs;

const defs = meta.$defs as unknown as Readonly<Record<string, Shape>>;
const resolve = (shape: Shape): Shape =>
  shape.$ref ? resolve(defs[shape.$ref.slice("#/$defs/".length)] ?? {}) : shape;

const WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  object: "an object",
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};
/** Names of facts, where an expression is not taken: each refusal has its sentence. */
const FACT_NAME = "^!?[a-z][A-Za-z0-9_]*$";

const kindOf = (value: Json): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
const isType = (value: Json, type: string): boolean =>
  type === "integer" ? Number.isInteger(value) : kindOf(value) === type;
const shown = (value: Json): string =>
  value === null ? "null" : typeof value === "object" ? (WORDS[kindOf(value)] ?? "") : JSON.stringify(value);

/** Every fault of a value against a shape. */
export const checkAgainst = (value: Json, shape: Shape): readonly ShapeProblem[] => check(value, shape, "");
const checked = new WeakMap<object, Map<FileKind, readonly ShapeProblem[]>>();
/** Every fault of a value against the published shape of its kind of file; a value that was checked before is not changed since. */
export function checkShape(value: Json, kind: FileKind): readonly ShapeProblem[] {
  if (typeof value !== "object" || value === null) return check(value, { $ref: `#/$defs/${kind}` }, "");
  const ofValue = checked.get(value) ?? new Map<FileKind, readonly ShapeProblem[]>();
  checked.set(value, ofValue);
  const problems = ofValue.get(kind) ?? check(value, { $ref: `#/$defs/${kind}` }, "");
  ofValue.set(kind, problems);
  return problems;
}

function check(value: Json, given: Shape, pointer: string): readonly ShapeProblem[] {
  const shape = resolve(given);
  if (shape.anyOf) return checkAnyOf(value, shape.anyOf, pointer);
  if (shape.enum && !shape.enum.includes(value))
    return [
      {
        code: "unknown-value",
        pointer,
        message: `${shown(value)} cannot stand here.`,
        remedy:
          typeof value === "string"
            ? didYouMean(value, shape.enum.map(String))
            : `Use one of: ${shape.enum.map((one) => JSON.stringify(one)).join(", ")}.`,
      },
    ];
  if (shape.type && !isType(value, shape.type))
    return [
      {
        code: "wrong-type",
        pointer,
        message: `Here ${WORDS[shape.type]} is asked; found ${shown(value)}.`,
        remedy: `Write ${WORDS[shape.type]}.`,
      },
    ];
  if (typeof value === "string") return checkText(value, shape, pointer);
  if (Array.isArray(value))
    return shape.items
      ? value.flatMap((element, index) => check(element, shape.items ?? {}, `${pointer}/${index}`))
      : [];
  return typeof value === "object" && value !== null
    ? checkObject(value as Readonly<Record<string, Json>>, shape, pointer)
    : [];
}

function checkText(value: string, shape: Shape, pointer: string): readonly ShapeProblem[] {
  if (shape.minLength !== undefined && value.length < shape.minLength)
    return [{ code: "empty", pointer, message: "The text is empty.", remedy: "Fill it in, or leave the key out." }];
  if (shape.pattern === undefined || new RegExp(shape.pattern).test(value)) return [];
  if (shape.pattern === FACT_NAME)
    return [
      {
        code: "bad-name",
        pointer,
        message: `Here the name of a fact is asked; found "${value}".`,
        remedy: "Give the expression a name in facts, with words of its own, and write that name here.",
      },
    ];
  return [
    {
      code: "bad-name",
      pointer,
      message: `"${value}" does not have the form that is asked (${shape.pattern}).`,
      remedy: "Names are lowerCamelCase; versions are 1.2.3; forms are folder/form.",
    },
  ];
}

function checkObject(value: Readonly<Record<string, Json>>, shape: Shape, pointer: string): readonly ShapeProblem[] {
  const beside = Object.entries(shape.dependentRequired ?? {}).flatMap(([key, keys]) =>
    Object.hasOwn(value, key) ? keys : [],
  );
  const missing = [...(shape.required ?? []), ...beside]
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => ({ code: "missing-key", pointer, message: `"${key}" is missing.`, remedy: `Add "${key}".` }));
  const inner = Object.entries(value).flatMap(([key, child]) => {
    const at = `${pointer}/${pointerPart(key)}`;
    const known = shape.properties?.[key];
    if (known) return check(child, known, at);
    if (typeof shape.additionalProperties === "object")
      return key === "$schema" ? [] : check(child, shape.additionalProperties, at);
    if (shape.additionalProperties === false && key !== "$schema")
      return [
        {
          code: "unknown-key",
          pointer: at,
          message: `"${key}" is no key that can stand here.`,
          remedy: didYouMean(key, Object.keys(shape.properties ?? {})),
        },
      ];
    return [];
  });
  return [...missing, ...inner];
}

/** The branch that fits; else the faults of the branch of the same type, because that was meant. */
function checkAnyOf(value: Json, branches: readonly Shape[], pointer: string): readonly ShapeProblem[] {
  const results = branches.map((branch) => ({ branch: resolve(branch), problems: check(value, branch, pointer) }));
  if (results.some(({ problems }) => problems.length === 0)) return [];
  const meant = results.find(({ branch }) => branch.type !== undefined && isType(value, branch.type));
  if (meant) return meant.problems;
  const types = results.map(
    ({ branch }) =>
      WORDS[branch.type ?? ""] ??
      (branch.enum ? branch.enum.map((one) => JSON.stringify(one)).join(" or ") : "something else"),
  );
  return [
    {
      code: "wrong-type",
      pointer,
      message: `Here ${types.join(" or ")} is asked; found ${shown(value)}.`,
      remedy: `Write ${types[0]}.`,
    },
  ];
}
