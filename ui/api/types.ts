/** Shapes of answers that only HTTP has; the rest stands in engine/views/types.ts. */

import type { FormSchema, FormUi, Json } from "../../engine/definition/types.ts";
import type { FieldError, Fields, FormState } from "../../engine/forms/types.ts";
import type { Reason } from "../../engine/result.ts";
import type { InstanceView, TaskView } from "../../engine/views/types.ts";

export interface Session {
  readonly person: string | null;
  readonly name?: string;
  readonly function?: string;
  readonly organisation?: { readonly id: string; readonly name: string };
  readonly functions?: readonly {
    readonly group: string;
    readonly function: string;
    readonly name: string;
    readonly process: string;
    readonly municipality: string;
  }[];
  readonly demo: boolean;
  readonly language: string;
}
/** A message for one person, shown until it is seen. */
export interface Notice {
  readonly id: string;
  readonly instance: string;
  readonly process: string;
  readonly definition: string;
  readonly kind: string;
  readonly number?: string;
  readonly path: string;
  readonly address: string;
  readonly at: string;
  readonly document?: string;
}
export interface Worklist {
  readonly tasks: readonly TaskView[];
  readonly notices: readonly Notice[];
  readonly next: string | null;
}
/** A row of a list of instances; columns of the definition stand beside the fixed ones. */
export interface InstanceRow {
  readonly id: string;
  readonly kind: string;
  readonly process: string;
  readonly definition: string;
  readonly variant?: string;
  readonly number: string | null;
  readonly states: readonly string[];
  readonly ended: boolean;
  readonly changedAt: string;
  readonly deadline: string | null;
  readonly group: { readonly id: string; readonly name: string; readonly municipality: string };
  readonly creator: { readonly person: string; readonly name: string; readonly organisation: string };
  readonly columns: Readonly<Record<string, Json>>;
}
export interface InstanceRows {
  readonly rows: readonly InstanceRow[];
  readonly next: string | null;
}
export interface ProcessRow {
  readonly id: string;
  readonly hash: string;
  readonly version: string;
  readonly variant?: string;
  readonly kinds: readonly { readonly kind: string; readonly layout?: string }[];
}
/** What this person may start, and in which group. */
export interface Start {
  readonly process: string;
  readonly hash: string;
  readonly kind: string;
  readonly group: string;
  readonly groupName: string;
  readonly municipality: string;
  /** Address of the kind's name. */
  readonly address: string;
}
export interface Processes {
  readonly processes: readonly ProcessRow[];
  readonly starts: readonly Start[];
}
/** Names and organisations of the people an answer mentions. */
export type People = Readonly<
  Record<string, { readonly name: string; readonly organisation: string; readonly function?: string }>
>;
export interface SectionContent {
  readonly fields: Fields;
  readonly revision: number;
  readonly state?: FormState;
  readonly by?: string;
  readonly at?: string;
}
/** A form as published: its words stand under `forms.<id>.` in the definition's texts. */
export interface FormWithValidator {
  readonly id: string;
  readonly schema: FormSchema;
  readonly ui: FormUi;
  readonly validator: string;
}
export interface Draft {
  readonly fields: Fields | null;
  readonly at?: string;
  readonly seen?: number;
}
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly reasons?: readonly Reason[];
  readonly errors?: readonly FieldError[];
  readonly conflicts?: unknown;
  readonly details?: Readonly<Record<string, unknown>>;
}
export interface CommandAnswer {
  readonly revision: number;
  readonly view: InstanceView;
}
