/** The effects of entering a new unit read what came with its birth; a start whose place is absent is refused (docs/format/settling.md). */

import { expect, test } from "vitest";
import { Acts, said } from "../../support/acts.ts";
import { TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const step = { id: "ask", initial: "asked", entry: "begin", states: { asked: {} } };
const asking = (at: string): Written => ({
  forms: {
    where: { group: { type: "string" }, what: TEXT },
    copy: { what: TEXT, size: { type: "integer", absent: 0 } },
  },
  kinds: {
    case: {
      machine: { id: "case", initial: "one", states: { one: {} } },
      "items/ask": {
        add: { ...by, fill: "where" },
        chart: step,
        sections: {
          where: { form: "t/where", read: { owner: true } },
          copy: { form: "t/copy", read: { owner: true } },
        },
        facts: { size: { is: "size(item.where.what)" } },
        effects: {
          begin: { start: "other", at, with: { copy: { what: "item.where.what", size: "size" } }, refused: ["note"] },
          note: { record: "copy", with: { what: '"refused"' } },
        },
      },
      effects: {},
    },
    other: {
      machine: { id: "other", initial: "one", entry: "keep", meta: { open: { copy: by } }, states: { one: {} } },
      sections: { copy: { form: "t/copy", read: { owner: true } }, own: { form: "t/copy", read: { owner: true } } },
      facts: { twice: { is: "other.copy.size * 2", else: "-1" } },
      effects: { keep: { record: "own", with: { what: "other.copy.what", size: "twice" } } },
    },
  },
});

function added(at: string, fields: Readonly<Record<string, string>>) {
  const a = new Acts(worldOf(written(asking(at))));
  a.create("a");
  expect(said(a.add("a", "ann", "ask", { with: fields }))).toBe("accepted");
  return a;
}

test("an item's entry effect reads the fill, and what is started reads what it was started with", () => {
  const a = added("item.where.group", { group: "far", what: "tea" });
  const started = a.world.instances.find(({ kind }) => kind === "other");
  expect(started?.group).toBe("far");
  const id = String(started?.id);
  expect(a.world.contents(id).read(null, "copy")).toEqual({ what: "tea", size: 3 });
  expect(a.world.contents(id).read(null, "own")).toEqual({ what: "tea", size: 6 });
});

test("a start whose place is absent is refused with a reason, and never goes to the own group instead", () => {
  const a = added("item.where.group", { what: "tea" });
  expect(a.world.instances.map(({ kind }) => kind)).toEqual(["case"]);
  const { sent } = a.unit("a/ask/1").state;
  expect(sent["begin"]).toMatchObject({ answer: "refused", why: ["no-group"] });
  expect(a.world.contents("a").read(a.unit("a/ask/1").id, "copy")).toEqual({ what: "refused" });
});
