/** Shapes of answers that only HTTP has; the rest stands in engine/views/types.ts. */

import type {
  BlockChange,
  FieldError,
  Fields,
  FormSchema,
  FormState,
  FormUi,
  InstanceView,
  Json,
  Reason,
  TaskView,
} from "../../engine/index.ts";

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
  /** What the person does for the whole region. */
  readonly duties?: readonly ("administrator" | "designer")[];
  /** Recovery codes that are left, where one was spent to come in. */
  readonly recoveryLeft?: number;
  /** Where somebody works for several organisations: each membership, this one included. */
  readonly memberships?: readonly {
    readonly person: string;
    readonly function: string;
    readonly organisation: string;
  }[];
  /** User name of an account of one's own. */
  readonly login?: string;
  /** The first administrator is still to come. */
  readonly setup?: boolean;
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
  /** Of what is held on a day. */
  readonly held?: Held;
  /** It tells of a refusal: whose, and why. */
  readonly refused?: { readonly number?: string; readonly reasons: readonly Reason[] };
  /** Somebody whom the case is about asked for a copy, or to correct something. */
  readonly asked?: "inspect" | "correct";
  /** The case of that number was destroyed; `table`: `instance` is where it stood on the agenda. */
  readonly destroyed?: "alone" | "table";
}
/** A task as the server tells it to one person. */
export interface ToldTask extends TaskView {
  /** Whether this person may do it. */
  readonly can: boolean;
  /** Others may do it as well. */
  readonly shared: boolean;
  /** What the instance is about, where this person may know. */
  readonly about?: string;
  /** Of what is held on a day. */
  readonly held?: Held;
}
export type Scope = "mine" | "team" | "organisation";
export interface Count {
  readonly count: number;
  readonly more: boolean;
}
/** What stands beside the tasks comes with the first page. */
export interface Worklist {
  readonly tasks: readonly ToldTask[];
  readonly notices: readonly Notice[];
  /** Where the next page of notices begins. */
  readonly moreNotices?: string | null;
  /** What others have to do in cases this person leads. */
  readonly waiting: readonly ToldTask[];
  readonly counts?: Readonly<Record<Scope | "late", Count>>;
  readonly people: People;
  readonly next: string | null;
}
/** When and where something is held, and whether that is over. */
export interface Held {
  readonly day: string;
  readonly start?: string;
  readonly place?: string;
  readonly over?: true;
}
/** A row of a list of instances; columns of the definition stand beside the fixed ones. */
export interface InstanceRow {
  readonly id: string;
  readonly kind: string;
  readonly process: string;
  readonly definition: string;
  readonly variant?: string;
  readonly number: string | null;
  /** What it is about, where this person may know. */
  readonly about?: string;
  /** Where it stands, in one word. */
  readonly state: string;
  readonly ended: boolean;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly since: string;
  readonly deadline: { readonly day: string; readonly workdays: number; readonly late: boolean } | null;
  readonly held?: Held;
  /** Names of the items of others that it accepts a link from now. */
  readonly accepts: readonly string[];
  readonly group: { readonly id: string; readonly name: string; readonly municipality: string; readonly isTest?: true };
  readonly creator: { readonly person: string; readonly name: string; readonly organisation: string };
  /** Who leads it, where that is somebody else than who made it. */
  readonly leads?: { readonly person: string; readonly name: string; readonly organisation: string } | null;
  readonly columns: Readonly<Record<string, Json>>;
}
/** What the definitions in force say of a list, with how many rows each state has. */
export interface ListScreen {
  /** Of each process its own. */
  readonly columns: readonly {
    readonly process: string;
    readonly name: string;
    readonly text?: string;
    readonly definition: string;
    /** Of the column `signals`: the facts that it says together. */
    readonly facts?: readonly string[];
  }[];
  readonly states: readonly {
    readonly process: string;
    readonly kind: string;
    readonly state: string;
    readonly definition: string;
    readonly count: number;
  }[];
  readonly count: number;
  readonly more: boolean;
}
/** A case found by a name, with the names that fit. */
export interface NamedRow {
  readonly row: InstanceRow;
  readonly names: readonly string[];
}
export interface InstanceRows {
  readonly rows: readonly InstanceRow[];
  readonly screen?: ListScreen;
  readonly next: string | null;
}
/** Instances that might be linked here, each as this person sees it. */
export interface Linkable {
  readonly rows: readonly { readonly id: string; readonly view: InstanceView; readonly documents: number }[];
  /** There are others, further back. */
  readonly more: boolean;
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
  readonly isTest?: true;
  /** Address of the kind's name. */
  readonly address: string;
  /** Several may be planned at once. */
  readonly series?: Series;
}
/** Section and fields with day, time and place of a kind, and how many are planned a year. */
export interface Series {
  readonly section: string;
  readonly day: string;
  readonly start?: string;
  readonly place?: string;
  readonly count: number;
}
export interface Processes {
  readonly processes: readonly ProcessRow[];
  readonly starts: readonly Start[];
}
/** Somebody to whom something can be given. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** Id of the organisation. */
  readonly employer: string;
  readonly function: string;
  readonly colleague: boolean;
  /** Has a function in the group. */
  readonly member: boolean;
  readonly self: boolean;
}
/** Names and organisations of the people an answer mentions. */
export type People = Readonly<
  Record<
    string,
    { readonly name: string; readonly organisation: string; readonly function?: string; readonly processor?: true }
  >
>;
export interface SectionContent {
  readonly fields: Fields;
  readonly revision: number;
  /** What the step suggests for empty fields. */
  readonly suggested?: Fields;
  readonly state?: FormState;
  /** Whom its fields name. */
  readonly people?: People;
  readonly by?: string;
  readonly at?: string;
  /** Who wrote each row last, by `list/id`. */
  readonly rows?: Readonly<Record<string, string>>;
}
/** A form as published: its words stand under `forms.<id>.` in the definition's texts. */
export interface FormWithValidator {
  readonly id: string;
  readonly schema: FormSchema;
  readonly ui: FormUi;
  readonly validator: string;
  /** What its rules reckon days with, as the server does. */
  readonly calendar: { readonly timeZone: string; readonly holidays: readonly string[] };
}
export interface Draft {
  /** By address: a field, a row, or a field of a row. */
  readonly fields: Fields | null;
  /** What stood there when it was typed. */
  readonly was?: Fields;
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

/** Stored copies of a paper, oldest first, and what differs between two of them; `before` is empty where there is nothing to compare. */
export interface PaperVersions {
  readonly versions: readonly { readonly id: string; readonly at: string }[];
  readonly before: string;
  readonly after: string;
  readonly changes: readonly BlockChange[];
}

/** An instance that started another one, or was started by it. */
export interface ConnectedInstance {
  readonly id: string;
  readonly process: string;
  readonly kind: string;
  readonly definition: string;
  readonly number: string | null;
  readonly state: string;
  readonly group: string;
  /** When and where it is held, where it is held on a day. */
  readonly held?: Held;
  readonly isStarter: boolean;
}
