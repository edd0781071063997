/** Draws a table; in a workbook it is a sheet of its own. */

import { type ReportBlock, yesWord } from "../../../engine/index.ts";
import { wordsOf } from "../words.ts";
import { drawHeading } from "./heading.ts";
import { drawTable } from "./table-pdf.ts";
import type { BlockRenderer } from "./types.ts";

export const table: BlockRenderer<Extract<ReportBlock, { type: "table" }>> = {
  pdf({ pdf, root, language }, block, place) {
    drawHeading(pdf, root, block.title, place);
    drawTable(pdf, root, block, { yes: yesWord(language), yours: wordsOf(language).yours });
  },
  sheet: (block) => block,
};
