/** Which actions stand on the list of a meeting: those agreed then and those that were still open, none of a later one. */

import { expect, test } from "vitest";
import type { AgendaRow } from "../../../../ui/screens/meeting/agenda.ts";
import type { MeetingParts } from "../../../../ui/screens/meeting/parts.ts";
import { earlierOf, entriesOf } from "../../../../ui/screens/meeting/row-entries.ts";

const parts = { agenda: "place", entry: "action", onTable: "onTable", pending: "open" } as unknown as MeetingParts;
const action = (item: string, parent: string, made: string, state: string, since: string) => ({
  item,
  name: "action",
  parent,
  made,
  ended: state !== "open",
  states: [{ key: state, since }],
});
const place = (item: string, instance: string) => ({ item, name: "place", link: { instance }, states: [] });
/** Three meetings: in March, April and May; the list is that of April. */
const row = {
  reference: "r",
  item: "p2",
  since: { onTable: "2026-04-07T10:00:00Z" },
  view: {
    items: [
      place("p1", "march"),
      place("p2", "april"),
      place("p3", "may"),
      action("stillOpen", "p1", "2026-03-03T10:05:00Z", "open", "2026-03-03T10:05:00Z"),
      action("doneBefore", "p1", "2026-03-03T10:06:00Z", "done", "2026-03-20T10:00:00Z"),
      action("doneLater", "p1", "2026-03-03T10:07:00Z", "done", "2026-04-20T10:00:00Z"),
      action("agreed", "p2", "2026-04-07T10:03:00Z", "open", "2026-04-07T10:03:00Z"),
      action("ofMay", "p3", "2026-05-05T10:03:00Z", "open", "2026-05-05T10:03:00Z"),
    ],
  },
} as unknown as AgendaRow;

test("what was agreed at the meeting stands on its list", () => {
  expect(entriesOf(row, parts).map(({ item }) => item)).toEqual(["agreed"]);
});
test("what was open before stands on it too, what was settled before does not, and nothing of a later meeting does", () => {
  expect(earlierOf(row, parts).map(({ item }) => item)).toEqual(["stillOpen", "doneLater"]);
});
