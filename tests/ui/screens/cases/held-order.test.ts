/** The order of a list of meetings: the next one first, then those that are over; what has no day keeps its order. */

import { expect, test } from "vitest";
import type { InstanceRow } from "../../../../ui/api/types.ts";
import { nextDayFirst } from "../../../../ui/screens/cases/held-order.ts";

const row = (id: string, day?: string, start?: string) => ({
  row: {
    id,
    ...(day === undefined ? {} : { held: { day, ...(start === undefined ? {} : { start }) } }),
  } as InstanceRow,
});
const order = (...rows: readonly ReturnType<typeof row>[]): string =>
  nextDayFirst(rows, "2026-11-30")
    .map((one) => one.row.id)
    .join(" ");

test("the next meeting comes first, then later ones, then those that are over, the last one first", () => {
  const rows = [row("oct", "2026-10-25"), row("feb", "2027-02-01"), row("sep", "2026-09-28"), row("dec", "2026-12-28")];
  expect(order(...rows)).toBe("dec feb oct sep");
});
test("two meetings of one day go by their time", () => {
  expect(order(row("late", "2026-11-30", "14:00"), row("early", "2026-11-30", "09:00"))).toBe("early late");
});
test("a list in which one row has no day keeps its order", () => {
  expect(order(row("b", "2026-12-28"), row("a"))).toBe("b a");
});
