/** A process in plain words: chapters of small tables whose rows keep their address, so that two of them can be compared sentence by sentence. */

import type { ColumnKind } from "../../blocks/types.ts";
import type { Drawing } from "../../drawings/types.ts";

export interface PlainRow {
  /** Address of what it tells of, the same in every version of the process. */
  readonly id: string;
  /** A cell may hold several sentences, one a line. */
  readonly cells: readonly string[];
}
export interface PlainPart {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly drawing?: Drawing;
  /** Without columns each row is a label and what stands beside it. */
  readonly columns?: readonly string[];
  readonly kinds?: readonly ColumnKind[];
  readonly rows: readonly PlainRow[];
}
export interface PlainChapter {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly PlainPart[];
}
export interface PlainWords {
  readonly language: string;
  readonly title: string;
  /** The process, and whose variant it is. */
  readonly owner: string;
  readonly text: readonly string[];
  /** What heads the list of chapters. */
  readonly contents: string;
  /** What stands at the foot of every page. */
  readonly note: string;
  readonly chapters: readonly PlainChapter[];
}
