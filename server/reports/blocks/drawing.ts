/** Draws the shapes of a drawing as one figure; who does not look at it gets its rows as text, and a workbook gets them as a sheet. */

import { type Ink, LETTER, type ReportBlock, type Shape, WIDTH } from "../../../engine/index.ts";
import { BODY, HAIR, highest, INK, type Pdf, QUIET, room, STRONG } from "../pdf-parts.ts";
import { drawHeading } from "./heading.ts";
import type { BlockRenderer } from "./types.ts";

type Drawn = Extract<ReportBlock, { type: "drawing" }>;

const PALETTE: Readonly<Record<Ink, string>> = {
  ink: INK,
  quiet: QUIET,
  hair: HAIR,
  first: "#0b5c6b",
  second: "#1f4e8c",
  third: "#8a5200",
  fourth: "#a8261d",
};
/** Longest text that stands for the figure. */
const SAID_MOST = 4000;

function polyline(pdf: Pdf, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], index) => void (index === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y)));
}
function drawText(
  pdf: Pdf,
  { x, y, text, anchor = "start", ink = "ink", strong = false }: Extract<Shape, { type: "text" }>,
): void {
  pdf.font(strong ? STRONG : BODY, LETTER).fillColor(PALETTE[ink]);
  const width = anchor === "start" ? 0 : pdf.widthOfString(text) / (anchor === "middle" ? 2 : 1);
  pdf.text(text, x - width, y - LETTER, { lineBreak: false });
}
function drawShape(pdf: Pdf, shape: Shape): void {
  if (shape.type === "text") {
    drawText(pdf, shape);
    return;
  }
  const colour = PALETTE[shape.ink];
  if (shape.type === "circle") pdf.circle(shape.x, shape.y, shape.r);
  else polyline(pdf, shape.points);
  if (shape.type === "polygon") pdf.closePath();
  if (shape.type === "line") {
    pdf.lineWidth(shape.width ?? 1);
    if (shape.dash) pdf.dash(shape.dash[0], { space: shape.dash[1] });
    pdf.strokeColor(colour).stroke().undash();
  } else if (shape.filled) pdf.fillColor(colour).fill();
  else pdf.lineWidth(1.5).fillAndStroke("#ffffff", colour);
}
const saidOf = ({ title, tables }: Drawn): string =>
  [title, ...tables.flatMap(({ rows }) => rows.map((cells) => cells.filter(Boolean).join(", ")))]
    .join(". ")
    .slice(0, SAID_MOST);

export const drawing: BlockRenderer<Drawn> = {
  pdf({ pdf, root }, block, { left, width }) {
    // What is higher than a page is drawn smaller.
    const scale = Math.min(width / WIDTH, highest(pdf) / block.drawing.height);
    const height = block.drawing.height * scale;
    drawHeading(pdf, root, block.title, { left, width }, height);
    room(pdf, height);
    const top = pdf.y;
    root.add(
      pdf.struct("Figure", { alt: saidOf(block) }, () => {
        pdf.save().translate(left, top).scale(scale);
        for (const shape of block.drawing.shapes) drawShape(pdf, shape);
        pdf.restore();
      }),
    );
    pdf.y = top + height + 6;
  },
  lines: ({ title, tables }) => [
    ...(title === "" ? [] : [{ cells: [title], strong: true }]),
    ...tables.flatMap(({ columns, rows }) => [{ cells: columns, strong: true }, ...rows.map((cells) => ({ cells }))]),
  ],
};
