/** The renderers of report blocks: one file for each type of block, and one entry here. */

import type { ReportBlock } from "../../../engine/index.ts";
import { drawing } from "./drawing.ts";
import { fields } from "./fields.ts";
import { grid } from "./grid.ts";
import { heading } from "./heading.ts";
import { pageBreak } from "./page-break.ts";
import { table } from "./table.ts";
import { text } from "./text.ts";
import type { BlockRenderer, Renderers } from "./types.ts";

const RENDERERS: Renderers = { heading, text, fields, table, pageBreak, grid, drawing };

/** The renderer of a block, by its type. */
export const rendererOf = (block: ReportBlock): BlockRenderer<ReportBlock> =>
  RENDERERS[block.type] as BlockRenderer<ReportBlock>;
