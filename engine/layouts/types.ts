/** What a layout says of itself, and what a part that every layout may have says. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledKind, CompiledProcess } from "../compile/types.ts";
import type { Located } from "../definition/read.ts";
import type { ScreenDefinition } from "../definition/types.ts";

/** Finds a name that nothing has. @param pointer below the screen. */
export type Need = (pointer: string, what: string, name: string, known: readonly string[]) => void;

/** One entry of a kind's `screens.json`, under check. */
export interface ScreenPlace {
  readonly compiler: Compiler;
  readonly process: CompiledProcess;
  readonly kind: CompiledKind;
  readonly screen: ScreenDefinition;
  /** Of the entry. */
  readonly at: Located;
  readonly need: Need;
}

/** Section and its fields that say when and where something is held. */
export interface Schedule {
  readonly section: string;
  readonly day: string;
  readonly start?: string;
  readonly place?: string;
  /** States in which it is over. */
  readonly over: readonly string[];
  /** Setting with how many are planned in a year, when several may be planned at once. */
  readonly perYear?: string;
}
/** States of the far end of an incoming link: those in which it is treated here, and those in which it left untreated. */
export interface LinkStates {
  readonly on: readonly string[];
  readonly left: readonly string[];
}

export interface Layout {
  readonly name: string;
  /** What may be said besides the parts of every layout. */
  readonly keys: readonly string[];
  /** Those of `keys` that hold one name or several. */
  readonly nameKeys: readonly string[];
  check(place: ScreenPlace): void;
  /** The screen with what need not be said because it follows from the charts. */
  complete?(
    kinds: Readonly<Record<string, CompiledKind>>,
    kind: CompiledKind,
    screen: ScreenDefinition,
  ): ScreenDefinition;
  schedule?(screen: ScreenDefinition): Schedule | undefined;
  /** `undefined` where the screen says nothing of this link. */
  linkStates?(screen: ScreenDefinition, link: string): LinkStates | undefined;
}

/** A part that a screen of any layout may have. */
export interface Part {
  readonly key: string;
  /** Keys of the part, or of each thing in it. */
  readonly inner?: { readonly of: "part" | "each"; readonly keys: readonly string[] };
  check?(place: ScreenPlace): void;
}
