/** What an editor completes from: each file of a definition has its published schema, and the shipped files fit it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import meta from "../../../engine/definition/schemas/definition.schema.json" with { type: "json" };
import { PROJECT, projectFiles } from "../../support/processes.ts";

interface Association {
  readonly fileMatch: readonly string[];
  readonly url: string;
}
const associations = (
  JSON.parse(readFileSync(join(PROJECT, ".vscode/settings.json"), "utf8")) as { "json.schemas": readonly Association[] }
)["json.schemas"];

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(meta, "definition.schema.json");
const validators = new Map(
  associations.map(({ url }) => [url, ajv.compile(JSON.parse(readFileSync(join(PROJECT, url), "utf8")))]),
);
/** The only wildcard that stands there: a star within one folder. */
const matches = (path: string, glob: string): boolean =>
  new RegExp(
    `^${glob
      .split("*")
      .map((text) => text.replaceAll(".", "\\."))
      .join("[^/]*")}$`,
  ).test(path);
const schemasOf = (path: string): readonly string[] =>
  associations.filter(({ fileMatch }) => fileMatch.some((glob) => matches(path, glob))).map(({ url }) => url);

/** Words and the demo region are plain maps. */
const PLAIN = /(^|\/)(texts\.\w\w|demo\/\w+)\.json$/;
const files = [...projectFiles()].filter(([path]) => !PLAIN.test(path));

describe("the published schemas", () => {
  test.each(files)("%s has one and fits it", (path, text) => {
    const [url = "", ...others] = schemasOf(path);
    expect(others).toEqual([]);
    const validate = validators.get(url);
    expect(validate, "no schema is told for it").toBeDefined();
    expect(validate?.(JSON.parse(text)) ? [] : validate?.errors).toEqual([]);
  });

  test("every key that a definition has of its own is explained where it is typed", () => {
    const own = ["open", "await", "fact", "section", "access", "event", "effect", "deadline", "rung", "grant", "item"];
    const defs = meta.$defs as unknown as Record<
      string,
      { properties?: Record<string, { $ref?: string; description?: string }> }
    >;
    const silent = own.flatMap((name) =>
      Object.entries(defs[name]?.properties ?? {}).flatMap(([key, shape]) =>
        shape.$ref === undefined && shape.description === undefined ? [`${name}.${key}`] : [],
      ),
    );
    expect(silent).toEqual([]);
  });
});
