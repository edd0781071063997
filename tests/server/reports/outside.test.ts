/** Papers before outside judges: poppler and qpdf read the PDF, and the XML of the workbook is searched for anything that acts. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReportModel } from "../../../engine/reports/index.ts";
import { renderPdf } from "../../../server/reports/pdf.ts";
import { renderXlsx } from "../../../server/reports/xlsx.ts";

const AT = new Date("2026-03-16T12:00:00Z");
const HOSTILE = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  '=HYPERLINK("http://x.example","y")',
  "mailto:a@x.example",
];
const model: ReportModel = {
  report: "list",
  language: "nl",
  title: "Lijst",
  note: "Alleen nummers.",
  privacy: "pseudonymised",
  group: "Groep Noord",
  municipality: "Gemeente Ergens",
  blocks: [
    { type: "heading", text: "Lijst, 16-03-2026" },
    { type: "fields", title: "Overleg", rows: [["Plaats", "Zaal 2"]] },
    {
      type: "table",
      title: "Acties",
      columns: ["Nummer", "Wat", "Uiterlijk", "Overgenomen"],
      kinds: ["number", "text", "day", "tick"],
      rows: Array.from({ length: 60 }, (_, index) => [
        `2026-014-${String(index).padStart(2, "0")}`,
        HOSTILE[index] ?? "Belt Şükrü, Łukasz en Ĳsbrand voor € 12",
        "10-07-2026",
        index % 3 === 0 ? "ja" : "nee",
      ]),
    },
    { type: "table", title: "Acties", columns: ["Casus"], rows: [["2026-006"]] },
  ],
};

const folder = mkdtempSync(join(tmpdir(), "papers-"));
const file = join(folder, "list.pdf");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Output of a checker. A tool that is not there is a failure that names the command. */
function run(command: string, ...given: string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, given, { encoding: "utf8" });
  if (error) throw new Error(`${command} is needed (Debian: poppler-utils, qpdf): ${error.message}`);
  expect(`${status} ${stderr}`).toBe("0 ");
  return stdout;
}

describe("the PDF, read by others", () => {
  beforeAll(async () => writeFileSync(file, await renderPdf(model, AT)));

  test("qpdf finds no error in it", () => {
    expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors found");
  });
  test("both faces are embedded as subsets, with their letters readable", () => {
    const lines = run("pdffonts", file).trim().split("\n").slice(2);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^\w{6}\+OpenSans.* yes yes yes/);
  });
  test("its pages are A4 and it names itself, says that it is tagged and which rules it follows", () => {
    const info = run("pdfinfo", file);
    for (const said of [/Title: +Lijst, 16-03-2026/, /Tagged: +yes/, /Page size: .*A4/, /JavaScript: +no/])
      expect(info).toMatch(said);
    expect(run("pdfinfo", "-meta", file)).toMatch(/pdfuaid:part>1</);
  });
  test("read aloud it is a document with headings and tables; every head cell says that it heads a column; the head is read once", () => {
    const tree = run("pdfinfo", "-struct-text", file);
    const count = (pattern: RegExp): number => tree.match(pattern)?.length ?? 0;
    expect([count(/^Document/gm), count(/^ {2}H1/gm), count(/^ {2}H2/gm), count(/^ {2}Table/gm)]).toEqual([1, 1, 3, 2]);
    expect([count(/^ {4}TR/gm), count(/^ {6}TH/gm), count(/Scope \/Column/g)]).toEqual([63, 5, 5]);
    expect(tree).toContain("Belt Şükrü, Łukasz en Ĳsbrand voor € 12");
    expect(tree.match(/"Overgenomen"/g)).toHaveLength(1);
  });
  test("what is in a box is read as a word", () => {
    expect(
      run("qpdf", "--qdf", "--object-streams=disable", file, "-").match(/\/ActualText \((ja|nee)\)/g),
    ).toHaveLength(60);
  });
  test("on paper the head of a table stands again on every page it goes on to", () => {
    const pages = run("pdftotext", "-layout", file, "-")
      .split("\f")
      .filter((page) => page.trim() !== "");
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toMatch(/Nummer +Wat +Uiterlijk +Overgenomen/);
    pages.forEach((page, index) => {
      expect(page).toContain(`Pagina ${index + 1} van ${pages.length}`);
    });
  });
});

/** Names and texts of the files in a zip, by its central directory. */
function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from("PK\u0005\u0006")) + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, packed, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    files.set(name, (method === 8 ? inflateRawSync(data) : data).toString("utf8"));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

describe("the workbook, read by others", () => {
  test("no part of it holds a formula, a link, an object or anything outside itself", async () => {
    const files = unzipped(await renderXlsx(model, AT));
    expect([...files.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))).toHaveLength(3);
    expect([...files.keys()].filter((name) => /external|embed|vba|drawing|connection/i.test(name))).toEqual([]);
    for (const text of files.values())
      expect(text).not.toMatch(/<f[ >]|<hyperlink|TargetMode="External"|<oleObject|<ddeLink/);
    expect(files.get("xl/sharedStrings.xml")).toContain("=1+1");
  });
  test("dates are dates that sort, a head stays in sight, rows can be filtered, and two tables of one name are two sheets", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await renderXlsx(model, AT)) as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["Lijst", "Acties", "Acties 2"]);
    const sheet = book.getWorksheet("Acties");
    expect(sheet?.getCell("C2").value).toEqual(new Date("2026-07-10T00:00:00Z"));
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(sheet?.autoFilter).toBeTruthy();
    expect(sheet?.rowCount).toBe(61);
  });
  test("anything but text is refused at the door, so that no object of a formula or a link can get in", async () => {
    const bad = { formula: "1+1" } as unknown as string;
    const given: ReportModel = { ...model, blocks: [{ type: "table", title: "x", columns: ["a"], rows: [[bad]] }] };
    await expect(renderXlsx(given, AT)).rejects.toThrow("Only text may reach a cell.");
  });
});
