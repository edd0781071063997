/** Numbers are read and shown in the reader's language, key by key and pasted. */

import { expect, test } from "vitest";
import { numberText, parseNumber } from "../../../ui/forms/numbers.ts";

test.each([
  ["1,05", 1.05],
  ["1.05", 1.05],
  ["-0,5", -0.5],
  ["\u22123", -3],
  ["1.250,50", 1250.5],
  ["1,250.50", 1250.5],
  ["1.250", 1250],
  ["0.125", 0.125],
  ["1.000.000", 1_000_000],
  ["1 250,5", 1250.5],
  ["007", 7],
  ["-0", 0],
  [",5", 0.5],
])("%s is read in Dutch as %d", (typed, value) => expect(parseNumber(typed, "nl")).toBe(value));

test.each([
  ["1,250", 1250],
  ["1.250", 1.25],
  ["0,5", 0.5],
])("%s is read in English as %d", (typed, value) => expect(parseNumber(typed, "en")).toBe(value));

test.each(["", "-", "1-2", "1,2,3", "1.25.5", "1e3", "0x10", "abc", "1234567890123456789"])(
  "%s is no number that can be stored",
  (typed) => expect(parseNumber(typed, "nl")).toBeUndefined(),
);

test("a number that is shown is read back as itself, in both languages", () => {
  for (const value of [0, 1.05, -0.5, 1250.5, 1250, 0.001, 19.99, 123_456_789.25, 1e-7])
    for (const language of ["nl", "en"]) expect(parseNumber(numberText(value, language), language)).toBe(value);
  expect(numberText(1250.5, "nl")).toBe("1250,5");
});
