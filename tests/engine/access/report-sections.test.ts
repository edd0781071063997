/** A report's own `read` opens no section: it shows what each of its readers may read there now. */

import { expect, test } from "vitest";
import { buildReport } from "../../../engine/reports/index.ts";
import type { Actor } from "../../../engine/state/types.ts";
import { Acts, said } from "../../support/acts.ts";
import { TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition: Written = {
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        states: { one: { meta: { open: { note: by } }, on: { close: "two" } }, two: {} },
      },
      events: { close: by },
      sections: { note: { form: "t/note", read: { owner: true, desk: "early" } } },
      facts: { early: { is: "case.is.one" }, words: { is: "case.note.words", else: '""' } },
    },
    reports: {
      sheet: {
        of: "case",
        privacy: "personal",
        read: { owner: true, desk: true },
        blocks: { note: { fields: ["case.note.words"] }, fact: { fields: ["words"] } },
      },
    },
  },
  forms: { note: { words: TEXT } },
};

test("a gate that closes a section closes it in a report too, for its reader and in what a fact repeats of it", () => {
  const acts = new Acts(worldOf(written(definition)));
  acts.create("a");
  expect(said(acts.patch("a", "ann", { note: { words: "beech" } }))).toBe("accepted");
  const actor = (name: string): Actor => {
    const { id, organisation } = acts.world.person(name);
    return { person: id, organisation };
  };
  const shows = (...names: readonly string[]): number =>
    JSON.stringify(
      buildReport(
        {
          context: acts.world.context("a"),
          linked: {},
          language: "nl",
          person: () => undefined,
          readers: names.map(actor),
        },
        "sheet",
      ),
    ).split("beech").length - 1;
  expect([shows("ann"), shows("desk"), shows("ann", "desk")]).toEqual([2, 2, 2]);
  expect(said(acts.do("a", "ann", "close"))).toBe("accepted");
  expect([shows("ann"), shows("desk"), shows("ann", "desk")]).toEqual([2, 0, 0]);
});
