/** The clocks of a meeting at fixed instants: of the point, of the hour, and of what no longer fits. */

import { describe, expect, test } from "vitest";
import { behind, clockText, leftOf, minutesUntil, plannedStart, spanOf } from "../../../../ui/screens/meeting/clock.ts";

const at = (text: string): number => Date.parse(text);
const OPENED = at("2026-07-07T12:15:00Z");

describe("the clock of a point", () => {
  test("counts down from the instant at which the point was opened", () => {
    expect(leftOf(OPENED, 10, at("2026-07-07T12:21:20Z"))).toEqual({ seconds: 220, share: 380_000 / 600_000 });
    expect(clockText(220)).toBe("3:40");
  });
  test("says by how much a point is over, and its bar stays full", () => {
    const left = leftOf(OPENED, 10, at("2026-07-07T12:26:05Z"));
    expect(left).toEqual({ seconds: -65, share: 1 });
    expect(clockText(left.seconds)).toBe("1:05");
  });
  test("a clock that runs behind the server shows the whole time and not more", () => {
    expect(leftOf(OPENED, 10, OPENED - 3_000)).toEqual({ seconds: 600, share: 0 });
  });
  test("a point without minutes is over at once, and divides by nothing", () => {
    expect(leftOf(OPENED, 0, OPENED + 1_000)).toEqual({ seconds: -1, share: 1 });
  });
});

describe("the hour", () => {
  test("a plan is read in our time zone, in summer and in winter", () => {
    expect(plannedStart("2026-07-07", "14:00")).toBe(at("2026-07-07T12:00:00Z"));
    expect(plannedStart("2026-12-07", "14:00")).toBe(at("2026-12-07T13:00:00Z"));
    expect(plannedStart("", "14:00")).toBeUndefined();
    expect(plannedStart("2026-07-07", "")).toBeUndefined();
  });
  test("a meeting begun late still ends when people go home", () => {
    const planned = at("2026-07-07T12:00:00Z");
    expect(spanOf(planned, planned + 4 * 60_000, 60)).toEqual({ from: planned, until: at("2026-07-07T13:00:00Z") });
  });
  test("a meeting held on another day is measured from when it was begun", () => {
    const begun = at("2026-07-09T08:30:00Z");
    expect(spanOf(at("2026-07-07T12:00:00Z"), begun, 60)?.until).toBe(at("2026-07-09T09:30:00Z"));
    expect(spanOf(undefined, begun, 60)?.from).toBe(begun);
  });
  test("neither planned nor begun there is no hour", () => {
    expect(spanOf(undefined, undefined, 60)).toBeUndefined();
  });
  test("minutes until the end are whole, and negative after it", () => {
    const until = at("2026-07-07T13:00:00Z");
    expect(minutesUntil(until, at("2026-07-07T12:29:10Z"))).toBe(31);
    expect(minutesUntil(until, until)).toBe(0);
    expect(minutesUntil(until, at("2026-07-07T13:04:10Z"))).toBe(-5);
  });
  test("what does not fit any more is told in minutes", () => {
    const until = at("2026-07-07T13:00:00Z");
    expect(behind(32, until, at("2026-07-07T12:29:00Z"))).toBe(1);
    expect(behind(20, until, at("2026-07-07T12:29:00Z"))).toBe(-11);
  });
});
