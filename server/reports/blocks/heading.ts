/** Draws a heading; a workbook has its sheets instead. */

import type { ReportBlock } from "../../../engine/index.ts";
import { INK, type Pdf, RULE, room, STRONG, type Struct, tagged } from "../pdf-parts.ts";
import type { BlockRenderer, Place } from "./types.ts";

/** Height of a heading with its air, in points. */
export const HEADING = 29;

/** A heading stays with the first lines of what it heads. @param follows their height in points. */
export function drawHeading(pdf: Pdf, root: Struct, text: string, { left, width }: Place, follows = 55): void {
  if (text === "") return;
  room(pdf, HEADING + follows);
  pdf.y += 10;
  tagged(pdf, root, "H2", () => void pdf.font(STRONG, 12).fillColor(INK).text(text, left, pdf.y, { width }));
  pdf.y += 3;
}

/** A chapter begins with air above it and stays with its first part. */
function drawChapter(pdf: Pdf, root: Struct, text: string, { left, width }: Place): void {
  room(pdf, 130);
  pdf.y += 16;
  tagged(pdf, root, "H2", () => void pdf.font(STRONG, 15).fillColor(RULE).text(text, left, pdf.y, { width }));
  pdf.y += 3;
}

export const heading: BlockRenderer<Extract<ReportBlock, { type: "heading" }>> = {
  pdf({ pdf, root }, { text, isChapter }, place) {
    if (isChapter) drawChapter(pdf, root, text, place);
    else drawHeading(pdf, root, text, place);
  },
};
