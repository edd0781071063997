/** What the files of a process definition say, read-only: the shapes of their schemas, and how the files of a folder fit together (docs/format/README.md). */

import type * as file from "./format.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A shape as it is read: nobody changes it, and what the schema leaves open is JSON. */
export type Frozen<T> = unknown extends T
  ? Json
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Element)[]
      ? readonly Frozen<Element>[]
      : { readonly [Key in keyof T]: Frozen<T[Key]> };

/** A CEL expression. */
export type Cel = string;
/** The name of a fact; in a chart's guard also `!name`. */
export type FactName = string;
/** Role names and names of circles. */
export type RoleName = string;

/** Anything in a definition may carry these two. */
export interface Annotated {
  readonly why?: string;
  /** A reason; variants may not touch what carries it. */
  readonly locked?: string;
}

export type ProcessFile = Frozen<file.Process>;
export type RoleDefinition = Frozen<file.Role>;
export type SettingDefinition = Frozen<file.Setting>;
export type NumberingDefinition = Frozen<file.Numbering>;

/** XState v5 config in JSON. `always` and `meta` are ours to interpret. */
export type StateDefinition = Frozen<file.State>;
export type ChartDefinition = StateDefinition;
export type StateMeta = NonNullable<StateDefinition["meta"]>;
export type TransitionsDefinition = Frozen<file.Ways>;
/** `{}` forbids the event; `{ "actions": [] }` accepts it. */
export type TransitionDefinition = Exclude<Frozen<file.Way>, string>;
export type OpenDefinition = Frozen<file.Open>;
export type AwaitDefinition = Frozen<file.Await>;

export type FactDefinition = Frozen<file.Fact>;
export type DecisionTable = Frozen<file.Table>;
/** A condition or an outcome as text; a number or a truth value is meant as it is written. */
export type TableCell = string | number | boolean;
export type SectionDefinition = Frozen<file.Section>;
export type AccessDefinition = Frozen<file.Access>;
export type EventDefinition = Frozen<file.Event>;
/** The role of whoever an item is of. */
export const HOLDER = "holder";
/** So many characters the key of an item has at most: what an address can carry, whatever signs they are. */
export const MOST_IN_A_KEY = 500;
/** In the `notBy` of an item: the person who added it. */
export const ADDED = "added";
export type EffectDefinition = Frozen<file.Effect>;
export type DeadlineDefinition = Frozen<file.Deadline>;
export type RungDefinition = Frozen<file.Rung>;
export type TermUnit = DeadlineDefinition["unit"];

/** One shape for everything that lives: a kind of instance, or an item inside it. */
export interface UnitDefinition extends Annotated {
  readonly chart: ChartDefinition;
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly sections: Readonly<Record<string, SectionDefinition>>;
  readonly events: Readonly<Record<string, EventDefinition>>;
  readonly effects: Readonly<Record<string, EffectDefinition>>;
  readonly deadlines: Readonly<Record<string, DeadlineDefinition>>;
}
/** A folder of the process: one kind of instance. `chart` is the file `machine.json`. */
export interface KindDefinition extends UnitDefinition {
  readonly items: Readonly<Record<string, ItemDefinition>>;
  readonly access: AccessDefinition;
  readonly screens: readonly ScreenDefinition[];
}
/** What an item's file says besides the parts of any unit. */
type ItemFile = Omit<Frozen<file.Item>, keyof UnitDefinition | "$schema">;
export type ItemDefinition = UnitDefinition & ItemFile;
export type LinkDefinition = NonNullable<ItemFile["link"]>;
export type GrantDefinition = Frozen<file.Grant>;

/** One entry of `screens.json`. Names of parts; docs/format/screens.md has the keys of each layout. */
export interface ScreenDefinition extends Annotated {
  readonly layout: string;
  readonly [part: string]: unknown;
}

