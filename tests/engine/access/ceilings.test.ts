/** How far a family of roles reads: the ceiling of the profile, which no definition widens, and which shuts no author out. */

import { describe, expect, test } from "vitest";
import { access, readableFields, type Wish } from "../../../engine/access/access.ts";
import type { CompiledProcess, CompiledUnit } from "../../../engine/compile/types.ts";
import { formFields } from "../../../engine/forms/index.ts";
import { within } from "../../../engine/forms/privacy-classes.ts";
import { publish } from "../../../engine/publish.ts";
import { buildReport } from "../../../engine/reports/index.ts";
import { Acts } from "../../support/acts.ts";
import { filesOf, worldOf } from "../../support/fixtures.ts";
import { shippedProcesses } from "../../support/processes.ts";

const field = (name: string) => ({
  type: "string",
  absent: "",
  privacy: { subject: "child", identifies: "none", class: name },
});

function withCeilings(): CompiledProcess {
  const files = filesOf({
    process: {
      roles: {
        owner: { family: "wide", held: "creator" },
        desk: { family: "narrow", held: "group" },
        aide: { family: "wide", held: "group" },
      },
    },
    forms: {
      note: { plain: field("process"), phone: field("contact"), harm: field("violence"), home: field("whereabouts") },
    },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          meta: { open: { note: { by: ["owner"] } } },
          states: { draft: {} },
        },
        sections: { note: { form: "t/note", read: { owner: true, desk: true } } },
      },
    },
  });
  const path = "workflows/profiles/plain/profile.json";
  const profile = {
    ...JSON.parse(files.get(path) ?? "{}"),
    families: { any: { ceiling: "process" }, wide: { ceiling: "violence" }, narrow: { ceiling: "contact" } },
  };
  files.set(path, JSON.stringify(profile));
  const { process, findings } = publish({ root: "workflows/t", files });
  if (!process) throw new Error(JSON.stringify(findings));
  return process;
}

describe("ceilings", () => {
  const acts = new Acts(worldOf(withCeilings()));
  acts.create("a");
  const reads = (name: string) => {
    const { id, organisation } = acts.world.person(name);
    return [...readableFields(acts.world.context("a"), { person: id, organisation }, acts.unit("a"), "note")].sort();
  };

  test("a role that may read a section reads its fields up to the class of its family and none above", () => {
    expect(reads("ann")).toEqual(["/harm", "/phone", "/plain"]);
    expect(reads("desk")).toEqual(["/phone", "/plain"]);
  });
  test("another role of the same person does not lend its ceiling: it counts only where that role may read itself", () => {
    acts.world.assign("aide", "desk");
    expect(reads("desk")).toEqual(["/phone", "/plain"]);
  });
  test("one question answers for an instance, a section and a field, with the role through which or why not", () => {
    const ask = (name: string, wish: Wish) => {
      const { id, organisation } = acts.world.person(name);
      const answer = access(acts.world.context("a"), { person: id, organisation }, wish);
      return answer.allowed ? answer.role : answer.code;
    };
    const section = { unit: acts.unit("a"), section: "note" } as const;
    expect(ask("desk", { verb: "know", unit: acts.unit("a") })).toBe("desk");
    expect(ask("eve", { verb: "know", unit: acts.unit("a") })).toBe("not-allowed");
    expect(ask("desk", { verb: "read", ...section })).toBe("desk");
    expect(ask("desk", { verb: "read", ...section, field: "/phone" })).toBe("desk");
    expect(ask("desk", { verb: "read", ...section, field: "/harm" })).toBe("not-allowed");
    expect(ask("ann", { verb: "write", ...section })).toBe("owner");
    expect(ask("desk", { verb: "write", ...section })).toBe("section-closed");
    expect(ask("ann", { verb: "read", unit: acts.unit("a"), section: "nothing" })).toBe("not-allowed");
  });
  test("whoever may not read a section reads no field of it", () => {
    expect([reads("aide"), reads("eve")]).toEqual([[], []]);
  });
});

/** Fields of a section that a role which fills it could never read back. */
function blind(process: CompiledProcess, unit: CompiledUnit): string[] {
  const opened = Object.values(unit.chart.states).flatMap(({ definition }) =>
    Object.entries(definition.meta?.open ?? {}).map(([section, { by }]) => ({ section, by })),
  );
  const filled = Object.values(unit.events).flatMap(({ fill, by }) => (fill && by ? [{ section: fill, by }] : []));
  return [...opened, ...filled].flatMap(({ section, by }) => {
    const form = process.forms[unit.sections[section]?.form ?? ""];
    const families = by.flatMap((name) => process.circle(name)).flatMap((role) => process.roles[role]?.family ?? []);
    return families.flatMap((family) => {
      const ceiling = process.profile.families[family]?.ceiling ?? "process";
      return (form ? formFields(form) : []).flatMap(({ pattern, schema }) =>
        within(schema.privacy?.class ?? "process", ceiling)
          ? []
          : [`${unit.address}.${section}${pattern} for ${family}`],
      );
    });
  });
}
test.each(shippedProcesses().map(({ name, process }) => [name, process] as const))(
  "%s: whoever fills a section can read back every field of it",
  (_, process) => {
    const units = Object.values(process.kinds).flatMap((kind) => [kind, ...Object.values(kind.items)]);
    expect([...new Set(units.flatMap((unit) => blind(process, unit)))]).toEqual([]);
  },
);

describe("a paper goes no further than the families of who may have it", () => {
  const files = filesOf({
    process: {
      roles: { owner: { family: "wide", held: "creator" }, desk: { family: "narrow", held: "group" } },
    },
    forms: { note: { phone: field("contact"), harm: field("violence") } },
    kinds: {
      case: {
        machine: { id: "case", initial: "one", meta: { open: { note: { by: ["owner"] } } }, states: { one: {} } },
        sections: { note: { form: "t/note", read: { owner: true, desk: true } } },
        facts: {
          harmed: { is: 'case.note.harm + "!"', else: '""' },
          reached: { is: 'case.note.phone + "!"', else: '""' },
        },
      },
      reports: {
        sheet: {
          of: "case",
          privacy: "personal",
          read: { owner: true, desk: true },
          blocks: { all: { fields: ["case.note.phone", "case.note.harm", "reached", "harmed"] } },
        },
      },
    },
  });
  const path = "workflows/profiles/plain/profile.json";
  const families = { any: { ceiling: "process" }, wide: { ceiling: "violence" }, narrow: { ceiling: "contact" } };
  files.set(path, JSON.stringify({ ...JSON.parse(files.get(path) ?? "{}"), families }));
  const { process, findings } = publish({ root: "workflows/t", files });
  if (!process) throw new Error(JSON.stringify(findings));
  const acts = new Acts(worldOf(process));
  acts.create("a");
  acts.patch("a", "ann", { note: { phone: "06", harm: "much" } });
  const words = (role?: string) => {
    const given = { context: acts.world.context("a"), linked: {}, language: "nl", person: () => undefined };
    const model = buildReport(role === undefined ? given : { ...given, role }, "sheet");
    return model?.blocks.flatMap((block) => (block.type === "fields" ? block.rows.map(([, told]) => told) : []));
  };
  test("made for somebody, no further than the role through which he has it", () => {
    expect(words("owner")).toEqual(["06", "much", "06!", "much!"]);
    expect(words("desk")).toEqual(["06", "06!"]);
  });
  test("kept for all, no further than each of them", () => {
    expect(words()).toEqual(["06", "06!"]);
  });
});
