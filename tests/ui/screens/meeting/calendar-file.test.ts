/** The calendar file of a meeting: what every calendar can read, and nothing of a case. */

import { expect, test } from "vitest";
import { calendarFile } from "../../../../ui/screens/meeting/calendar-file.ts";

const entry = {
  id: "m1",
  title: "Overleg, groep Oost; kamer",
  place: "Gemeentehuis, zaal 2",
  from: Date.parse("2026-07-07T12:00:00Z"),
  until: Date.parse("2026-07-07T13:00:00Z"),
  madeAt: Date.parse("2026-06-30T09:00:00Z"),
  sequence: 4,
  address: "https://tafel.example/instances/m1",
};
const lines = (text: string) => text.split("\r\n");

test("it says when and where, in the notation that calendars agree on", () => {
  const file = lines(calendarFile(entry));
  expect(file).toContain("DTSTART:20260707T120000Z");
  expect(file).toContain("DTEND:20260707T130000Z");
  expect(file).toContain("SUMMARY:Overleg\\, groep Oost\\; kamer");
  expect(file).toContain("LOCATION:Gemeentehuis\\, zaal 2");
  expect(file[0]).toBe("BEGIN:VCALENDAR");
  expect(file.slice(-2)).toEqual(["END:VCALENDAR", ""]);
});
test("a later file of the same meeting replaces the earlier one", () => {
  expect(calendarFile(entry)).toContain("UID:m1@casustafel\r\nSEQUENCE:4\r\n");
  expect(calendarFile({ ...entry, sequence: 5 })).toContain("UID:m1@casustafel\r\nSEQUENCE:5\r\n");
});
test("no line is longer than 75 octets, and a letter is never cut in two", () => {
  const file = calendarFile({ ...entry, place: "Zaal voor überörtliche Übergänge ".repeat(6) });
  const octets = lines(file).map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n ", "")).toContain("LOCATION:Zaal voor überörtliche Übergänge ");
});
test("a place that is not known is left out", () => {
  expect(calendarFile({ ...entry, place: "" })).not.toContain("LOCATION");
});
test("a text of several lines stays one value", () => {
  expect(calendarFile({ ...entry, place: "a\r\nATTENDEE:x" })).toContain("LOCATION:a\\nATTENDEE:x");
});
