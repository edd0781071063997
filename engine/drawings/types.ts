/** Drawings as plain geometry: what the screen (SVG) and paper (PDF) both draw, in the same units. */

/** Colour by meaning; each renderer has its own palette. */
export type Ink = "ink" | "quiet" | "hair" | "first" | "second" | "third" | "fourth";

/** One shape. Coordinates are in units of 1/640 of the width of the drawing; `y` grows downwards. */
export type Shape =
  | {
      readonly type: "line";
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly ink: Ink;
      readonly width?: number;
      /** Lengths of dash and gap; a whole line without it. */
      readonly dash?: readonly [number, number];
    }
  | {
      readonly type: "polygon";
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly ink: Ink;
      /** Filled with its ink; else only its edge, on white. */
      readonly filled?: boolean;
    }
  | {
      readonly type: "circle";
      readonly x: number;
      readonly y: number;
      readonly r: number;
      readonly ink: Ink;
      readonly filled?: boolean;
    }
  | {
      readonly type: "text";
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly text: string;
      readonly anchor?: "start" | "middle" | "end";
      readonly ink?: Ink;
      readonly strong?: boolean;
    };

/** A drawing 640 units wide. */
export interface Drawing {
  readonly height: number;
  readonly shapes: readonly Shape[];
}
export const WIDTH = 640;
/** Width of a drawing made for a phone. */
export const NARROW = 360;
/** Size of the letters in a drawing, in its units. */
export const LETTER = 12;

/** One value of a row: as it is, and as people read it. */
export interface Cell {
  readonly value: unknown;
  readonly words: string;
}
export type DrawingRow = Readonly<Record<string, Cell>>;
export type DrawingData = Readonly<Record<string, readonly DrawingRow[]>>;

/** One kind of drawing. */
export interface DrawingKind {
  /** Lists that it reads, each with the columns of a row. */
  readonly data: Readonly<Record<string, readonly string[]>>;
  /** Names of remarks that a row may get; the paper has words for each, and for the column `note`. */
  readonly notes?: readonly string[];
  noteOf?(list: string, row: DrawingRow, data: DrawingData): string | undefined;
  draw(data: DrawingData): Drawing;
  /** The same for a phone, `NARROW` units wide; without it the wide one scrolls sideways. */
  narrow?(data: DrawingData): Drawing;
}

export const numberOf = (cell: Cell | undefined): number | undefined => {
  const value = cell?.value;
  const number = typeof value === "bigint" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};
export const wordsOf = (cell: Cell | undefined): string => cell?.words ?? "";
