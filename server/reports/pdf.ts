/** Draws a report as PDF: tagged, with title and language, and a font of its own. Owner of pdfkit. */

import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { ReportBlock, ReportModel } from "../../engine/reports/types.ts";

type Pdf = InstanceType<typeof PDFDocument>;
const require = createRequire(import.meta.url);
const font = (face: string): string => require.resolve(`@expo-google-fonts/open-sans/${face}/OpenSans_${face}.ttf`);
const BODY = font("400Regular");
const STRONG = font("600SemiBold");
const INK = "#17212b";
const QUIET = "#55636f";
const RULE = "#0b5c66";
const HAIR = "#cfd6db";
const MARGIN = 56;
const CELL_GAP = 8;

const WORDS: Readonly<Record<string, { readonly page: string; readonly of: string; readonly confidential: string }>> = {
  nl: { page: "Pagina", of: "van", confidential: "Vertrouwelijk" },
  en: { page: "Page", of: "of", confidential: "Confidential" },
};
const wordsOf = (language: string) => WORDS[language] ?? { page: "Pagina", of: "van", confidential: "Vertrouwelijk" };

const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN;
const bottomOf = (pdf: Pdf): number => pdf.page.height - MARGIN - 30;

/** Starts a new page when what comes does not fit. */
function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
}
function tagged(pdf: Pdf, parent: PDFKit.PDFStructureElement, type: string, draw: () => void): void {
  parent.add(pdf.struct(type, {}, draw));
}

function header(pdf: Pdf, model: ReportModel, root: PDFKit.PDFStructureElement): void {
  tagged(pdf, root, "P", () => {
    pdf.font(STRONG, 10).fillColor(INK).text(model.municipality, MARGIN, MARGIN);
    pdf.font(BODY, 10).text(model.group);
  });
  tagged(pdf, root, "P", () => {
    pdf.font(STRONG, 10).text(wordsOf(model.language).confidential, MARGIN, MARGIN, { align: "right" });
  });
  pdf.markContent("Artifact");
  pdf
    .moveTo(MARGIN, MARGIN + 38)
    .lineTo(MARGIN + widthOf(pdf), MARGIN + 38)
    .lineWidth(1.5)
    .strokeColor(RULE)
    .stroke();
  pdf.endMarkedContent();
  pdf.y = MARGIN + 52;
  tagged(pdf, root, "H1", () => {
    const title = model.number === undefined ? model.title : `${model.title} ${model.number}`;
    pdf.font(STRONG, 18).fillColor(INK).text(title, MARGIN, pdf.y);
  });
  pdf.moveDown(0.6);
}

function heading(pdf: Pdf, root: PDFKit.PDFStructureElement, text: string): void {
  if (text === "") return;
  room(pdf, 48);
  pdf.moveDown(0.5);
  tagged(pdf, root, "H2", () => void pdf.font(STRONG, 12).fillColor(INK).text(text, MARGIN, pdf.y));
  pdf.moveDown(0.3);
}

function fields(pdf: Pdf, root: PDFKit.PDFStructureElement, rows: readonly (readonly [string, string])[]): void {
  for (const [label, value] of rows) {
    const width = widthOf(pdf) - 150;
    pdf.font(BODY, 10);
    const height = Math.max(pdf.heightOfString(value, { width }), pdf.heightOfString(label, { width: 140 }));
    room(pdf, height);
    const top = pdf.y;
    tagged(pdf, root, "P", () => {
      pdf.fillColor(QUIET).text(label, MARGIN, top, { width: 140 });
      pdf.fillColor(INK).text(value, MARGIN + 150, top, { width });
    });
    pdf.y = top + height + 3;
  }
}

