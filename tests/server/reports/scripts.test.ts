/** Names in every script stand on a paper and in a workbook, in the order in which they are read. */

import ExcelJS from "exceljs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import type { ReportModel } from "../../../engine/index.ts";
import { renderPdf } from "../../../server/reports/pdf.ts";
import { visualWords } from "../../../server/reports/runs.ts";
import { renderXlsx } from "../../../server/reports/xlsx.ts";

const AT = new Date("2026-03-16T12:00:00Z");
const paper = (...names: string[]): ReportModel =>
  ({
    report: "list",
    title: "Lijst",
    language: "nl",
    privacy: "personal",
    municipality: "",
    group: "",
    note: "",
    blocks: [
      { type: "table", title: "", columns: ["Naam", "Wat"], rows: names.map((name) => [name, "tekst"]) },
      { type: "fields", title: "", rows: names.map((name) => ["Naam", name] as const) },
      { type: "text", text: names.join(" en ") },
    ],
  }) as unknown as ReportModel;
async function textOf(model: ReportModel): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(await renderPdf(model, AT)), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

test.each(["Ünal Şahin", "Արամ", "ნინო", "王小明", "山田たろう", "ሰላም", "✓", "🙂", "Дмитрий", "e\u0301cole"])(
  "%s is drawn in a font that has it",
  async (name) => {
    const text = (await textOf(paper(name))).normalize("NFC");
    expect(text).toContain(name.normalize("NFC"));
    expect(text).not.toContain("[U+");
  },
);

test.each(["משה לוי", "محمد علي"])("%s is drawn from right to left, its parts in order", async (name) => {
  const text = await textOf(paper(name));
  expect(text).not.toContain("[U+");
  expect(text.length).toBeGreaterThan(name.length);
});

test("words from right to left are laid out as they are read, within a text from left to right and the other way", () => {
  expect(visualWords("משה לוי").join("")).toBe("לוי משה");
  expect(visualWords("kind משה לוי woont hier").join("")).toBe("kind לוי משה woont hier");
  expect(visualWords("משה (לוי) school 12 a").join("")).toBe("school 12 a )לוי( משה");
});

test("a sign that no font has stands as its code, and the paper says so", async () => {
  const text = await textOf(paper("A \u{13000}"));
  expect(text).toContain("[U+13000]");
  expect(text).toContain("Sommige tekens kunnen niet worden afgedrukt");
});

test("a cell is read in the direction of its text", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(await renderXlsx(paper("משה לוי"), AT)) as never);
  const cells: ExcelJS.Cell[] = [];
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell))));
  expect(cells.find(({ value }) => value === "משה לוי")?.alignment?.readingOrder).toBe("rtl");
});
