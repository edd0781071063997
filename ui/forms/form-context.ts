/** What every field of a form may ask: words, what is hidden or wrong, people to pick from; apart from rjsf's own, which it compares away. */

import { createContext, useContext } from "react";
import type { Fields, FormState, Json } from "../../engine/index.ts";
import type { Candidate, People } from "../api/types.ts";
import type { Among, PeopleGroup } from "./offered-people.ts";
import type { OfferedRows } from "./offered-rows.ts";
import type { FormWords } from "./words.ts";

export interface FieldContext {
  readonly words: FormWords;
  readonly state: FormState;
  readonly fields: Fields;
  /** Pointer → sentence, of those that are to be shown now. */
  readonly errors: ReadonlyMap<string, string>;
  readonly people: People;
  /** Who can be chosen where a person is asked. */
  readonly candidates: readonly Candidate[];
  /** Whom or what a field may name, where that is narrowed. */
  readonly among: Among;
  /** People whom the screen offers first, under headings. */
  readonly peopleGroups: readonly PeopleGroup[];
  /** The list of which one row is filled in, as plain fields. */
  readonly single: string | undefined;
  /** Texts that can be chosen in a field, from rows of the instance. */
  readonly offered: OfferedRows;
  /** All cards are open for typing. */
  readonly unfolded: boolean;
  /** Cards that are open for typing, by list and row. */
  readonly openRows: ReadonlySet<string>;
  readonly setAt: (pointer: string, value: Json | undefined) => void;
  readonly openRow: (card: string, open: boolean) => void;
  readonly entered: (pointer: string) => void;
  readonly left: (pointer: string) => void;
}
export const FormContext = createContext<FieldContext | undefined>(undefined);
export function useFields(): FieldContext {
  const found = useContext(FormContext);
  if (!found) throw new Error("A field stands outside its form.");
  return found;
}

/** rjsf's id of a field (`x/persons/0/name`) as a pointer. */
export const pointerOf = (id: string): string => (id.includes("/") ? id.slice(id.indexOf("/")) : "");

/** The pattern of a pointer: each place in a list (`0`) is a star. */
export const patternOf = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, "/*");

/** What a control says to screen readers: its help and its visible error. */
export function described(context: FieldContext, id: string): Record<string, string | true | undefined> {
  const pointer = pointerOf(id);
  const error = context.errors.has(pointer);
  const ids = [context.words.help(pointer) ? `${id}--help` : "", error ? `${id}--error` : ""].filter(Boolean).join(" ");
  return { ...(ids ? { "aria-describedby": ids } : {}), ...(error ? { "aria-invalid": "true" } : {}) };
}
