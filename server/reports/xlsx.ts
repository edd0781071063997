/** Writes a report as a workbook: every cell is text, so that nothing in it is ever carried out. Owner of exceljs. */

import ExcelJS from "exceljs";
import type { ReportModel } from "../../engine/reports/types.ts";

/** Names of sheets may not hold these, and no more than 31 signs. */
const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 31) || "1";
/** Text as it is, without signs that a workbook cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be in XML
const cellText = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");

export async function renderXlsx(model: ReportModel, at: Date): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = model.title;
  book.created = at;
  book.modified = at;
  const sheet = book.addWorksheet(sheetName(model.title));
  const widths: number[] = [];
  const add = (cells: readonly string[], isStrong = false): void => {
    const row = sheet.addRow([]);
    cells.forEach((text, index) => {
      const cell = row.getCell(index + 1);
      // A plain string is stored as text, whatever it begins with; "@" keeps it text when it is edited.
      cell.value = cellText(text);
      cell.numFmt = "@";
      cell.alignment = { vertical: "top", wrapText: true };
      if (isStrong) cell.font = { bold: true };
      widths[index] = Math.min(60, Math.max(widths[index] ?? 10, text.length + 2));
    });
  };
  add([model.number === undefined ? model.title : `${model.title} ${model.number}`], true);
  add([model.group]);
  for (const block of model.blocks) {
    if (block.type === "heading" || block.type === "pageBreak") continue;
    sheet.addRow([]);
    if (block.type === "text") add([block.text]);
    else if (block.type === "fields") for (const row of block.rows) add(row);
    else {
      add([block.title], true);
      add(block.columns, true);
      for (const row of block.rows) add(row);
    }
  }
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
