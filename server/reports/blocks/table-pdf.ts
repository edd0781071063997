/** Tables in a PDF: whole words in every column, rows that stay whole, and the head again on every page they go on to. */

import type { ColumnKind, ReportBlock } from "../../../engine/index.ts";
import { artifact, BODY, fits, HAIR, INK, MARGIN, mark, type Pdf, STRONG, type Struct, widthOf } from "../pdf-parts.ts";

type Table = Extract<ReportBlock, { type: "table" }>;
const CELL_GAP = 8;
const PAD = 4;
const BOX = 9;
/** Room for the sign before the rows of an organisation's copy. */
const GUTTER = 14;
const MARKED_FILL = "#eceff2";

interface Grid {
  /** Where the first column begins. */
  readonly left: number;
  readonly widths: readonly number[];
  readonly kinds: readonly ColumnKind[];
}
interface Row {
  readonly cells: readonly string[];
  readonly marked: boolean;
}
/** Words that a table itself needs. */
export interface TableWords {
  /** How the report says yes: such a box is crossed. */
  readonly yes: string;
  /** Read aloud at a marked row. */
  readonly yours: string;
}

/** Room to write in by hand. */
const BLANK = { width: 110, height: 30 } as const;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
/** Where whole words do not fit, the longest texts give way first: a number or a day is never broken. */
function squeezed(least: readonly number[], kinds: readonly ColumnKind[], room: number): readonly number[] {
  const total = sumOf(least);
  const isText = (index: number): boolean => (kinds[index] ?? "text") === "text";
  const texts = least.filter((_, index) => isText(index));
  const fixed = total - sumOf(texts);
  let share = room - fixed;
  if (texts.length === 0 || share < texts.length * 60) return least.map((width) => (width / total) * room);
  let over = texts.length;
  let limit = share / over;
  for (const width of [...texts].sort((a, b) => a - b)) {
    if (width > limit) break;
    share -= width;
    over -= 1;
    limit = share / Math.max(1, over);
  }
  return least.map((width, index) => (isText(index) ? Math.min(width, limit) : width));
}

/** Every column holds its longest word whole; what is left goes where the longer texts are. */
function widthsOf(pdf: Pdf, { columns, rows, kinds }: Table, room: number): readonly number[] {
  const longest = (face: string, text: string): number => {
    pdf.font(face, 10);
    return Math.max(0, ...text.split(/\s+/).map((word) => pdf.widthOfString(word)));
  };
  const texts = columns.map((_, index) => [...new Set(rows.map((row) => row[index] ?? ""))]);
  const least = columns.map((column, index) =>
    kinds?.[index] === "blank"
      ? BLANK.width
      : Math.max(longest(STRONG, column), ...(texts[index] ?? []).map((text) => longest(STRONG, text))) + CELL_GAP + 2,
  );
  const left = room - sumOf(least);
  if (left <= 0) return squeezed(least, kinds ?? [], room);
  const wants = texts.map((all) => Math.max(0, ...all.map((text) => text.length - 12)));
  const wanted = wants.reduce((sum, want) => sum + want, 0);
  return least.map((width, index) => width + left * (wanted === 0 ? 1 / columns.length : (wants[index] ?? 0) / wanted));
}

/** Height of a row; what fits on one line is not laid out twice. */
function heightOf(pdf: Pdf, cells: readonly string[], { widths, kinds }: Grid, face: string, isHead = false): number {
  pdf.font(face, 10);
  const heights = cells.map((cell, index) => {
    const width = (widths[index] ?? 60) - CELL_GAP;
    const isShort = !cell.includes("\n") && pdf.widthOfString(cell) < width;
    return isShort ? 0 : pdf.heightOfString(cell, { width });
  });
  return Math.max(!isHead && kinds.includes("blank") ? BLANK.height : 14, ...heights);
}
function line(pdf: Pdf, at: number, isHead: boolean): void {
  artifact(pdf, () => {
    pdf
      .moveTo(MARGIN, at)
      .lineTo(MARGIN + widthOf(pdf), at)
      .lineWidth(isHead ? 1 : 0.5)
      .strokeColor(isHead ? INK : HAIR)
      .stroke();
  });
}

/** A box to tick on paper; crossed when it is so already. */
function box(pdf: Pdf, left: number, top: number, isCrossed: boolean): void {
  pdf
    .roundedRect(left, top + 2, BOX, BOX, 1)
    .lineWidth(0.8)
    .strokeColor(INK)
    .stroke();
  if (!isCrossed) return;
  pdf
    .moveTo(left + 2, top + 4)
    .lineTo(left + BOX - 2, top + BOX)
    .moveTo(left + BOX - 2, top + 4)
    .lineTo(left + 2, top + BOX)
    .lineWidth(1.2)
    .stroke();
}
function drawText(pdf: Pdf, text: string, isStrong: boolean, left: number, top: number, width: number): void {
  pdf
    .font(isStrong ? STRONG : BODY, 10)
    .fillColor(INK)
    .text(text, left, top, { width: width - CELL_GAP });
}

