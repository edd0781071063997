/** What a renderer of one kind of block gives each format; a format that it says nothing for leaves the block out. */

import type { ColumnKind, ReportBlock } from "../../../engine/index.ts";
import type { Pdf, Struct } from "../pdf-parts.ts";

/** Where a block stands on a page, in points: the whole width, or one of two columns. */
export interface Place {
  readonly left: number;
  readonly width: number;
}
export interface PdfPage {
  readonly pdf: Pdf;
  /** What it is read aloud under. */
  readonly root: Struct;
  /** Of the report: `nl` or `en`. */
  readonly language: string;
}
/** A line on the first sheet of a workbook. */
export interface SheetLine {
  readonly cells: readonly string[];
  readonly strong?: boolean;
  /** What each cell is; text where nothing is said. */
  readonly kinds?: readonly ColumnKind[];
}
/** A sheet of a workbook: its first row is the head. */
export interface Sheet {
  /** Empty: the title of the report. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in each column; text where nothing is said. */
  readonly kinds?: readonly ColumnKind[];
  /** Rows of the organisation whose copy this is. */
  readonly marked?: readonly boolean[];
}

export interface BlockRenderer<Block> {
  /** Draws the block at the page's `y` and moves it below. */
  pdf(page: PdfPage, block: Block, place: Place): void;
  /** Of a block that may stand beside another: its height in points at this place; `undefined` when it is too long. */
  besideHeight?(pdf: Pdf, block: Block, place: Place): number | undefined;
  lines?(block: Block): readonly SheetLine[];
  sheet?(block: Block): Sheet;
}
/** The renderer of each type of block: a missing one does not compile. */
export type Renderers = {
  readonly [Type in ReportBlock["type"]]: BlockRenderer<Extract<ReportBlock, { readonly type: Type }>>;
};
