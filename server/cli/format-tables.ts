/** `npm run format-tables`: writes into each page of docs/format the tables of keys, as the schema of the format says them. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
}
type Shapes = Readonly<Record<string, Schema>>;

const PAGES = join("docs", "format");
const SCHEMA = join("engine", "definition", "schemas", "definition.schema.json");
/** A table stands between its name and the end. */
const TABLE = /<!-- keys of (\w+) -->\n[\s\S]*?<!-- end of keys -->/g;
/** Keys that everything may have, and what is there to be refused; the first page says so once. */
const EVERYWHERE = ["$schema", "$id", "$comment", "why", "locked", "invoke", "after", "spawn", "activities", "context"];

const WORDS: Readonly<Record<string, string>> = {
  array: "list",
  boolean: "true or false",
  integer: "whole number",
  object: "map",
  string: "text",
};
function kindOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.replace("#/$defs/", "").replace("nameOrNames", "name or names");
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(" ");
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(" or ");
  if (schema.type === "array" && schema.items?.type === "string") return "names";
  return WORDS[schema.type ?? ""] ?? schema.type ?? "any value";
}
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("->", "→");

function rows(schema: Schema, before: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    if (EVERYWHERE.includes(key) || (value.description ?? "").startsWith("For readers of the schema")) return [];
    const name = `${before}${key}`;
    const must = schema.required?.includes(key) ? " *" : "";
    const row = `| \`${name}\`${must} | ${kindOf(value)} | ${cell(value.description ?? "")} |`;
    return [row, ...rows(value, `${name}.`), ...rows(innerOf(value), `${name}.….`)];
  });
}
const innerOf = ({ items, additionalProperties }: Schema): Schema =>
  items ?? (typeof additionalProperties === "object" ? additionalProperties : {});

function table(shapes: Shapes, name: string): string {
  const shape = shapes[name];
  if (!shape) throw new Error(`The format has no "${name}".`);
  const map = shape.properties ? shape : (shape.anyOf?.find(({ properties }) => properties) ?? innerOf(shape));
  return ["| Key | Value | Meaning |", "| --- | --- | --- |", ...rows(map, "")].join("\n");
}

/**
 * The pages of the format with their tables as the schema is now.
 * @param project the folder of the project.
 * @returns path in the project → its text. Throws where a page asks for what the schema does not have.
 */
export function formatPages(project: string): ReadonlyMap<string, string> {
  const { $defs: shapes } = JSON.parse(readFileSync(join(project, SCHEMA), "utf8")) as { readonly $defs: Shapes };
  const paths = readdirSync(join(project, PAGES)).map((name) => join(PAGES, name));
  const filled = (text: string): string =>
    text.replace(TABLE, (_, name: string) => `<!-- keys of ${name} -->\n${table(shapes, name)}\n<!-- end of keys -->`);
  return new Map(paths.map((path) => [path, filled(readFileSync(join(project, path), "utf8"))]));
}

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of formatPages(process.cwd())) writeFileSync(path, text);
