/** `npm run types`: TypeScript types of the shipped forms and of the definition format, made from their schemas. */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile as toTypeScript } from "json-schema-to-typescript";
import { readFiles } from "../definitions/files.ts";
import { validationSchema } from "../forms/validators.ts";

const BANNER = "/* Made by `npm run types` from JSON Schema. Do not edit. */";

const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
const convert = (schema: object, name: string): Promise<string> =>
  toTypeScript(schema as never, name, {
    bannerComment: BANNER,
    additionalProperties: false,
    format: false,
    unreachableDefinitions: true,
    // A list of at most fifteen rows would become fifteen tuples.
    ignoreMinAndMaxItems: true,
  });

/** File name → text of every generated file. */
export async function generateTypes(project: string): Promise<ReadonlyMap<string, string>> {
  const generated = new Map<string, string>();
  for (const [path, text] of [...readFiles(project)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, form] = /^forms\/(.+)\/schema\.json$/.exec(path) ?? [];
    if (form)
      generated.set(
        `forms/${form.replace("/", "-")}.ts`,
        await convert(validationSchema(JSON.parse(text)), `${pascal(form)}Fields`),
      );
  }
  const meta = JSON.parse(readFileSync(join(project, "engine/definition/schemas/definition.schema.json"), "utf8")) as {
    $defs: object;
  };
  generated.set(
    "definition-format.ts",
    await convert(
      { ...meta, type: "object", properties: { process: { $ref: "#/$defs/process" } } },
      "DefinitionFormat",
    ),
  );
  return generated;
}

export const typesFolder = (project: string): string => join(project, "tests", "generated");

/** Files that differ from what the schemas say now. */
export async function staleTypes(project: string): Promise<readonly string[]> {
  const wanted = await generateTypes(project);
  const folder = typesFolder(project);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const changed = [...wanted]
    .filter(([name, text]) => !found.includes(name) || readFileSync(join(folder, name), "utf8") !== text)
    .map(([name]) => name);
  return [...changed, ...found.filter((name) => !wanted.has(name))];
}

async function writeTypes(project: string): Promise<void> {
  const folder = typesFolder(project);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of await generateTypes(project)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

if (process.argv[1] === import.meta.filename) await writeTypes(join(import.meta.dirname, "..", ".."));
