/** Draws a paragraph. */

import type { ReportBlock } from "../../../engine/index.ts";
import { BODY, INK, tagged } from "../pdf-parts.ts";
import type { BlockRenderer } from "./types.ts";

/** Air after a paragraph, in points. */
const PARAGRAPH = 5;

export const text: BlockRenderer<Extract<ReportBlock, { type: "text" }>> = {
  pdf({ pdf, root }, { text: words }, { left, width }) {
    tagged(pdf, root, "P", () => void pdf.font(BODY, 10).fillColor(INK).text(words, left, pdf.y, { width }));
    pdf.y += PARAGRAPH;
  },
  lines: ({ text: words }) => [{ cells: [words] }],
};
