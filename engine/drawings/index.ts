/** The kinds of drawings: one file each and one entry here. A definition asks for one by its name. */

import { chart } from "./chart.ts";
import { dots } from "./dots.ts";
import { genogram } from "./genogram.ts";
import type { DrawingKind } from "./types.ts";

const DRAWINGS: Readonly<Record<string, DrawingKind>> = { dots, chart, genogram };

export const drawingNames: readonly string[] = Object.keys(DRAWINGS);
export const drawingOf = (name: string): DrawingKind | undefined =>
  Object.hasOwn(DRAWINGS, name) ? DRAWINGS[name] : undefined;
export { type Drawing, type DrawingRow, type Ink, LETTER, NARROW, type Shape, WIDTH } from "./types.ts";
