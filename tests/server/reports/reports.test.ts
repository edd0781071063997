/** Papers as files: what is in them can be read back, nothing in a cell is carried out, and long tables go on over pages. */

import ExcelJS from "exceljs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { ReportModel } from "../../../engine/reports/index.ts";
import { renderPdf } from "../../../server/reports/pdf.ts";
import { renderXlsx } from "../../../server/reports/xlsx.ts";

const AT = new Date("2026-03-16T12:00:00Z");
const model = (rows: readonly (readonly string[])[]): ReportModel => ({
  report: "list",
  language: "nl",
  title: "Lijst",
  note: "Alleen nummers.",
  privacy: "pseudonymised",
  number: "2026-014",
  group: "Groep Noord",
  municipality: "Oosterveen",
  blocks: [
    { type: "heading", text: "Lijst" },
    { type: "fields", title: "Wanneer", rows: [["Datum", "16-03-2026"]] },
    { type: "table", title: "Acties", columns: ["Nummer", "Wat"], rows },
    { type: "text", text: "Tot slot" },
  ],
});

async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let index = 1; index <= pdf.numPages; index += 1) {
    const { items } = await (await pdf.getPage(index)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  return pages;
}

describe("PDF", () => {
  test("says what the model says, with letters from all over Europe", async () => {
    const [page = ""] = await pagesOf(await renderPdf(model([["2026-014-01", "Belt Şükrü, Łukasz en Ĳsbrand"]]), AT));
    for (const text of [
      "Lijst 2026-014",
      "Groep Noord",
      "Datum",
      "16-03-2026",
      "Şükrü, Łukasz en Ĳsbrand",
      "Alleen nummers.",
      "Pagina 1 van 1",
    ])
      expect(page.replaceAll(/\s+/g, " ")).toContain(text);
  });

  test("is tagged, and has its title and language set", async () => {
    const pdf = await getDocument({ data: new Uint8Array(await renderPdf(model([]), AT)), verbosity: 0 }).promise;
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
    expect([info["Title"], info["Language"]]).toEqual(["Lijst 2026-014", "nl-NL"]);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(JSON.stringify(await (await pdf.getPage(1)).getStructTree())).toMatch(/H1.*Table.*TH/s);
  });

  test("a long table goes on over pages, every row on the page where it belongs, none lost", async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`N${String(index).padStart(3, "0")}`, "een actie"]);
    const pages = await pagesOf(await renderPdf(model(rows), AT));
    expect(pages.length).toBeGreaterThan(2);
    const found = pages.flatMap((page) => page.match(/N\d{3}/g) ?? []);
    expect(found).toEqual(rows.map(([number]) => number));
    expect(pages.at(-1)).toContain("Tot slot");
  });

  test("what is longer than a page loses no word, in a cell and in a field", async () => {
    const words = Array.from({ length: 900 }, (_, index) => `w${index}x`);
    const given: ReportModel = {
      ...model([
        [words.join(" "), "naast"],
        ["V1V", ""],
      ]),
      blocks: [
        {
          type: "fields",
          title: "F",
          rows: [
            ["Lang", words.map((word) => `f${word}`).join(" ")],
            ["Kort", "V2V"],
          ],
        },
        {
          type: "table",
          title: "T",
          columns: ["A", "B"],
          rows: [
            [words.join(" "), "naast"],
            ["V1V", ""],
          ],
        },
      ],
    };
    const text = (await pagesOf(await renderPdf(given, AT))).join(" ");
    for (const prefix of ["", "f"]) {
      const found = text.match(new RegExp(`\\b${prefix}w\\d+x`, "g")) ?? [];
      expect(found).toEqual(words.map((word) => prefix + word));
    }
    expect(text).toMatch(/V2V.*naast.*V1V/s);
  });

  test("the same model at the same moment gives the same words", async () => {
    const given = model([["1", "x"]]);
    expect(await pagesOf(await renderPdf(given, AT))).toEqual(await pagesOf(await renderPdf(given, AT)));
  });
});

describe("Excel", () => {
  test.each(["=1+1", "+31 6", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "https://x.example"])(
    "%j stays text in a cell: no formula, no link, no object",
    async (text) => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(Buffer.from(await renderXlsx(model([["1", text]]), AT)) as never);
      const cells: ExcelJS.Cell[] = [];
      book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell))));
      expect(cells.map(({ value }) => value)).toContain(text);
      for (const cell of cells)
        expect([cell.type, cell.formula, cell.hyperlink]).toEqual([ExcelJS.ValueType.String, undefined, undefined]);
    },
  );

  test("signs that a workbook cannot hold are left out, and the name of the sheet is one that is allowed", async () => {
    const bytes = await renderXlsx(
      { ...model([["1", "a\u0000b\u001fc"]]), title: "Lijst [a/b]: wat? *en* meer dan eenendertig" },
      AT,
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as never);
    expect(book.worksheets[0]?.name.length).toBeLessThanOrEqual(31);
    expect(JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))).toContain("abc");
  });
});
