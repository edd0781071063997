/** Reports of the shipped processes, built in the world of every example: they say what happened, and name nobody when they promise so. */

import { describe, expect, test } from "vitest";
import type { CompiledProcess } from "../../../engine/compile/types.ts";
import { expand, formFields, read } from "../../../engine/forms/index.ts";
import type { InstanceId, ItemId } from "../../../engine/ids.ts";
import { buildReport, linkedView, type ReportModel } from "../../../engine/reports/index.ts";
import { runExample, type World } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { shippedProcesses } from "../../support/processes.ts";

/** The report of an instance as the server builds it, over the accepted links of a world. */
function built(world: World, id: string, report: string, language = "nl"): ReportModel | undefined {
  const context = world.context(id);
  const linked = Object.fromEntries(
    Object.entries(context.instance.incoming).map(([item, all]) => [
      item,
      Object.values(all).flatMap((incoming) => {
        const owner = world.context(incoming.owner);
        const state = owner.instance.items[incoming.item];
        return incoming.accepted && state ? [linkedView(owner, state)] : [];
      }),
    ]),
  );
  const person = (one: string) => ({ name: `Naam van ${one}`, function: "functie", organisation: "organisatie" });
  return buildReport({ context, linked, language, person }, report);
}

/** Every value in a world of a field that identifies somebody. */
function names(process: CompiledProcess, world: World): readonly string[] {
  return world.instances.flatMap((instance) => {
    const kind = process.kinds[instance.kind];
    const contents = world.contents(instance.id);
    const units = [
      [null, kind] as const,
      ...Object.values(instance.items).map((item) => [item.id, kind?.items[item.item]] as const),
    ];
    return units.flatMap(([id, unit]) =>
      Object.entries(unit?.sections ?? {}).flatMap(([section, { form }]) => {
        const fields = contents.read(id as ItemId | null, section);
        const compiled = process.forms[form];
        if (!fields || !compiled) return [];
        return formFields(compiled)
          .filter(({ schema }) => schema.privacy?.identifies === "direct")
          .flatMap(({ pattern }) => expand(pattern, fields).map((pointer) => read(fields, pointer)))
          .filter((value): value is string => typeof value === "string" && value.length > 2);
      }),
    );
  });
}

describe.each(shippedProcesses().map(({ name, process }) => [name, process] as const))("%s", (_, process) => {
  const validate = compileValidators(process);
  const examples = Object.values(process.examples);
  const worlds = new Map(
    Object.keys(process.examples).map((name) => [name, runExample(process, name, { validate }).world]),
  );
  const models = (wanted: (privacy: ReportModel["privacy"]) => boolean) =>
    [...worlds].flatMap(([example, world]) =>
      world.instances.flatMap(({ id }) =>
        Object.keys(process.reports).flatMap((report) => {
          const model = built(world, id as InstanceId, report);
          return model && wanted(model.privacy) ? [{ example, world, model }] : [];
        }),
      ),
    );

  test("no report without names holds a name, in any example", () => {
    const all = models((privacy) => privacy !== "personal");
    let known = 0;
    for (const { example, world, model } of all) {
      const text = JSON.stringify(model);
      for (const name of [...names(process, world), "Naam van"]) {
        known += 1;
        expect(`${example} ${model.report}: ${text.includes(name) ? name : "nobody"}`).toBe(
          `${example} ${model.report}: nobody`,
        );
      }
    }
    expect(all.length).toBeGreaterThan(20);
    expect(known).toBeGreaterThan(all.length * 2);
  });

  test("the control: a personal report does hold them, so the search finds what is there", () => {
    const found = models((privacy) => privacy === "personal").filter(({ world, model }) =>
      names(process, world).some((name) => JSON.stringify(model).includes(name)),
    );
    expect(found.length).toBeGreaterThan(5);
  });

  test("only where a person is meant a text is taken for one: what was typed stays as it was typed", () => {
    const texts = models(() => true).flatMap(({ model }) =>
      model.blocks.flatMap((block) => ("rows" in block ? block.rows.flat() : [])),
    );
    expect(texts.some((text) => text === "functie, organisatie")).toBe(true);
    const typed = examples.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        step.add === "action" ? [(step.with as { readonly what?: string } | undefined)?.what] : [],
      ),
    );
    expect(typed.some((what) => texts.includes(String(what)))).toBe(true);
  });

  test("tables hold as many cells as columns, and only text", () => {
    const tables = models(() => true).flatMap(({ model }) =>
      model.blocks.flatMap((block) => (block.type === "table" ? [block] : [])),
    );
    for (const { columns, rows, kinds } of tables) {
      expect(kinds).toHaveLength(columns.length);
      for (const row of rows)
        expect([row.length, ...row.map((cell) => typeof cell)]).toEqual([
          columns.length,
          ...columns.map(() => "string"),
        ]);
    }
    expect(tables.some(({ rows }) => rows.length > 0)).toBe(true);
  });

  test("no heading, column or label is left without words in either language, and no braces are left over", () => {
    for (const [, world] of [...worlds].slice(0, 4))
      for (const { id } of world.instances)
        for (const report of Object.keys(process.reports))
          for (const language of ["nl", "en"]) {
            const model = built(world, id, report, language);
            if (!model) continue;
            expect(model.title).not.toBe("");
            expect(JSON.stringify(model)).not.toMatch(/\{\{|\}\}/);
            for (const block of model.blocks)
              if (block.type === "table") for (const column of block.columns) expect(column).not.toBe("");
          }
  });
});

test("a choice is told in words where a list of items is mapped to it, too", () => {
  const [shipped] = shippedProcesses("mda");
  if (!shipped) throw new Error("It does not ship.");
  const { process } = shipped;
  const { world } = runExample(process, "good-road", { validate: compileValidators(process) });
  const told = JSON.stringify(built(world, "a", "fourParts")?.blocks);
  expect(told).toContain("Partnergeweld: dwang en controle");
  expect(told).toContain("1 Directe veiligheid");
  expect(told).not.toMatch(/"(controlling|direct|heavy|protective)"/);
});