/** Every column holds its longest word whole; what is left goes where the longer texts are. */
function widthsOf(pdf: Pdf, columns: readonly string[], rows: readonly (readonly string[])[]): readonly number[] {
  const longest = (face: string, text: string): number => {
    pdf.font(face, 10);
    return Math.max(0, ...text.split(/\s+/).map((word) => pdf.widthOfString(word)));
  };
  const least = columns.map(
    (column, index) =>
      Math.max(longest(STRONG, column), ...rows.map((row) => longest(BODY, row[index] ?? ""))) + CELL_GAP + 2,
  );
  const total = least.reduce((sum, width) => sum + width, 0);
  const left = widthOf(pdf) - total;
  if (left <= 0) return least.map((width) => (width / total) * widthOf(pdf));
  const texts = columns.map((_, index) => Math.max(0, ...rows.map((row) => (row[index]?.length ?? 0) - 12)));
  const wanted = texts.reduce((sum, want) => sum + want, 0);
  return least.map((width, index) => width + left * (wanted === 0 ? 1 / columns.length : (texts[index] ?? 0) / wanted));
}

function tableRow(
  pdf: Pdf,
  table: PDFKit.PDFStructureElement,
  cells: readonly string[],
  widths: readonly number[],
  isHead: boolean,
): void {
  pdf.font(isHead ? STRONG : BODY, 10).fillColor(INK);
  const height = Math.max(
    12,
    ...cells.map((cell, index) => pdf.heightOfString(cell, { width: (widths[index] ?? 60) - CELL_GAP })),
  );
  room(pdf, height + 10);
  const top = pdf.y + 4;
  // Attached before it is filled: what is attached is drawn at once, on this page.
  const row = pdf.struct("TR");
  table.add(row);
  let left = MARGIN;
  cells.forEach((cell, index) => {
    const width = widths[index] ?? 60;
    const at = left;
    row.add(pdf.struct(isHead ? "TH" : "TD", {}, () => void pdf.text(cell, at, top, { width: width - CELL_GAP })));
    left += width;
  });
  row.end();
  pdf.markContent("Artifact");
  pdf
    .moveTo(MARGIN, top + height + 4)
    .lineTo(MARGIN + widthOf(pdf), top + height + 4)
    .lineWidth(isHead ? 1 : 0.5)
    .strokeColor(isHead ? INK : HAIR)
    .stroke();
  pdf.endMarkedContent();
  pdf.y = top + height + 5;
}

function drawBlock(pdf: Pdf, root: PDFKit.PDFStructureElement, block: ReportBlock, title: string): void {
  switch (block.type) {
    case "heading":
      if (block.text !== title) heading(pdf, root, block.text);
      return;
    case "text":
      tagged(pdf, root, "P", () => void pdf.font(BODY, 10).fillColor(INK).text(block.text, MARGIN, pdf.y));
      return;
    case "fields":
      heading(pdf, root, block.title);
      fields(pdf, root, block.rows);
      return;
    case "table": {
      heading(pdf, root, block.title);
      const widths = widthsOf(pdf, block.columns, block.rows);
      const table = pdf.struct("Table");
      root.add(table);
      tableRow(pdf, table, block.columns, widths, true);
      for (const row of block.rows) tableRow(pdf, table, row, widths, false);
      table.end();
      return;
    }
    case "pageBreak":
      pdf.addPage();
  }
}

/** Foot of every page: what is promised, and which page. */
function feet(pdf: Pdf, { note, language }: ReportModel): void {
  const { page, of } = wordsOf(language);
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    pdf.markContent("Artifact");
    pdf.font(BODY, 8).fillColor(QUIET);
    pdf.text(note, MARGIN, pdf.page.height - MARGIN, { width: widthOf(pdf) - 100, lineBreak: false });
    pdf.text(`${page} ${index + 1} ${of} ${count}`, MARGIN, pdf.page.height - MARGIN, {
      width: widthOf(pdf),
      align: "right",
      lineBreak: false,
    });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}

export function renderPdf(model: ReportModel, at: Date): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    font: BODY,
    lang: model.language === "en" ? "en-GB" : "nl-NL",
    info: { Title: model.title, CreationDate: at, ModDate: at },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  header(pdf, model, root);
  for (const block of model.blocks) drawBlock(pdf, root, block, model.title);
  root.end();
  feet(pdf, model);
  pdf.end();
  return done;
}