export type ReportDefinition = Omit<Frozen<file.Report>, "blocks"> & {
  readonly blocks: Readonly<Record<string, BlockDefinition>>;
};
export type FigureDefinition = Frozen<file.Figure>;
export type BlockDefinition = Annotated &
  (
    | { readonly heading: string }
    | { readonly fields: readonly string[] }
    | {
        readonly table: Cel;
        readonly order?: Cel;
        readonly columns: Readonly<Record<string, Cel>>;
        readonly when?: Cel;
        /** Of a row: the person or persons whose it is; marked in the copy of their organisation. */
        readonly whose?: Cel;
      }
    /** Rows by what they are about (`per`), in a column per kind (`by`); `among` gives lines that are there without a row. */
    | {
        readonly grid: Cel;
        readonly per: Cel;
        readonly by: Cel;
        readonly among?: Cel;
        /** Of a row: its words, and what stands smaller beside them. */
        readonly cell: Readonly<Record<string, Cel>>;
        readonly when?: Cel;
      }
    /** The rows of two lists beside each other, by what they are about (`match`), with which values (`compare`) differ. */
    | {
        readonly beside: Cel;
        readonly against: Cel;
        readonly match: Cel;
        readonly compare: Readonly<Record<string, Cel>>;
        readonly when?: Cel;
      }
    /** Name (words as of a column) → CEL: its values in one line; empty ones are left out. */
    | { readonly lists: Readonly<Record<string, Cel>> }
    | { readonly text: string }
    /** A drawing of a closed list, and what it draws: lists with the columns of a row. */
    | {
        readonly drawing: string;
        readonly data: Readonly<
          Record<string, { readonly rows: Cel; readonly columns: Readonly<Record<string, Cel>> }>
        >;
      }
    | { readonly pageBreak: true }
    | { readonly signature: string }
  );
export type PolicyDefinition = Frozen<file.Policy>;
export type ExampleDefinition = Frozen<file.Example>;
export type ExampleStep = Frozen<file.Step>;

/** A form: JSON Schema 2020-12 with the product's keywords, how it is laid out, and its words. */
export interface FormDefinition {
  /** `<process folder>/<form>`. */
  readonly id: string;
  readonly schema: FormSchema;
  readonly ui: FormUi;
  /** Language → flat map: `question`, `question.help`, `targetGroup.enum.family`, `pages.child`, `title`. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export type FormSchema = Frozen<file.Form>;
export type FieldSchema = Frozen<file.Field>;
export type Privacy = NonNullable<FieldSchema["privacy"]>;
export type PrivacyClass = Privacy["class"];
export type FormUi = Frozen<file.FormUi>;

/** A process as one value: every file merged, before or after variants were applied. */
export interface ProcessDefinition {
  /** Name of the folder under `workflows/`. */
  readonly folder: string;
  readonly process: ProcessFile;
  readonly kinds: Readonly<Record<string, KindDefinition>>;
  readonly tables: Readonly<Record<string, DecisionTable>>;
  readonly reports: Readonly<Record<string, ReportDefinition>>;
  readonly figures: Readonly<Record<string, FigureDefinition>>;
  readonly policies: Readonly<Record<string, PolicyDefinition>>;
  readonly examples: Readonly<Record<string, ExampleDefinition>>;
  readonly forms: Readonly<Record<string, FormDefinition>>;
  /** Language → address → text, flat. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly profile: ProfileDefinition;
}

/** What law and sector fix for all processes, as its file says. */
export type ProfileFile = Frozen<file.Profile>;
/** As it is read: a holiday without a name is called by its day, and the data of text screeners stand beside it. */
export type ProfileDefinition = Omit<ProfileFile, "holidays"> & {
  readonly holidays: readonly Exclude<ProfileFile["holidays"][number], string>[];
  readonly screening?: Readonly<Record<string, ScreenerFile>>;
};
/** Data of a text screener, from its file beside the profile. */
export interface ScreenerFile {
  readonly file: string;
  readonly data: Json;
}
export type DatedValue = NonNullable<ProfileDefinition["retention"]>[string];
export type FamilyDefinition = ProfileDefinition["families"][string];

/** A variant's file: typed operations on addresses (docs/format/variants.md). */
export type OverlayDefinition = Omit<Frozen<file.Overlay>, "edits"> & {
  readonly edits: Readonly<Record<string, OverlayEdit>>;
};
type EditFile = Frozen<file.Edit>;
/** An operation by the keys that it needs, and those that it may have. */
type Edit<Needed extends keyof EditFile, Optional extends keyof EditFile = never> = Required<Pick<EditFile, Needed>> &
  Pick<EditFile, Optional | "nl" | "en" | "why" | "locked">;
export type OverlayEdit =
  | Edit<"set" | "to">
  | Edit<"text">
  | Edit<"addField" | "field", "after">
  | (Edit<"changeField", "required" | "choices" | "label"> & { readonly hide?: Extract<EditFile["hide"], boolean> })
  | Edit<"addStep" | "on" | "state" | "go", "like" | "pass">
  | Edit<"skipStep" | "as">
  | Edit<"add" | "value">
  | Edit<"change" | "value">
  | Edit<"narrow" | "if">
  | (Edit<"arrange", "order"> & { readonly hide?: Extract<EditFile["hide"], readonly string[]> });
