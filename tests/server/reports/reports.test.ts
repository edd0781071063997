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
    { type: "fields", title: "Wanneer", rows: [["Datum", "16-03-2026"]], kinds: ["day"] },
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

  test("two short blocks of fields stand side by side; a long one takes the width of the page", async () => {
    const short = { type: "fields", title: "Volgend overleg", rows: [["Datum", "02-12-2026"]] } as const;
    const other = { type: "fields", title: "Samenwerking", rows: [["Gaat het", "Ja"]] } as const;
    const long = { ...other, rows: [["Gaat het", "x ".repeat(60)]] } as const;
    const tops = async (...blocks: ReportModel["blocks"]) => {
      const data = new Uint8Array(await renderPdf({ ...model([]), blocks }, AT));
      const { items } = await (await (await getDocument({ data, verbosity: 0 }).promise).getPage(1)).getTextContent();
      const at = (text: string) =>
        items.flatMap((item) => ("str" in item && item.str === text ? [Math.round(item.transform[5])] : []))[0];
      return [at("Volgend overleg"), at("Samenwerking")];
    };
    const [left, right] = await tops(short, other);
    expect(left).toBe(right);
    const [above = 0, below = 0] = await tops(short, long);
    expect(above).toBeGreaterThan(below);
  });

  test("the same model at the same moment gives the same words", async () => {
    const given = model([["1", "x"]]);
    expect(await pagesOf(await renderPdf(given, AT))).toEqual(await pagesOf(await renderPdf(given, AT)));
  });
});

/** The copy of one organisation, with everything that stands around a paper. */
const copy: ReportModel = {
  ...model([]),
  audience: "alleen voor deelnemers",
  keptUntil: "16-03-2027",
  made: { on: "16-03-2026", revision: 33, version: 2, rules: "Proces 1.0.0, noord" },
  copyText: "Uw acties hebben dit teken.",
  copyFor: "Huisartsen­praktijk Şahin-Łukasz & Zonen",
  blocks: [
    {
      type: "table",
      title: "Acties",
      columns: ["Nummer", "Wat", "Overgenomen", "Handtekening"],
      kinds: ["number", "text", "tick", "blank"],
      whose: [["A"], ["B"], ["A"]],
      marked: [true, false, true],
      rows: [
        ["2026-014-01", "Belt", "nee", ""],
        ["2026-014-02", "Schrijft", "ja", ""],
        ["2026-014-03", "Meervoudigeproblematiekoverlegcoördinatiebijeenkomst", "nee", ""],
      ],
    },
  ],
};
describe("a copy", () => {
  test("says whose it is, for whom, until when it is kept, which version, and marks the right rows for eye and ear", async () => {
    const [page = ""] = await pagesOf(await renderPdf(copy, AT));
    const text = page.replaceAll(/\s+/g, " ");
    for (const part of [
      "Vertrouwelijk , alleen voor deelnemers",
      "Bewaren tot 16-03-2027",
      "Şahin-Łukasz & Zonen.",
      "Uw acties hebben dit teken.",
      "Gemaakt op 16-03-2026, versie 2. Proces 1.0.0, noord.",
      // The longest word gives way; a number never does.
      "2026-014-03 Meervoudige",
    ])
      expect(text.replace("Vertrouwelijk,", "Vertrouwelijk ,")).toContain(part);
    expect(text).toContain("Overgenomen Handtekening");
    const raw = await renderPdf(copy, AT);
    const pdf = await getDocument({ data: new Uint8Array(raw), verbosity: 0 }).promise;
    expect(pdf.numPages).toBe(1);
  });

  test("sixty actions go on over pages, each page with the head, each marked row with its sign", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      `N${String(index).padStart(3, "0")}`,
      "een actie van twee regels, want zij is lang genoeg om niet op één regel te passen",
      "nee",
      "",
    ]);
    const [table] = copy.blocks as [Extract<ReportModel["blocks"][number], { type: "table" }>];
    const long: ReportModel = {
      ...copy,
      blocks: [{ ...table, rows, marked: rows.map((_, index) => index % 3 === 0) }],
    };
    const pages = await pagesOf(await renderPdf(long, AT));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/Nummer.*Wat/s);
    expect(pages.flatMap((page) => page.match(/N\d{3}/g) ?? [])).toEqual(rows.map(([number]) => number));
  });

  test("in a workbook the sign stands before the rows, the head stays in sight, and paper repeats it", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await renderXlsx(copy, AT)) as never);
    const [first, sheet] = book.worksheets;
    expect(JSON.stringify(first?.getSheetValues())).toMatch(
      /Exemplaar voor .*Bewaren tot|Bewaren tot .*Exemplaar voor/s,
    );
    expect(sheet?.getColumn(1).values?.slice(1)).toEqual(["▶", "▶", "", "▶"]);
    expect(sheet?.views).toMatchObject([{ state: "frozen", ySplit: 1 }]);
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "1:1" });
    const [sign = 0, ...others] = (sheet?.columns ?? []).map(({ width = 0 }) => width);
    expect(sign).toBeLessThan(6);
    for (const width of others) expect(width).toBeGreaterThanOrEqual(10);
    // What stands by itself does not make the first column as wide as a sentence.
    expect(first?.getColumn(1).width).toBeLessThan(40);
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
      for (const cell of cells) {
        // The one day in the book is a day; everything else is text.
        const type = cell.value instanceof Date ? ExcelJS.ValueType.Date : ExcelJS.ValueType.String;
        expect([cell.type, cell.formula, cell.hyperlink]).toEqual([type, undefined, undefined]);
      }
      expect(cells.filter(({ value }) => value instanceof Date)).toHaveLength(1);
    },
  );

  test("a day that stands beside its label is a day, and whoever made the book is the product", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await renderXlsx(model([]), AT)) as never);
    const [first] = book.worksheets;
    const cells: ExcelJS.Cell[] = [];
    first?.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    const at = cells.findIndex(({ value }) => value === "Datum");
    expect(cells[at + 1]?.value).toEqual(new Date("2026-03-16T00:00:00Z"));
    expect(cells[at + 1]?.numFmt).toBe("dd-mm-yyyy");
    expect(book.creator).toBe("Casustafel");
  });

  test("a sheet's name has no double blanks, and none at its end", async () => {
    const book = new ExcelJS.Workbook();
    const table = {
      type: "table",
      title: "Zegt u ja? Zet hier uw naam en handtekening",
      columns: ["A"],
      rows: [["b"]],
    } as const;
    await book.xlsx.load(Buffer.from(await renderXlsx({ ...model([]), blocks: [table] }, AT)) as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["Lijst", "Zegt u ja Zet hier uw naam en h"]);
  });

  test("a big table is written row by row: others have their turn meanwhile, and no row or formula comes of it", async () => {
    let turns = 0;
    const other = setInterval(() => (turns += 1), 1);
    const rows = Array.from({ length: 26_000 }, (_, at) => [`=${at}`, `é & <${at}>`]);
    const bytes = await renderXlsx(model(rows), AT);
    clearInterval(other);
    expect(turns).toBeGreaterThan(5);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as never);
    const found = book.worksheets[1]?.getRow(26_001);
    expect([found?.getCell(1).value, found?.getCell(2).value]).toEqual(["=25999", "é & <25999>"]);
    expect(found?.getCell(1).formula).toBeUndefined();
  });

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
