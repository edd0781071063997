/** A timeline as people read it: one line for one deed, and many savings of one form told once. */

import { expect, test } from "vitest";
import type { TimelineEntry } from "../../../../engine/views/types.ts";
import { deedsOf } from "../../../../ui/instance/activity-groups.ts";

const entry = (revision: number, at: string, type: string, more: Partial<TimelineEntry> = {}): TimelineEntry =>
  ({ revision, at, by: "p1", type, address: "case.sections.referral", ...more }) as TimelineEntry;

test("what one commit did stands together, newest first", () => {
  const deeds = deedsOf([
    entry(1, "2026-03-02T09:00:00Z", "InstanceCreated", { address: "case" }),
    entry(2, "2026-03-02T09:10:00Z", "EventTaken", { address: "case.events.submit" }),
    entry(2, "2026-03-02T09:10:00Z", "NumberGiven", { address: "case", number: "2026-001" }),
  ]);
  expect(deeds.map(({ entries }) => entries.map(({ type }) => type))).toEqual([
    ["EventTaken", "NumberGiven"],
    ["InstanceCreated"],
  ]);
});

test("savings of one section in a row by one person are one line with every field that changed", () => {
  const deeds = deedsOf([
    entry(1, "2026-03-02T09:00:00Z", "SectionWritten", { changed: ["situation"] }),
    entry(2, "2026-03-02T09:05:00Z", "SectionWritten", { changed: ["question", "situation"] }),
  ]);
  expect(deeds).toHaveLength(1);
  expect(deeds[0]?.times).toBe(2);
  expect([...(deeds[0]?.entries[0]?.changed ?? [])].sort()).toEqual(["question", "situation"]);
});

test("another person, another section or an hour later is a line of its own", () => {
  const first = entry(1, "2026-03-02T09:00:00Z", "SectionWritten", { changed: ["situation"] });
  for (const other of [
    entry(2, "2026-03-02T09:05:00Z", "SectionWritten", { by: "p2" as never }),
    entry(2, "2026-03-02T09:05:00Z", "SectionWritten", { address: "case.sections.family" }),
    entry(2, "2026-03-02T10:05:00Z", "SectionWritten"),
    entry(2, "2026-03-02T09:05:00Z", "SectionErased"),
  ])
    expect(deedsOf([first, other])).toHaveLength(2);
});
