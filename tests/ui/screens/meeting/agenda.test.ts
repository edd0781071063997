/** Where a point of a running meeting stands: to be discussed, on the table, done, or gone without having been finished. */

import { describe, expect, test } from "vitest";
import {
  type AgendaRow,
  isWaiting,
  justLeft,
  leftAs,
  nextRow,
  onAgenda,
  wasDiscussed,
  wasOnTable,
} from "../../../../ui/screens/meeting/agenda.ts";

const parts = { agenda: "seat", waiting: "sits", onTable: "speaks", left: ["cut", "gone"] };
const row = (reference: string, states: readonly string[], since: Readonly<Record<string, string>>): AgendaRow => ({
  reference,
  owner: reference,
  item: "1",
  address: "case.items.seat",
  states,
  since,
  ended: states.includes("gone"),
  shows: {},
});
const waits = row("waits", ["sits"], { sits: "09:00" });
const done = row("done", ["after"], { sits: "09:00", speaks: "10:00", after: "10:10" });
/** Cut off while it was discussed: it goes on in the same state as one that was finished. */
const cut = row("cut", ["after"], { sits: "09:00", speaks: "10:10", cut: "10:15", after: "10:15" });
const gone = row("gone", ["gone"], { sits: "09:00", gone: "10:05" });

describe("a point that left without having been finished", () => {
  test("is not done, though it was on the table", () => {
    expect(wasOnTable(cut, parts)).toBe(true);
    expect(wasDiscussed(cut, parts)).toBe(false);
    expect(wasDiscussed(done, parts)).toBe(true);
  });
  test("is told by the first state that says why", () => {
    expect([waits, done, cut, gone].map((one) => leftAs(one, parts))).toEqual([undefined, undefined, "cut", "gone"]);
  });
  test("is not waited for, and never the next", () => {
    expect([waits, done, cut, gone].map((one) => isWaiting(one, parts))).toEqual([true, false, false, false]);
    expect(nextRow([gone, cut, done, waits], parts)).toBe(waits);
  });
  test("stands on the agenda again when it came back", () => {
    const back = row("back", ["sits"], { gone: "08:00", sits: "09:00" });
    expect(leftAs(back, parts)).toBeUndefined();
    expect(isWaiting(back, parts)).toBe(true);
  });
  test("is news until something else was taken up", () => {
    expect(justLeft([done, gone, cut, waits], parts)).toEqual([cut]);
    expect(justLeft([gone, waits], parts)).toEqual([gone]);
    const later = row("later", ["speaks"], { speaks: "10:20" });
    expect(justLeft([done, cut, later], parts)).toEqual([]);
  });
  test("stays on the agenda when it left while the meeting was held, also after a pause; what left before is not on it", () => {
    const before = row("before", ["gone"], { sits: "08:00", gone: "08:30" });
    const all = [before, waits, done, gone, cut];
    expect(onAgenda(all, parts, "09:30")).toEqual([waits, done, gone, cut]);
    // Gone on at eleven: what left at five past ten is still told.
    expect(onAgenda(all, parts, "11:00")).toEqual([waits, done, gone, cut]);
    // Not begun, or over: only what is there or was discussed.
    expect(onAgenda(all, parts, undefined)).toEqual([waits, done, cut]);
  });
  test("a definition that names no such states has none", () => {
    const { left: _, ...plain } = parts;
    expect(leftAs(cut, plain)).toBeUndefined();
    expect(justLeft([cut, done], plain)).toEqual([]);
  });
});
