/** Draws a heading; a workbook has its sheets instead. */

import type { ReportBlock } from "../../../engine/index.ts";
import { INK, type Pdf, room, STRONG, type Struct, tagged } from "../pdf-parts.ts";
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

export const heading: BlockRenderer<Extract<ReportBlock, { type: "heading" }>> = {
  pdf: ({ pdf, root }, { text }, place) => drawHeading(pdf, root, text, place),
};
