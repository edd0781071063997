/** Forms as compiled values: what is visible, required, computed and wrong is decided here, on both sides. */

import type { FormDefinition, Json } from "../definition/types.ts";
import type { Program } from "../expressions/types.ts";

/** The contents of a section: the fields that are filled. A hidden or empty field is absent. Rows of repeating groups carry a stable `id`. */
export type Fields = Readonly<Record<string, Json>>;

/** Field errors are codes with parameters; texts say them. `pointer` is a JSON pointer into the fields (`/persons/0/birthDate`). */
export interface FieldError {
  readonly pointer: string;
  /** `required`, `type`, `format`, `enum`, `maxLength`, … or `unknown-field`, `hidden-field`, `names-a-person`. */
  readonly code: string;
  readonly params: Readonly<Record<string, Json>>;
}

/** Checks types, formats and bounds, not `required` (which depends on what is visible). The server compiles one with ajv; the browser loads it as a module. */
export type Validate = (formId: string, fields: Fields) => readonly FieldError[];

export interface CompiledForm {
  readonly id: string;
  readonly definition: FormDefinition;
  /** Field pointers (`persons.*.birthDate`, written with slashes with `*` for rows) → rule programs, in dependency order. */
  readonly rules: readonly FormRule[];
}
export interface FormRule {
  readonly field: string;
  readonly kind: "visibleWhen" | "requiredWhen" | "screenWhen" | "computed";
  readonly program: Program;
}

/** The answer of the form engine for given fields. Pointers are concrete (`/persons/0/birthDate`). */
export interface FormState {
  /** Fields with hidden ones removed, computed ones set. */
  readonly fields: Fields;
  readonly hidden: readonly string[];
  readonly required: readonly string[];
  readonly soft: readonly string[];
  readonly computed: readonly string[];
  /** Computed fields whose value does not fit them (too long, out of bounds): they are absent. */
  readonly unfit?: readonly string[];
  /** Days that are possible but unlikely: asked about, never refused. */
  readonly unlikely?: readonly FieldError[];
  /** Visible required fields that are empty. */
  readonly missing: readonly string[];
  readonly errors: readonly FieldError[];
}
