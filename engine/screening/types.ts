/** What a text screener is: data of a profile in, places in a text out. */

import type { Shape, ShapeProblem } from "../definition/shape.ts";
import type { InstanceId } from "../ids.ts";
import type { Folded } from "./fold.ts";

/** Something that identifies a person and is known in the case. `text` is as it was filled in. */
export interface Known {
  readonly kind: "name" | "birthDate" | "address";
  readonly text: string;
}
/** Where withheld names are: `section` is `<item id>/<section>`, without an id for a section of the instance itself. */
export interface NamesPlace {
  readonly instance: InstanceId;
  readonly section: string;
}
export interface WithheldNames extends NamesPlace {
  readonly known: readonly Known[];
}
export interface KnownNames {
  /** What the reader may see: a hit shows its place and its kind. */
  readonly visible: readonly Known[];
  /** What the reader may not see: of a hit nothing is displayed but that there is one. */
  readonly withheld: readonly WithheldNames[];
}

/** What a text is compared with. */
export interface Names {
  readonly known: readonly Known[];
  /** Names of organisations and places: a part of one is no person. */
  readonly publicNames?: readonly string[] | undefined;
}
/** A place in the text as it was written: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Place {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}
export type Range = readonly [start: number, end: number];

/** What a process says of itself, so that its own words and numbers are taken for nobody's. */
export interface AboutProcess {
  readonly texts: readonly string[];
  /** Patterns of its numbers: `{year}-{n:3}`. */
  readonly numbers: readonly string[];
}
/** Looks through one text. */
export type Screen = (text: Folded, names: Names) => readonly Place[];

/** One way of looking through a text: a file in `screeners/` and an entry in `registry.ts`. */
export interface Screener {
  /** The name by which a profile switches it on; its data lies in `screening/<name-with-hyphens>.json` beside the profile. */
  readonly name: string;
  /** A question rather than a finding: it says nothing about a place that another screener is sure of. */
  readonly isGuess?: true;
  /** Shape of its data. */
  readonly shape: Shape;
  /** What is wrong with data of the right shape. */
  check?(data: unknown): readonly ShapeProblem[];
  /** Makes its data ready, once per published process. */
  prepare(data: unknown, about: AboutProcess): Screen;
}
