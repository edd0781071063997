/** `npm run types`: the TypeScript types of the definition format, made from its schema. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile as toTypeScript } from "json-schema-to-typescript";

const BANNER =
  "/** The files of a process definition, each as its schema says. Made by `npm run types`: change definition.schema.json, not this file. */";
const SCHEMA = "engine/definition/schemas/definition.schema.json";
const TYPES = "engine/definition/format.ts";

/** Says only where a type came from, which the name says already. */
const ORIGIN = / \*(?:\n \*)? This interface was referenced by [^\n]*\n \* via the `definition` "\w+"\.\n/g;
const EMPTY_COMMENT = /\/\*\*\n(?: \*\n)* \*\/\n/g;
const SHORT_COMMENT = /\/\*\*\n \* ([^\n]*)\n(?: \* ?\n)* \*\//g;
/** The one interface that stands for all files together. */
const WHOLE = /export interface DefinitionFormat \{[^}]*\}\n/;

/** A schema that says nothing takes anything; words beside a reference would write out what it refers to. */
const withUnknown = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withUnknown);
  if (typeof schema !== "object" || schema === null) return schema;
  if ("$ref" in schema && "description" in schema) return { $ref: schema.$ref };
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withUnknown(value)]));
  return Object.keys(schema).every((key) => key === "description") ? { ...inner, tsType: "unknown" } : inner;
};

/** The text of the types file, as the schema is now. */
export async function definitionTypes(project: string): Promise<string> {
  const { $id: _, title: __, ...schema } = JSON.parse(readFileSync(join(project, SCHEMA), "utf8"));
  const whole = {
    ...(withUnknown(schema) as object),
    type: "object",
    properties: { process: { $ref: "#/$defs/process" } },
  };
  const text = await toTypeScript(whole as object, "DefinitionFormat", {
    bannerComment: BANNER,
    additionalProperties: false,
    format: false,
    unreachableDefinitions: true,
    // A list of at most fifteen rows would become fifteen tuples.
    ignoreMinAndMaxItems: true,
  });
  return text.replace(ORIGIN, "").replace(EMPTY_COMMENT, "").replace(SHORT_COMMENT, "/** $1 */").replace(WHOLE, "");
}

/** Whether the types file says what the schema says now. */
export const areTypesStale = async (project: string): Promise<boolean> =>
  readFileSync(join(project, TYPES), "utf8") !== (await definitionTypes(project));

if (process.argv[1] === import.meta.filename) {
  const project = join(import.meta.dirname, "..", "..");
  writeFileSync(join(project, TYPES), await definitionTypes(project));
}
