/** Who looked, as people read it: one line for a visit, and a refusal always by itself. */

import { expect, test } from "vitest";
import { visitsOf } from "../../../../ui/instance/access-visits.ts";

const look = (at: string, person: string, sections: readonly string[], more = {}) => ({
  at,
  person,
  role: "submitter",
  verb: "read",
  sections,
  outcome: "allowed",
  ...more,
});

test("looks of one person shortly after each other are one visit with all that was opened", () => {
  const visits = visitsOf([
    look("2026-03-02T09:20:00Z", "p1", ["/family"], { role: "submitter table" }),
    look("2026-03-02T09:05:00Z", "p1", []),
    look("2026-03-02T09:00:00Z", "p1", ["/referral"]),
  ]);
  expect(visits).toEqual([
    {
      person: "p1",
      roles: ["submitter", "table"],
      from: "2026-03-02T09:00:00Z",
      until: "2026-03-02T09:20:00Z",
      sections: ["/family", "/referral"],
      verbs: ["read"],
      refused: false,
    },
  ]);
});

test("another person, a long time between, and a refusal are lines of their own", () => {
  const visits = visitsOf([
    look("2026-03-02T12:00:00Z", "p1", []),
    look("2026-03-02T09:10:00Z", "p1", ["/family"], { outcome: "refused" }),
    look("2026-03-02T09:05:00Z", "p1", []),
    look("2026-03-02T09:00:00Z", "p2", []),
  ]);
  expect(visits.map(({ person, refused }) => [person, refused])).toEqual([
    ["p1", false],
    ["p1", true],
    ["p1", false],
    ["p2", false],
  ]);
});

test("looks of two people who look at the same time are one visit each", () => {
  const look = (person: string, minute: number) => ({
    person,
    role: "",
    verb: "list",
    at: `2026-11-30T10:${String(minute).padStart(2, "0")}:00Z`,
    outcome: "allowed",
  });
  const visits = visitsOf([look("a", 9), look("b", 8), look("a", 7), look("b", 6), look("a", 5)]);
  expect(visits.map(({ person, from, until }) => `${person} ${from.slice(14, 16)}-${until.slice(14, 16)}`)).toEqual([
    "a 05-09",
    "b 06-08",
  ]);
});
