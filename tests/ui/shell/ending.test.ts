/** When a screen warns that its session is about to end, and when it is covered (docs/promises.md 4.5). */

import { expect, test } from "vitest";
import { endingOf } from "../../../ui/shell/ending.ts";

const MINUTE = 60_000;
const START = 1_000_000_000;
/** A session that was used at the start, `minutes` later. */
const after = (minutes: number, { idle = 15, atMost = 720, inMeeting = false, touched = 0 } = {}) =>
  endingOf(
    { usedAt: START, idleAt: START + Math.min(idle, atMost) * MINUTE, atMostAt: START + atMost * MINUTE },
    { now: START + minutes * MINUTE, touchedAt: START + touched * MINUTE, inMeeting },
  )?.why;

test("it warns in the last two minutes without use, and not before", () => {
  expect([after(0), after(12.9), after(13.1), after(15.5)]).toEqual([undefined, undefined, "idle", "idle"]);
});

test("the last ten minutes of a day are told as such, whether it is used or not", () => {
  expect(after(711, { idle: 720 })).toBe("at-most");
  expect(after(709, { idle: 720 })).toBeUndefined();
});

test("in a meeting the screen is covered after a quarter without a touch, and the session goes on", () => {
  const meeting = { idle: 60, inMeeting: true };
  expect([after(14, meeting), after(15, meeting), after(59, meeting)]).toEqual([undefined, "locked", "locked"]);
  expect(after(40, { ...meeting, touched: 30 })).toBeUndefined();
  expect(after(30, { idle: 60 })).toBeUndefined();
});
