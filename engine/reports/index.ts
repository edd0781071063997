/** Reports: built from their definition as blocks of text; renderers stand outside the engine. */

export { allowedInReport, buildReport, linkedView, partsOf, type ReportContext } from "./build.ts";
export { merged, unfolded } from "./bundle.ts";
export { type BlockChange, changesBetween } from "./compare.ts";
export { copyFor } from "./copy.ts";
export type * from "./types.ts";
export { yesWord } from "./values.ts";
