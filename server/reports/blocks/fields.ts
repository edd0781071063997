/** Draws labels with their values; two short blocks of them stand side by side, as on a form. */

import type { ReportBlock } from "../../../engine/index.ts";
import { BODY, INK, type Pdf, QUIET, room, type Struct, tagged } from "../pdf-parts.ts";
import { drawHeading, HEADING } from "./heading.ts";
import type { BlockRenderer, Place } from "./types.ts";

type Fields = Extract<ReportBlock, { type: "fields" }>;

const WIDEST_LABEL = 150;
/** Between a label and its value, and between two rows. */
const LABEL_GAP = 14;
const ROW_GAP = 3;

/** Widths of labels and values, and how high each row is. */
function measured(pdf: Pdf, { rows }: Fields, place: Place) {
  pdf.font(BODY, 10);
  const widest = Math.min(WIDEST_LABEL, place.width * 0.5);
  const labels = Math.min(widest, Math.max(...rows.map(([label]) => pdf.widthOfString(label))) + 1);
  const width = place.width - labels - LABEL_GAP;
  const heights = rows.map(([label, value]) =>
    Math.max(pdf.heightOfString(value, { width }), pdf.heightOfString(label, { width: labels })),
  );
  return { labels, width, heights };
}

function draw(pdf: Pdf, root: Struct, block: Fields, place: Place): void {
  const { title, rows } = block;
  drawHeading(pdf, root, title, place, 30);
  const { labels, width, heights } = measured(pdf, block, place);
  const left = place.left + labels + LABEL_GAP;
  for (const [index, [label, value]] of rows.entries()) {
    pdf.font(BODY, 10);
    const height = heights[index] ?? 0;
    room(pdf, height);
    const top = pdf.y;
    const { page } = pdf;
    tagged(pdf, root, "P", () => {
      pdf.fillColor(QUIET).text(label, place.left, top, { width: labels });
      pdf.fillColor(INK).text(value, left, top, { width });
    });
    // A value longer than a page went on by itself: what follows stands below its end.
    pdf.y = pdf.page === page ? top + height + ROW_GAP : pdf.y + ROW_GAP;
  }
}

/** Short enough to stand beside another. */
const isShort = ({ title, rows }: Fields): boolean =>
  title !== "" && rows.length <= 4 && rows.every(([, value]) => value.length <= 60);

export const fields: BlockRenderer<Fields> = {
  pdf: ({ pdf, root }, block, place) => draw(pdf, root, block, place),
  besideHeight: (pdf, block, place) =>
    isShort(block)
      ? HEADING + measured(pdf, block, place).heights.reduce((sum, height) => sum + height + ROW_GAP, 0)
      : undefined,
  lines: ({ title, rows, kinds }) => [
    ...(title === "" ? [] : [{ cells: [title], strong: true }]),
    ...rows.map((cells, index) => ({ cells, kinds: ["text", kinds?.[index] ?? "text"] as const })),
  ],
};
