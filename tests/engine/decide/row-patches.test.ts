/** Lists are written by row and by field of a row: two people who change different ones both keep theirs. */

import { expect, test } from "vitest";
import type { Decision } from "../../../engine/state/types.ts";
import { Acts, said } from "../../support/acts.ts";
import { worldOf, written } from "../../support/fixtures.ts";

const privacy = { subject: "none", identifies: "none", class: "process" };
const text = { type: "string", maxLength: 20, absent: "", privacy };
const number = { type: "number", absent: 0, privacy };
const row = {
  type: "object",
  properties: { name: text, note: text, long: { ...text, maxLength: 3, computed: "row.name + row.note" } },
};
const form = {
  people: { type: "array", maxItems: 20, uniqueItems: true, items: row },
  top: number,
  bottom: number,
  share: { ...number, computed: "top / bottom" },
};

/** A case with two rows in the one section that everybody may write. */
function started(): Acts {
  const machine = { id: "case", initial: "one", meta: { open: { note: { by: ["owner"] } } }, states: { one: {} } };
  const sections = { note: { form: "t/note", read: { owner: true } } };
  const a = new Acts(worldOf(written({ forms: { note: form }, kinds: { case: { machine, sections } } })));
  a.create("a");
  patch(a, {
    people: [
      { id: "x", name: "a" },
      { id: "y", name: "b" },
    ],
  });
  return a;
}
const patch = (a: Acts, set: object, was?: object): Decision =>
  a.patch("a", "ann", { note: set as never }, was as never);
const note = (a: Acts): Readonly<Record<string, unknown>> =>
  (a.world.context("a").contents.read(null, "note") ?? {}) as Readonly<Record<string, unknown>>;
const conflicts = (decision: Decision): unknown =>
  decision.outcome === "rejected" ? decision.rejection.details["conflicts"] : decision.outcome;
const errors = (decision: Decision): readonly string[] =>
  decision.outcome !== "rejected"
    ? [decision.outcome]
    : (decision.rejection.details["errors"] as { pointer: string; code: string }[]).map(
        (one) => `${one.pointer} ${one.code}`,
      );

test("two who each add a row, and two on different fields of one row, both keep theirs", () => {
  const a = started();
  expect(said(patch(a, { "/people/[m]": { name: "mine" } }, { "/people/[m]": null }))).toBe("accepted");
  expect(said(patch(a, { "/people/[t]": { name: "theirs" } }, { "/people/[t]": null }))).toBe("accepted");
  expect(said(patch(a, { "/people/[x]/note": "n" }, { "/people/[x]/note": null }))).toBe("accepted");
  expect(said(patch(a, { "/people/[x]/name": "c" }, { "/people/[x]/name": "a" }))).toBe("accepted");
  expect(note(a)["people"]).toMatchObject([{ id: "x", name: "c", note: "n" }, { id: "y" }, { id: "m" }, { id: "t" }]);
});

test("the same field of one row, and a row that somebody took away, are shown with both values", () => {
  const a = started();
  patch(a, { "/people/[x]/name": "c" }, { "/people/[x]/name": "a" });
  expect(conflicts(patch(a, { "/people/[x]/name": "d" }, { "/people/[x]/name": "a" }))).toEqual([
    { field: "/people/[x]/name", yours: "d", theirs: "c" },
  ]);
  patch(a, { "/people/[y]": null }, { "/people/[y]": { id: "y", name: "b", long: "b" } });
  expect(conflicts(patch(a, { "/people/[y]/name": "e" }))).toEqual([
    { field: "/people/[y]", yours: "e", theirs: null },
  ]);
  expect(note(a)["people"]).toMatchObject([{ id: "x", name: "c" }]);
});

test("what a browser computed is neither input nor a change of somebody else", () => {
  const a = started();
  const was = { "/people/[x]": { id: "x", name: "a", long: "browser" } };
  expect(said(patch(a, { "/people/[x]": null }, was))).toBe("accepted");
  expect(said(patch(a, { share: 9 }, { share: 8 }))).toMatch(/accepted|nothing-changes/);
  expect(note(a)["share"]).toBeUndefined();
});

test("a computed value that fits nowhere is absent, and what was typed is saved", () => {
  const a = started();
  expect(said(patch(a, { top: 4, bottom: 0 }))).toBe("accepted");
  expect(note(a)).toMatchObject({ top: 4, bottom: 0 });
  expect(note(a)["share"]).toBeUndefined();
  expect(said(patch(a, { "/people/[x]/note": "longer" }))).toBe("accepted");
  expect(note(a)["people"]).toMatchObject([
    { id: "x", note: "longer" },
    { id: "y", long: "b" },
  ]);
  expect((note(a)["people"] as object[])[0]).not.toHaveProperty("long");
});

test("two rows with one id are refused, and with uniqueItems two rows that hold the same", () => {
  const a = started();
  expect(
    errors(
      patch(a, {
        people: [
          { id: "x", name: "a" },
          { id: "x", name: "b" },
        ],
      }),
    ),
  ).toEqual(["/people/1 duplicate-id"]);
  expect(errors(patch(a, { "people[]": { id: "y", name: "z" } }))).toEqual(["/people/2 duplicate-id"]);
  expect(errors(patch(a, { "people[]": { name: "b" } }))).toEqual(["/people/2 uniqueItems"]);
});
