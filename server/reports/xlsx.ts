/** Writes a report as a workbook: only text and dates reach a cell, so that nothing in it is ever carried out. Owner of exceljs. */

import ExcelJS from "exceljs";
import type { ColumnKind, ReportModel } from "../../engine/index.ts";
import { rendererOf } from "./blocks/index.ts";
import type { Sheet } from "./blocks/types.ts";
import { madeWords, wordsOf } from "./words.ts";

const WIDEST = 60;
/** Signs in a line that stands by itself before it is broken. */
const LONGEST_LINE = 90;
/** A sheet holds so many rows, so many signs in a cell, so many in its name. */
const LONGEST_CELL = 32_767;
const LONGEST_NAME = 31;
const A4 = 9;

/** Text without signs that a workbook cannot hold. @throws TypeError for anything that is not text */
function cellText(text: unknown): string {
  if (typeof text !== "string") throw new TypeError("Only text may reach a cell.");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be in XML
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").slice(0, LONGEST_CELL);
}
/** The first year that the calendar of a workbook has. */
const FIRST_YEAR = 1900;
/** `07-07-2026` as a date that sorts; `undefined` when it is none, or of before the calendar of workbooks. */
function dayOf(text: string): Date | undefined {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text) ?? [];
  return year === undefined || Number(year) < FIRST_YEAR
    ? undefined
    : new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

/** Whether a text is read from right to left: its first letter says so. */
const readsRight = (text: string): boolean =>
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

/** The only way into a cell. A plain string is stored as text, whatever it begins with; "@" keeps it text when edited. */
function put(cell: ExcelJS.Cell, text: string, kind: ColumnKind = "text"): void {
  const clean = cellText(text);
  const day = kind === "day" ? dayOf(clean) : undefined;
  cell.value = day ?? clean;
  cell.numFmt = day ? "dd-mm-yyyy" : "@";
  const isRight = readsRight(clean);
  cell.alignment = { vertical: "top", wrapText: true, ...(isRight ? { readingOrder: "rtl" as const } : {}) };
}

/** A name that a sheet may have, and that no other sheet of the book has. */
function sheetName(book: ExcelJS.Workbook, title: string): string {
  const clean =
    title
      .replaceAll(/[\\/?*[\]:]/g, " ")
      .replaceAll(/\s+/g, " ")
      .replaceAll(/^'+|'+$/g, "")
      .trim()
      .slice(0, LONGEST_NAME)
      .trim() || "1";
  const taken = new Set(book.worksheets.map(({ name }) => name.toLowerCase()));
  for (let count = 2, name = clean; ; count += 1) {
    if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== "history") return name;
    const ending = ` ${count}`;
    name = clean.slice(0, LONGEST_NAME - ending.length) + ending;
  }
}
function addRow(
  sheet: ExcelJS.Worksheet,
  cells: readonly string[],
  kinds: readonly ColumnKind[] = [],
  isStrong = false,
) {
  const row = sheet.addRow([]);
  cells.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    put(cell, text, kinds[index]);
    if (isStrong) cell.font = { bold: true };
  });
}
/** The sign of what is theirs on an organisation's copy. */
const SIGN = "▶";

function setWidths(sheet: ExcelJS.Worksheet, rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((text, index) => {
      const least = text === SIGN ? 4 : 10;
      widths[index] = Math.min(WIDEST, Math.max(widths[index] ?? least, text === SIGN ? 0 : text.length + 3));
    });
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

/** In a head or foot of a sheet `&` begins a code. */
const plain = (text: string): string => text.replaceAll("&", "&&").slice(0, 120);
/** On paper: A4, as wide as the page, with what is promised and the page at its foot. */
function setPrint(sheet: ExcelJS.Worksheet, { note, language }: ReportModel, isWide: boolean): void {
  const { page, of } = wordsOf(language);
  Object.assign(sheet.pageSetup, {
    paperSize: A4,
    orientation: isWide ? "landscape" : "portrait",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  sheet.headerFooter.oddFooter = `&L&8${plain(note)}&R&8${page} &P ${of} &N`;
}

/** A sheet of a block: its head stays in sight, and its rows can be filtered. */
function addSheet(book: ExcelJS.Workbook, model: ReportModel, { title, columns, rows, kinds, marked }: Sheet): void {
  const sheet = book.addWorksheet(sheetName(book, title === "" ? model.title : title));
  const own = marked ? [SIGN] : [];
  const head = [...own, ...columns];
  const all = rows.map((row, index) => [...own.map(() => (marked?.[index] ? SIGN : "")), ...row]);
  addRow(sheet, head, [], true);
  all.forEach((row, index) => {
    addRow(sheet, row, [...own.map(() => "text" as const), ...(kinds ?? [])], marked?.[index]);
  });
  setWidths(sheet, [head, ...all]);
  sheet.views = [{ state: "frozen", ySplit: 1 }];
  setPrint(sheet, model, head.length > 5);
  sheet.pageSetup.printTitlesRow = "1:1";
  if (head.length > 0)
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: all.length + 1, column: head.length } };
}

/** What has no sheet of its own, in the order of the report. */
function addFirst(book: ExcelJS.Workbook, model: ReportModel): void {
  const sheet = book.addWorksheet(sheetName(book, model.title));
  const pairs: (readonly string[])[] = [];
  const add = (cells: readonly string[], isStrong = false, kinds: readonly ColumnKind[] = []): void => {
    if (cells.length > 1) pairs.push(cells);
    addRow(sheet, cells, kinds, isStrong);
    // A line by itself runs on over the empty cells beside it; only a long one is broken.
    const [alone = ""] = cells.length === 1 ? cells : [];
    if (alone !== "" && alone.length <= LONGEST_LINE && sheet.lastRow)
      sheet.lastRow.getCell(1).alignment = { vertical: "top" };
  };
  const [first] = model.blocks;
  const named = model.number === undefined ? model.title : `${model.title} ${model.number}`;
  add([first?.type === "heading" && first.text !== model.title ? first.text : named], true);
  add([[model.municipality, model.group].filter((part) => part !== "").join(", ")]);
  const words = wordsOf(model.language);
  add([[words.confidential, model.audience ?? ""].filter((part) => part !== "").join(", ")]);
  if (model.keptUntil !== undefined) add([words.keptUntil(model.keptUntil)]);
  if (model.copyFor !== undefined) {
    add([words.copyFor(model.copyFor)], true);
    add([`${SIGN} ${model.copyText ?? ""}`]);
  }
  if (model.note !== "") add([model.note]);
  if (model.made) add([madeWords(model)]);
  for (const block of model.blocks)
    for (const { cells, strong, kinds } of rendererOf(block).lines?.(block) ?? []) add(cells, strong, kinds);
  setWidths(sheet, [["".padEnd(20), "".padEnd(50)], ...pairs]);
  setPrint(sheet, model, false);
}

/** @param at when it was made: written into the file. */
export async function renderXlsx(model: ReportModel, at: Date): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = model.title;
  book.creator = "Casustafel";
  book.created = at;
  book.modified = at;
  addFirst(book, model);
  for (const block of model.blocks) {
    const sheet = rendererOf(block).sheet?.(block);
    if (sheet) addSheet(book, model, sheet);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
