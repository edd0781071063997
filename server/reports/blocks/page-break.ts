/** Starts a new page; a workbook has none. */

import type { ReportBlock } from "../../../engine/index.ts";
import type { BlockRenderer } from "./types.ts";

export const pageBreak: BlockRenderer<Extract<ReportBlock, { type: "pageBreak" }>> = {
  pdf: ({ pdf }) => void pdf.addPage(),
};
