/** Values keep the type of their field on a paper: in words, in order and in a cell. */

import { expect, test } from "vitest";
import { fieldKind, valueKind } from "../../../engine/blocks/field-kind.ts";
import { table } from "../../../engine/blocks/table.ts";
import type { BlockWriter, Field } from "../../../engine/blocks/types.ts";
import { type Wording, wordsFor } from "../../../engine/reports/values.ts";

const privacy = { subject: "none", identifies: "none", class: "process" } as const;
const field = (schema: object): Field => ({ form: { texts: {} }, key: "x", schema: { privacy, ...schema } }) as never;
const wording = (language: string): Wording => ({ language, privacy: "personal", person: () => undefined });

test("a free text that looks like a day stays text, in words and in a cell", () => {
  const text = field({ type: "string" });
  expect(wordsFor("2026-02-03", text, wording("nl"))).toBe("2026-02-03");
  expect([fieldKind(text), valueKind("2026-02-03", text)]).toEqual(["text", "text"]);
  const day = field({ type: "string", format: "date" });
  expect([wordsFor("2026-02-03", day, wording("nl")), fieldKind(day)]).toEqual(["03-02-2026", "day"]);
  expect(valueKind("2026-02-03", undefined)).toBe("day");
});

test("numbers are written as the reader writes them, years without a sign between their digits", () => {
  expect(wordsFor(1234.5, field({ type: "number" }), wording("nl"))).toBe("1.234,5");
  expect(wordsFor(1234.5, field({ type: "number" }), wording("en"))).toBe("1,234.5");
  expect(wordsFor(2026, field({ type: "integer", minimum: 1900, maximum: 2100 }), wording("nl"))).toBe("2026");
});

test.each([
  ["whole numbers", [10n, 2n, 1n], [1n, 2n, 10n]],
  ["numbers with decimals", [10.5, -2, 9], [-2, 9, 10.5]],
  ["numbers of cases", ["2026-10", "2026-9", "2026-1000"], ["2026-9", "2026-10", "2026-1000"]],
  ["days", ["2026-10-01", "2026-02-03"], ["2026-02-03", "2026-10-01"]],
])("a table is ordered by type: %s", (_, given, sorted) => {
  const writer = {
    title: "",
    ask: (source: string, row?: unknown) => (source === "rows" ? given : row),
    columnField: () => undefined,
    columnKind: () => undefined,
    column: (name: string) => name,
    words: (value: unknown) => String(value),
  } as unknown as BlockWriter;
  const [made] = table.build({ table: "rows", order: "row", columns: { it: "row" } } as never, writer);
  expect(made?.rows.flat()).toEqual(sorted.map(String));
});
