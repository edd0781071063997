/** Who has a role: as it says, and where it says nothing whoever it is granted to, else a function of the group (docs/format/expressions.md). */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { filesOf, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition = (roles: object, grants: object = {}, circles: object = {}): Written => ({
  process: { roles, circles },
  forms: { note: { text: TEXT } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "draft",
        meta: { open: { note: by } },
        states: { draft: { on: { go: "gone" } }, gone: {} },
      },
      events: { go: by },
      sections: { note: { form: "t/note", read: { owner: true, reader: true, guest: true } } },
      "items/call": {
        add: by,
        grants: { guest: { to: "[item.key]" }, ...grants },
        chart: { id: "call", initial: "on", states: { on: {} } },
      },
    },
  },
});
const heldOf = (one: Written) => {
  const { roles } = written(one);
  return roles["reader"]?.held;
};
const family = { family: "any" };

describe("a role that does not say who has it", () => {
  test("is a function of the group when no item grants it", () => {
    expect(heldOf(definition({ reader: family }))).toBe("group");
    expect(worldOf(written(definition({ reader: family }))).group.functions).toMatchObject({ reader: ["reader"] });
  });
  test("is had by whoever an item grants it to, through a circle as well", () => {
    const grant = { to: "[item.key]" };
    expect(heldOf(definition({ reader: family }, { reader: grant }))).toBeUndefined();
    const circled = written(definition({ reader: family }, { both: grant }, { both: ["reader", "guest"] }));
    expect(circled.roles["reader"]?.held).toBeUndefined();
    expect(Object.keys(circled.kinds["case"]?.items["call"]?.grants ?? {}).sort()).toEqual(["guest", "reader"]);
  });
});
test("a role that is only granted, by no item, is had by nobody: told", () => {
  const { findings } = publish({
    root: "workflows/t",
    files: filesOf(definition({ reader: { ...family, held: "grant" } })),
  });
  expect(findings.filter(({ code }) => code.startsWith("role"))).toEqual([
    expect.objectContaining({
      code: "role-nobody-has",
      severity: "warning",
      pointer: "/roles/reader/held",
      file: "workflows/t/process.json",
    }),
  ]);
  const unused = publish({
    root: "workflows/t",
    files: filesOf(definition({ stranger: { ...family, held: "grant" } })),
  });
  expect(unused.findings.filter(({ code }) => code.startsWith("role"))).toEqual([]);
});
