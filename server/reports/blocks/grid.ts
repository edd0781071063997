/** Draws a grid as a table: a line of text for each row in a cell; in a workbook it is a sheet of its own. */

import { type ReportBlock, yesWord } from "../../../engine/index.ts";
import { wordsOf } from "../words.ts";
import { drawHeading } from "./heading.ts";
import { drawTable } from "./table-pdf.ts";
import type { BlockRenderer } from "./types.ts";

type Grid = Extract<ReportBlock, { type: "grid" }>;
type Entry = Grid["lines"][number]["cells"][number][number];

const entryText = ({ words, beside }: Entry): string =>
  beside.length === 0 ? words : `${words} (${beside.join(", ")})`;

/** The same grid as a table: what stands in one cell is one text, a line for each entry. */
const tableOf = ({ title, head, columns, lines }: Grid): Extract<ReportBlock, { type: "table" }> => ({
  type: "table",
  title,
  columns: [head, ...columns],
  rows: lines.map(({ name, cells }) => [name, ...cells.map((entries) => entries.map(entryText).join("\n"))]),
});

export const grid: BlockRenderer<Grid> = {
  pdf({ pdf, root, language }, block, place) {
    drawHeading(pdf, root, block.title, place);
    drawTable(pdf, root, tableOf(block), { yes: yesWord(language), yours: wordsOf(language).yours });
  },
  sheet: tableOf,
};
