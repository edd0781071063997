/** Figures of a group over a year: what each instance adds, the table without small numbers, and its drawing. */

export { type FigureWords, figureBlock } from "./block.ts";
export { measuresOf } from "./measure.ts";
export { type FigureOptions, figureTable } from "./table.ts";
export type * from "./types.ts";
