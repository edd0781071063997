/** When two meetings of a group coincide. */

import { expect, test } from "vitest";
import { coincides } from "../../../../ui/screens/meeting/coinciding.tsx";

const at = (start?: string, day = "2027-01-11") => ({ day, start });

test("two meetings of an hour coincide when one begins before the other is over", () => {
  expect(coincides(at("13:00"), at("13:59"), 60)).toBe(true);
  expect(coincides(at("13:59"), at("13:00"), 60)).toBe(true);
  expect(coincides(at("13:00"), at("14:00"), 60)).toBe(false);
  expect(coincides(at("13:00"), at("13:00", "2027-01-12"), 60)).toBe(false);
});

test("without a time it is the day that counts", () => {
  expect(coincides(at(), at("09:00"), 60)).toBe(true);
  expect(coincides(at("09:00"), at(), 60)).toBe(true);
});
