/** A function that expressions may call: its types for the check, and what it does with values and the clock. */

import type { Clock, Timestamp } from "../../time.ts";
import type { CelType, Value } from "../types.ts";

/** The clock of one evaluation. A function whose answer changes by itself says when. */
export interface Moment extends Clock {
  changesAt(at: Timestamp): void;
}

export interface CelFunction {
  readonly name: string;
  /** One sentence for the designer. */
  readonly help: string;
  readonly parameters: readonly CelType[];
  /** A type, or how it follows from the arguments' types. */
  readonly result: CelType | ((argumentTypes: readonly CelType[]) => CelType);
  /** Its answer changes as time passes. */
  readonly usesClock?: true;
  call(moment: Moment, ...args: Value[]): Value;
}

/** What a function says when its argument is no day, instant …: the expression is then absent. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}
