/** Suggestions for a form: only what is empty and in sight. */

import { expect, test } from "vitest";
import { stillSuggested } from "../../../../ui/screens/form/still-suggested.ts";

const suggested = { name: "Ann", day: "2026-03-02", list: ["x"], other: "y" };
const shown = ["name", "day", "list"];

test("an empty field in sight is suggested; a filled one, and one of another page, is not", () => {
  expect(stillSuggested(suggested, { name: "Bob", list: [] }, shown)).toEqual({ day: "2026-03-02", list: ["x"] });
});
test("false and nought are filled in; nothing suggested is nothing", () => {
  expect(stillSuggested({ name: true, day: 3 }, { name: false, day: 0 }, shown)).toEqual({});
  expect(stillSuggested(undefined, {}, shown)).toEqual({});
});
