/** What docs/format shows is what the engine takes: its blocks, letter by letter, make one process that compiles and plays; its tables are those of the schema. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parts } from "../../../engine/layouts/parts/index.ts";
import { layouts } from "../../../engine/layouts/registry.ts";
import { publish } from "../../../engine/publish.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { formatPages } from "../../../server/cli/format-tables.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { PAGE_ROOT, pageFiles } from "../../support/page.ts";

const files = pageFiles();
const base = { root: PAGE_ROOT, files };
const variant = { root: `${PAGE_ROOT}/variants/oosterveen`, files };

describe.each([
  ["the base", []],
  ["its variant of ten operations", [variant]],
])("the page's blocks, %s", (_, overlays) => {
  const { process, findings } = publish(base, overlays);
  test("compile without an error", () => {
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
  test.each(["good-road", "withdrawn-at-table"])("play %s", (example) => {
    if (!process) throw new Error("It does not compile.");
    const { failures, checks } = runExample(process, example, { validate: compileValidators(process) });
    expect(failures).toEqual([]);
    expect(checks).toBeGreaterThan(2);
  });
});

describe("a section that is there while something holds", () => {
  const withFacts = (facts: Record<string, unknown>) =>
    publish({
      root: PAGE_ROOT,
      files: pageFiles((name, block) => (name === "facts" ? { ...block, ...facts } : block)),
    }).findings.filter(({ code }) => code === "may-be-absent");
  test.each([
    ["where the condition is known not to hold", "anonymous ? [] : case.family.persons.map(p, p.id)"],
    ["beside what makes it so", "size(!anonymous && size(case.family.persons) > 0 ? case.family.persons : [])"],
    ["by what the condition says", "case.referral.anonymous ? [] : case.family.persons.map(p, p.id)"],
  ])("is read without more %s", (_, is) => {
    expect(withFacts({ persons: { is } })).toEqual([]);
  });
  test.each([
    ["where it does hold", "anonymous ? case.family.persons.map(p, p.id) : []"],
    ["where something else is asked", "complete ? case.family.persons.map(p, p.id) : []"],
    ["after it was asked", "(anonymous ? [] : case.family.persons) + case.family.persons"],
  ])("is told to be absent %s", (_, is) => {
    expect(withFacts({ persons: { is } })).toEqual([expect.objectContaining({ pointer: "/persons/is" })]);
  });
});

describe("the pages say every key", () => {
  const project = join(import.meta.dirname, "..", "..", "..");
  const pages = formatPages(project);
  test.each([...pages.keys()])(
    "%s has the tables that the schema gives: `npm run format-tables` writes them",
    (path) => {
      expect(readFileSync(join(project, path), "utf8")).toBe(pages.get(path));
    },
  );
  test("the page of screens names every key of every layout and of every part", () => {
    const page = pages.get("docs/format/screens.md") ?? "";
    const keys = [
      ...layouts.flatMap((layout) => layout.keys),
      ...parts.flatMap(({ key, inner }) => [key, ...(inner?.keys ?? [])]),
    ];
    expect(keys.filter((key) => key !== "why" && !page.includes(`\`${key}\``))).toEqual([]);
  });
});
