/** Reports: built from their definition as blocks of text; renderers stand outside the engine. */

export { buildReport, linkedView, type ReportContext, standsOn } from "./build.ts";
export { copyFor } from "./copy.ts";
export type * from "./types.ts";
export { yesWord } from "./values.ts";
