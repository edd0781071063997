/** Writes the texts of a draft as a workbook and reads its cells back; only text reaches a cell. Uses exceljs. */

import ExcelJS from "exceljs";
import { cleanText } from "../../../engine/index.ts";
import { placesOf } from "./places.ts";
import type { Language, TextRow } from "./rows.ts";
import { unpacksTo } from "./size.ts";
import { bookWords } from "./words.ts";

/** Letters of the columns; those from F are hidden and hold what the row was when it was made. */
export const COLUMNS = { address: "A", nl: "C", en: "D" } as const;
const LAST_SHOWN = 5;
const GIVEN = { address: "F", nl: "G", en: "H" } as const;
const WIDTHS = [34, 40, 60, 60, 30, 10, 10, 10];
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ROWS = 20_000;

/** What a cell holds; a formula or anything else that is no text is told. */
export type CellRead = { readonly text: string } | { readonly bad: "formula" | "not-text" };
export interface RowRead {
  readonly sheet: string;
  readonly row: number;
  readonly address: CellRead;
  readonly nl: CellRead;
  readonly en: CellRead;
  /** As the workbook was made; absent in rows that were added to it. */
  readonly given?: { readonly address: string; readonly nl: string; readonly en: string };
}
export type BookRead =
  | { readonly rows: readonly RowRead[] }
  | { readonly fault: "not-a-workbook" | "not-these-texts" | "book-too-large" };

function addSheet(book: ExcelJS.Workbook, name: string, rows: readonly TextRow[], language: Language): void {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  const { heads } = bookWords(language);
  const placeOf = placesOf(rows, language);
  WIDTHS.forEach((width, index) => {
    Object.assign(sheet.getColumn(index + 1), { width, hidden: index >= LAST_SHOWN });
  });
  sheet.addRow(heads).font = { bold: true };
  for (const row of rows) {
    const { address, texts, locked } = row;
    const [nl, en] = [texts.nl ?? "", texts.en ?? ""];
    const added = sheet.addRow([address, placeOf(row), nl, en, locked ?? "", address, nl, en]);
    added.eachCell({ includeEmpty: true }, (cell, column) => {
      // "@" keeps it text when it is edited, whatever it begins with.
      cell.numFmt = "@";
      cell.alignment = { vertical: "top", wrapText: true };
      if (column !== 3 && column !== 4) cell.font = { color: { argb: "FF666666" } };
    });
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: LAST_SHOWN } };
}

/** @param at when it was made: written into the file. */
export async function writeBook(rows: readonly TextRow[], language: Language, at: Date): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "Casustafel";
  book.created = at;
  book.modified = at;
  const { sheets } = bookWords(language);
  const isForm = ({ folder }: TextRow): boolean => folder.startsWith("forms/");
  addSheet(
    book,
    sheets.process,
    rows.filter((row) => !isForm(row)),
    language,
  );
  addSheet(book, sheets.forms, rows.filter(isForm), language);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const plain = (text: string): { readonly text: string } => ({ text: cleanText(text.replaceAll("\r", "")).trim() });
function read({ value, formula }: ExcelJS.Cell): CellRead {
  if (formula) return { bad: "formula" };
  if (value === null || value === undefined) return { text: "" };
  if (typeof value === "string") return plain(value);
  if (typeof value === "number") return plain(String(value));
  if (typeof value === "object" && "richText" in value) return plain(value.richText.map(({ text }) => text).join(""));
  if (typeof value === "object" && "hyperlink" in value && typeof value.text === "string") return plain(value.text);
  return { bad: "not-text" };
}
const textOf = (cell: CellRead): string => ("text" in cell ? cell.text : "");

function rowsOf(sheet: ExcelJS.Worksheet): readonly RowRead[] {
  const rows: RowRead[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1 || rows.length > MOST_ROWS) return;
    const at = (column: string): CellRead => read(row.getCell(column));
    const given = { address: textOf(at(GIVEN.address)), nl: textOf(at(GIVEN.nl)), en: textOf(at(GIVEN.en)) };
    const own = { address: at(COLUMNS.address), nl: at(COLUMNS.nl), en: at(COLUMNS.en) };
    const isEmpty = [own.address, own.nl, own.en].every((cell) => "text" in cell && cell.text === "");
    if (isEmpty && given.address === "") return;
    rows.push({ sheet: sheet.name, row: number, ...own, ...(given.address === "" ? {} : { given }) });
  });
  return rows;
}
const HEADS = new Set((["nl", "en"] as const).map((language) => bookWords(language).heads[0]));

/** @returns the rows of every sheet that begins as ours do; other sheets are not read. */
export async function readBook(bytes: Buffer): Promise<BookRead> {
  const size = unpacksTo(bytes, MOST_BYTES);
  if (size !== "fits") return { fault: size === "broken" ? "not-a-workbook" : "book-too-large" };
  const book = new ExcelJS.Workbook();
  try {
    // The types of exceljs know an older Buffer.
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  } catch {
    return { fault: "not-a-workbook" };
  }
  const ours = book.worksheets.filter((sheet) => HEADS.has(textOf(read(sheet.getCell("A1")))));
  if (book.worksheets.length === 0) return { fault: "not-a-workbook" };
  if (ours.length === 0) return { fault: "not-these-texts" };
  const rows = ours.flatMap(rowsOf);
  return rows.length > MOST_ROWS ? { fault: "book-too-large" } : { rows };
}
