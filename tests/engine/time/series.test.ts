/** Days of a series by a rule. */

import { expect, test } from "vitest";
import { asId, atTime, type Day, seriesDays } from "../../../engine/index.ts";

const day = (text: string): Day => asId(text);
const HOLIDAYS = new Set(["2027-04-27", "2027-05-06", "2027-12-28"]);

test("every first Tuesday of the month gives a year of twelve, from the first that is still to come", () => {
  const days = seriesDays(day("2026-12-02"), 12, { every: "month", nth: 1, weekday: 2 }, HOLIDAYS);
  expect(days).toHaveLength(12);
  expect(days.map((one) => one.day).slice(0, 4)).toEqual(["2027-01-05", "2027-02-02", "2027-03-02", "2027-04-06"]);
  expect(days.every((one) => one.insteadOf === undefined)).toBe(true);
});

test("a day on a holiday moves a week, and says which day it was", () => {
  const days = seriesDays(day("2027-04-01"), 2, { every: "month", nth: 5, weekday: 2 }, HOLIDAYS);
  expect(days).toEqual([{ day: "2027-05-04", insteadOf: "2027-04-27" }, { day: "2027-05-25" }]);
});

test("every four weeks keeps the weekday of the first, across the end of the year", () => {
  const days = seriesDays(day("2026-11-30"), 3, { every: "weeks", weeks: 4 }, HOLIDAYS);
  expect(days.map((one) => one.day)).toEqual(["2026-11-30", "2026-12-28", "2027-01-25"]);
});

test("one o'clock is one o'clock in winter and in summer", () => {
  const [march, april] = seriesDays(day("2027-03-01"), 2, { every: "month", nth: 1, weekday: 1 }, HOLIDAYS);
  expect(atTime(march?.day ?? day(""), "13:00", "Europe/Amsterdam")).toBe("2027-03-01T12:00:00.000Z");
  expect(atTime(april?.day ?? day(""), "13:00", "Europe/Amsterdam")).toBe("2027-04-05T11:00:00.000Z");
});
