/** Writes a report as a workbook: only text and dates reach a cell, so that nothing in it is ever carried out. Owner of exceljs. */

import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
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

type Book = ExcelJS.stream.xlsx.WorkbookWriter;

/** A name that a sheet may have, and that no other sheet of the book has. */
function sheetName(taken: ReadonlySet<string>, title: string): string {
  const clean =
    title
      .replaceAll(/[\\/?*[\]:]/g, " ")
      .replaceAll(/\s+/g, " ")
      .replaceAll(/^'+|'+$/g, "")
      .trim()
      .slice(0, LONGEST_NAME)
      .trim() || "1";
  for (let count = 2, name = clean; ; count += 1) {
    if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== "history") return name;
    const ending = ` ${count}`;
    name = clean.slice(0, LONGEST_NAME - ending.length) + ending;
  }
}
/** A line of a sheet before it is written. */
interface Line {
  readonly cells: readonly string[];
  readonly kinds?: readonly ColumnKind[] | undefined;
  readonly strong?: boolean | undefined;
}

function addRow(sheet: ExcelJS.Worksheet, { cells, kinds = [], strong = false }: Line): ExcelJS.Row {
  const row = sheet.addRow([]);
  cells.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    put(cell, text, kinds[index]);
    if (strong) cell.font = { bold: true };
  });
  return row;
}
/** So many rows are written before others have their turn. */
const AT_ONCE = 500;
/** Writes the lines one by one and lets go of each, so that a long sheet takes no room; then the sheet is shut. */
async function writeLines(
  sheet: ExcelJS.Worksheet,
  lines: readonly Line[],
  mend?: (row: ExcelJS.Row, line: Line) => void,
) {
  for (const [index, line] of lines.entries()) {
    const row = addRow(sheet, line);
    mend?.(row, line);
    row.commit();
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  sheet.commit();
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
async function addSheet(book: Book, name: string, model: ReportModel, block: Sheet): Promise<void> {
  const { columns, rows, kinds = [], marked } = block;
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  const own = marked ? [SIGN] : [];
  const head = [...own, ...columns];
  const lines = rows.map(
    (row, index): Line => ({
      cells: [...own.map(() => (marked?.[index] ? SIGN : "")), ...row],
      kinds: [...own.map(() => "text" as const), ...kinds],
      strong: marked?.[index],
    }),
  );
  setWidths(sheet, [head, ...lines.map(({ cells }) => cells)]);
  setPrint(sheet, model, head.length > 5);
  sheet.pageSetup.printTitlesRow = "1:1";
  if (head.length > 0)
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: lines.length + 1, column: head.length } };
  await writeLines(sheet, [{ cells: head, strong: true }, ...lines]);
}

/** What has no sheet of its own, in the order of the report. */
function firstLines(model: ReportModel): readonly Line[] {
  const [first] = model.blocks;
  const named = model.number === undefined ? model.title : `${model.title} ${model.number}`;
  const words = wordsOf(model.language);
  return [
    { cells: [first?.type === "heading" && first.text !== model.title ? first.text : named], strong: true },
    { cells: [[model.municipality, model.group].filter((part) => part !== "").join(", ")] },
    { cells: [[words.confidential, model.audience ?? ""].filter((part) => part !== "").join(", ")] },
    ...(model.keptUntil === undefined ? [] : [{ cells: [words.keptUntil(model.keptUntil)] }]),
    ...(model.copyFor === undefined
      ? []
      : [{ cells: [words.copyFor(model.copyFor)], strong: true }, { cells: [`${SIGN} ${model.copyText ?? ""}`] }]),
    ...(model.note === "" ? [] : [{ cells: [model.note] }]),
    ...(model.made ? [{ cells: [madeWords(model)] }] : []),
    ...model.blocks.flatMap((block) => rendererOf(block).lines?.(block) ?? []),
  ];
}
/** A line by itself runs on over the empty cells beside it; only a long one is broken. */
function runOn(row: ExcelJS.Row, { cells }: Line): void {
  const [alone = ""] = cells.length === 1 ? cells : [];
  if (alone !== "" && alone.length <= LONGEST_LINE) row.getCell(1).alignment = { vertical: "top" };
}
async function addFirst(book: Book, name: string, model: ReportModel): Promise<void> {
  const sheet = book.addWorksheet(name);
  const lines = firstLines(model);
  const pairs = lines.flatMap(({ cells }) => (cells.length > 1 ? [cells] : []));
  setWidths(sheet, [["".padEnd(20), "".padEnd(50)], ...pairs]);
  setPrint(sheet, model, false);
  await writeLines(sheet, lines, runOn);
}

/** From so many cells on each text is written where it stands, without the spaces at its ends: a table of all texts would take five times the memory. */
const MANY_CELLS = 50_000;
const cellsIn = (sheets: readonly Sheet[]): number =>
  sheets.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);

/**
 * Draws a report as a workbook, row by row: others have their turn while a long one is made.
 * @param at when it was made: written into the file.
 */
export async function renderXlsx(model: ReportModel, at: Date): Promise<Uint8Array> {
  const stream = new PassThrough();
  const made = buffer(stream);
  const sheets = model.blocks.flatMap((block) => rendererOf(block).sheet?.(block) ?? []);
  const useSharedStrings = cellsIn(sheets) < MANY_CELLS;
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings });
  Object.assign(book, { title: model.title, creator: "Casustafel", created: at, modified: at });
  const names = new Set<string>();
  const nameOf = (title: string): string => {
    const name = sheetName(names, title === "" ? model.title : title);
    names.add(name.toLowerCase());
    return name;
  };
  await addFirst(book, nameOf(model.title), model);
  for (const sheet of sheets) await addSheet(book, nameOf(sheet.title), model, sheet);
  await book.commit();
  return new Uint8Array(await made);
}
