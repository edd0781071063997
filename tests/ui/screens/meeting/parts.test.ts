/** What a screen of a meeting may tell when its definition says little. */

import { expect, test } from "vitest";
import { saysWhoComes } from "../../../../ui/screens/meeting/parts.ts";

test("whoever comes is counted only where the definition says which answer that is", () => {
  expect(saysWhoComes({ agenda: "place" })).toBe(false);
  expect(saysWhoComes({ agenda: "place", attendance: "answer" })).toBe(false);
  expect(saysWhoComes({ agenda: "place", attendance: "answer", sets: { answer: { no: ["away"] } } })).toBe(false);
  expect(saysWhoComes({ agenda: "place", attendance: "answer", sets: { answer: { done: "coming" } } })).toBe(true);
});