/** @param table left out where the head is repeated: it has been read already. */
function drawHead(pdf: Pdf, table: Struct | undefined, cells: readonly string[], grid: Grid): void {
  const height = heightOf(pdf, cells, grid, STRONG, true);
  const top = pdf.y + PAD;
  let { left } = grid;
  const row = table && pdf.struct("TR");
  if (row) table?.add(row);
  cells.forEach((cell, index) => {
    const width = grid.widths[index] ?? 60;
    const at = left;
    const draw = (): void =>
      void pdf
        .font(STRONG, 10)
        .fillColor(INK)
        .text(cell, at, top, { width: width - CELL_GAP });
    if (row) row.add(pdf.struct("TH", { scope: "Column" } as object, draw));
    else artifact(pdf, draw);
    left += width;
  });
  row?.end();
  line(pdf, top + height + PAD, true);
  pdf.y = top + height + PAD + 1;
}

/** What lies under a row of the reader's own: a shade, and the sign before it. */
function drawMark(pdf: Pdf, top: number, height: number): void {
  artifact(pdf, () => {
    pdf.rect(MARGIN, top - PAD, widthOf(pdf), height + 2 * PAD).fill(MARKED_FILL);
    mark(pdf, MARGIN + 3, top);
  });
}

function drawRow(pdf: Pdf, table: Struct, { cells, marked }: Row, height: number, grid: Grid, words: TableWords): void {
  const top = pdf.y + PAD;
  if (marked) drawMark(pdf, top, height);
  const told = grid.kinds.indexOf("text");
  // Attached before it is filled: what is attached is drawn at once, on this page.
  const row = pdf.struct("TR");
  table.add(row);
  let { left } = grid;
  cells.forEach((cell, index) => {
    const width = grid.widths[index] ?? 60;
    const at = left;
    const kind = grid.kinds[index] ?? "text";
    const isBox = kind === "tick" && cell !== "";
    const isStrong = kind === "number" || (marked && index === told);
    const draw = (): void =>
      isBox ? box(pdf, at, top, cell === words.yes) : drawText(pdf, cell, isStrong, at, top, width);
    const aloud = isBox ? cell : marked && index === 0 ? `${cell} (${words.yours})` : undefined;
    row.add(pdf.struct("TD", aloud === undefined ? {} : { actual: aloud }, draw));
    left += width;
  });
  row.end();
  line(pdf, top + height + PAD, false);
  pdf.y = top + height + PAD + 1;
}

/** What is too tall for one page goes on in a next row, halved by its words until each part fits. */
function parts(pdf: Pdf, row: readonly string[], grid: Grid): readonly (readonly string[])[] {
  const tallest = pdf.page.height - 2 * MARGIN - 80;
  const longest = Math.max(0, ...row.map((cell) => cell.length));
  if (longest < 2 || heightOf(pdf, row, grid, BODY) <= tallest) return [row];
  const halves = row.map((cell) => {
    const middle = cell.indexOf(" ", cell.length / 2);
    const at = cell.length < longest / 2 ? cell.length : middle < 0 ? Math.ceil(cell.length / 2) : middle;
    return [cell.slice(0, at), cell.slice(at).trimStart()] as const;
  });
  const [first, second] = [halves.map(([one]) => one), halves.map(([, two]) => two)];
  return [...parts(pdf, first, grid), ...parts(pdf, second, grid)];
}

export function drawTable(pdf: Pdf, root: Struct, block: Table, words: TableWords): void {
  const gutter = block.marked ? GUTTER : 0;
  const grid: Grid = {
    left: MARGIN + gutter,
    widths: widthsOf(pdf, block, widthOf(pdf) - gutter),
    kinds: block.kinds ?? [],
  };
  const table = pdf.struct("Table");
  root.add(table);
  drawHead(pdf, table, block.columns, grid);
  const rows = block.rows.flatMap((one, index) =>
    parts(pdf, one, grid).map((cells): Row => ({ cells, marked: block.marked?.[index] === true })),
  );
  for (const row of rows) {
    const height = heightOf(pdf, row.cells, grid, row.marked ? STRONG : BODY);
    if (!fits(pdf, height + 2 * PAD + 1)) {
      pdf.addPage();
      drawHead(pdf, undefined, block.columns, grid);
    }
    drawRow(pdf, table, row, height, grid, words);
  }
  table.end();
}
