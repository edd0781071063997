/** What the files of a process definition say, as types: the raw shape after reading, before compiling (docs/format.md section 1). Over 300 lines: one language, read as one. */

/** A CEL expression. */
export type Cel = string;
/** The name of a fact; in a chart's guard also `!name`. */
export type FactName = string;
/** Role names and names of circles. */
export type RoleName = string;
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Anything in a definition may carry these two. */
export interface Annotated {
  readonly why?: string;
  /** A reason; variants may not touch what carries it. */
  readonly locked?: string;
}

export interface ProcessFile extends Annotated {
  readonly id: string;
  readonly version: string;
  /** `<profile id>@<version>`. */
  readonly profile: string;
  /** First language of the texts, as in `texts.<language>.json`: what has no text in another language is displayed in this one. Default: the first by name. */
  readonly language?: string;
  readonly purposes?: Readonly<Record<string, Annotated>>;
  readonly roles: Readonly<Record<string, RoleDefinition>>;
  readonly circles?: Readonly<Record<string, readonly RoleName[]>>;
  readonly settings?: Readonly<Record<string, SettingDefinition>>;
  readonly numbering?: Readonly<Record<string, NumberingDefinition>>;
}

export interface RoleDefinition extends Annotated {
  /** Role family of the profile: its ceiling can only be narrowed. */
  readonly family: string;
  /** `creator` made the instance, `group` has the function in the group, `grant` only through an item, `holder` holds the item. Default: `grant` when an item grants it, else `group`. */
  readonly held?: "creator" | "group" | "grant" | "holder";
}

export interface SettingDefinition extends Annotated {
  readonly type: "integer" | "number" | "string" | "boolean";
  readonly unit?: string;
  readonly enum?: readonly Json[];
  readonly default: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly setBy?: string;
}

export interface NumberingDefinition extends Annotated {
  /** `{year}`, `{n:3}`, `{number}` (the number of the instance). */
  readonly pattern: string;
  readonly scope: "year" | "instance" | "group" | "process";
}

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

export interface ItemDefinition extends UnitDefinition {
  /** Picks the screen: a name from the closed list of layouts. */
  readonly layout?: string;
  /** A set: keys that must exist. On a link item the keys are addresses of instances. */
  readonly for?: Cel;
  /** A fact of the kind that sums the set up. */
  readonly enough?: FactName;
  /** Whose item it is: CEL giving one person or a list of persons. */
  readonly holder?: Cel;
  /** Belongs to one item of that name. */
  readonly of?: string;
  readonly add?: {
    readonly by: readonly RoleName[];
    readonly if?: FactName;
    readonly fill?: string;
    readonly confirm?: boolean;
  } & Annotated;
  readonly link?: LinkDefinition;
  /** Several unfinished items per target are allowed. */
  readonly many?: boolean;
  readonly grants?: Readonly<Record<RoleName, GrantDefinition>>;
  /** Facts that give persons shut out of this item. */
  readonly exclude?: Readonly<Record<string, FactName>>;
}

export interface LinkDefinition extends Annotated {
  /** The kind at the far end. */
  readonly to: string;
  /** Fields of the far end kept here as `item.far.<name>`. */
  readonly brings?: Readonly<Record<string, Cel>>;
  /** Fields sent along with the asking. */
  readonly with?: Readonly<Record<string, Cel>>;
  /** Fields of ours the far end may read on `incoming.<item>`. */
  readonly shows?: Readonly<Record<string, Cel>>;
  /** As `many` beside the link. */
  readonly many?: boolean;
}

export interface GrantDefinition extends Annotated {
  readonly to: Cel;
  readonly while?: Cel;
  /** The scope; default `instance`. */
  readonly on?: "instance" | "parent" | "item";
}

/** XState v5 config in JSON. `always` and `meta` are ours to interpret. */
export interface ChartDefinition extends StateDefinition {
  readonly id?: string;
}
export interface StateDefinition extends Annotated {
  readonly type?: "atomic" | "compound" | "parallel" | "final" | "history";
  readonly history?: "shallow" | "deep";
  readonly target?: string;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateDefinition>>;
  readonly on?: Readonly<Record<string, TransitionsDefinition>>;
  readonly always?: TransitionsDefinition;
  readonly onDone?: TransitionsDefinition;
  readonly entry?: string | readonly string[];
  readonly exit?: string | readonly string[];
  readonly tags?: readonly string[];
  readonly meta?: StateMeta;
}
export type TransitionsDefinition = string | TransitionDefinition | readonly (string | TransitionDefinition)[];
/** `{}` forbids the event; `{ "actions": [] }` accepts it. */
export interface TransitionDefinition extends Annotated {
  /** Id of a way out that stands in an array, so that a variant can address it. */
  readonly id?: string;
  readonly target?: string;
  readonly guard?: FactName;
  readonly actions?: string | readonly string[];
  readonly reenter?: boolean;
}
export interface StateMeta {
  /** Section → who may write it here: the task and the write right. */
  readonly open?: Readonly<Record<string, OpenDefinition>>;
  /** Event → who is waited for here: a task, and no right of its own. */
  readonly awaits?: Readonly<Record<string, AwaitDefinition>>;
  readonly suspends?: { readonly all: true; readonly except?: readonly string[] };
  /** Retention of this end state: a term of the profile. */
  readonly keep?: string;
}
export interface OpenDefinition extends Annotated {
  readonly by: readonly RoleName[];
  /** The deadline that belongs to the task. */
  readonly due?: string;
  readonly optional?: boolean;
  /** Field → CEL: a suggestion, never stored unasked. */
  readonly prefill?: Readonly<Record<string, Cel>>;
}

export interface AwaitDefinition extends Annotated {
  /** Whose task it is, of those who may send the event; default: all of them. */
  readonly by?: readonly RoleName[];
  /** The deadline that belongs to the task. */
  readonly due?: string;
}

/** A condition or an outcome as text; a number or a truth value is meant as it is written. */
export type TableCell = string | number | boolean;
export interface FactDefinition extends Annotated {
  readonly is?: Cel;
  /** Value when something it reads is absent: a CEL constant or the name of another fact. Default for bool: false. */
  readonly else?: Cel;
  readonly table?: DecisionTable;
}
export interface DecisionTable {
  /** `"name: type"` per column. */
  readonly in: readonly string[];
  readonly out: string;
  /** Cells per row, the last one the outcome; as a map so that a variant can address one. */
  readonly rows: readonly (readonly TableCell[])[] | Readonly<Record<string, readonly TableCell[]>>;
}

export interface SectionDefinition extends Annotated {
  /** `<process folder>/<form>`. */
  readonly form: string;
  /** Role or circle → `true` or the name of a fact. */
  readonly read: Readonly<Record<RoleName, true | FactName>>;
  /** Roles that see who wrote it. */
  readonly author?: readonly RoleName[];
  /** Absent unless this holds (a fact name or `!name`). */
  readonly when?: FactName;
  readonly whenGone?: "keep" | "erase";
  /** Name of an own encryption key with its own retention. */
  readonly key?: string;
  readonly rows?: readonly RoleName[];
}

export interface AccessDefinition extends Annotated {
  readonly only?: Readonly<Record<RoleName, FactName>>;
  readonly exclude?: Readonly<Record<string, FactName>>;
  readonly along?: readonly string[];
  readonly upgrade?: FactName;
  readonly subject?: { readonly section: string; readonly match: readonly string[] };
}

export interface EventDefinition extends Annotated {
  readonly by?: readonly RoleName[];
  /** Kinds of instance that may send it as a request. */
  readonly from?: readonly string[];
  /** The section written in the same commit, by field; `"rows[]"` in `with` adds a row. */
  readonly fill?: string;
  /** An incoming link to choose. */
  readonly pick?: string;
  readonly confirm?: boolean;
  readonly notBy?: readonly string[];
}

/** One verb each. */
export interface EffectDefinition extends Annotated {
  readonly number?: string;
  readonly once?: boolean;
  readonly notify?: readonly RoleName[];
  readonly report?: string;
  readonly record?: string;
  readonly send?: string;
  readonly to?: Cel;
  readonly start?: string;
  readonly at?: Cel;
  /** A CEL map, or a tree whose leaves are CEL. */
  readonly with?: Cel | { readonly [key: string]: Json };
  readonly needs?: readonly FactName[];
  readonly accepted?: readonly string[];
  readonly refused?: readonly string[];
}

export type TermUnit = "minute" | "hour" | "day" | "workday" | "week" | "month";
export interface DeadlineDefinition extends Annotated {
  readonly while: Cel;
  readonly paused?: Cel;
  readonly from?: Cel;
  readonly due: Cel;
  readonly unit: TermUnit;
  /** Time of day, CEL. */
  readonly time?: Cel;
  readonly ladder?: Readonly<Record<string, RungDefinition>>;
}
export interface RungDefinition extends Annotated {
  /** In the deadline's unit, or with a unit of its own; negative is before `due`. */
  readonly at: number | { readonly n: number; readonly unit: TermUnit };
  readonly effects?: readonly string[];
  readonly event?: string;
}

/** One entry of `screens.json`. Names of parts; every layout documents its own keys (docs/format.md). */
export interface ScreenDefinition extends Annotated {
  readonly layout: string;
  readonly [part: string]: unknown;
}

export interface ReportDefinition extends Annotated {
  /** The kind it is about. */
  readonly of: string;
  readonly privacy: "personal" | "pseudonymised" | "anonymous" | "aggregate";
  readonly read?: Readonly<Record<RoleName, true | FactName>>;
  /** The day it is about, a day in ISO text; the day it is made where this says nothing. */
  readonly date?: Cel;
  /** How long it is kept from that day: a retention of the profile. */
  readonly keep?: string;
  readonly blocks: Readonly<Record<string, BlockDefinition>>;
}
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
    /** Name (words as of a column) → CEL: its values in one line; empty ones are left out. */
    | { readonly lists: Readonly<Record<string, Cel>> }
    | { readonly text: string }
    | { readonly pageBreak: true }
    | { readonly signature: string }
  );

export interface PolicyDefinition extends Annotated {
  readonly of: string;
  readonly never?: Cel;
  readonly after?: Cel;
  readonly leadsTo?: Cel;
  readonly keeps?: Cel;
}

export interface ExampleDefinition extends Annotated {
  readonly title?: string;
  readonly given?: { readonly example: string; readonly until: string };
  readonly day?: string;
  readonly settings?: Readonly<Record<string, Json>>;
  readonly steps: readonly ExampleStep[];
}
/** `at as do/add/patch/new with to pick key`, `refused`, `day`, `then`, `reads`, `lists`, `log`. */
export interface ExampleStep {
  readonly name?: string;
  readonly at?: string;
  readonly as?: string;
  readonly do?: string;
  readonly add?: string;
  readonly new?: string;
  /** The effect whose answer from outside is recorded, and whether it is a yes (default). */
  readonly answer?: string;
  readonly accepted?: boolean;
  readonly patch?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly with?: Readonly<Record<string, Json>>;
  /** Several are added in one commit. */
  readonly to?: string | readonly string[];
  readonly pick?: string;
  readonly key?: string | readonly string[];
  readonly refused?: string | readonly string[];
  readonly day?: string;
  /** Path → the states it is in: `running.planned`; of parallel charts several, as a list or with a blank or comma between. */
  readonly then?: Readonly<Record<string, string | readonly string[]>>;
  readonly reads?: Readonly<Record<string, boolean>>;
  readonly lists?: Readonly<Record<string, Json>>;
  readonly log?: string | readonly string[];
}

/** A form: JSON Schema 2020-12 with the product's keywords, how it is laid out, and its words. */
export interface FormDefinition {
  /** `<process folder>/<form>`. */
  readonly id: string;
  readonly schema: FormSchema;
  readonly ui: FormUi;
  /** Language → flat map: `question`, `question.help`, `targetGroup.enum.family`, `pages.child`, `title`. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export interface FormSchema {
  readonly $schema?: string;
  readonly type: "object";
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly additionalProperties?: false;
}
export type PrivacyClass = "process" | "contact" | "social" | "health" | "violence" | "whereabouts";
export interface Privacy {
  /** Whom it is about: `none`, `child`, `family`, `parent`, `professional`, … */
  readonly subject: string;
  readonly identifies: "direct" | "indirect" | "none";
  readonly class: PrivacyClass;
  readonly freeText?: boolean;
}
/** The closed set of keywords a field may use; anything else is a finding. */
export interface FieldSchema extends Annotated {
  /** For readers of the schema; what users read stands in the texts. */
  readonly title?: string;
  readonly description?: string;
  readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: FieldSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  /** CEL over the form's own fields (and `row.` inside a repeating group). */
  readonly visibleWhen?: Cel;
  readonly requiredWhen?: Cel;
  /** As `screen`, while this holds. */
  readonly screenWhen?: Cel;
  readonly computed?: Cel;
  readonly privacy?: Privacy;
  /** Asked for, not demanded. */
  readonly soft?: boolean;
  /** What an empty field reads as. */
  readonly absent?: Json;
  /** Key of the help text; default `<field>.help`. */
  readonly help?: string;
  /** Text bound for a pseudonymised report: screened for names when typed and when written. */
  readonly screen?: boolean;
}
/** Pages in order, each with the fields on it; `widgets` picks a control from the closed list. */
export interface FormUi {
  readonly pages?: Readonly<Record<string, readonly string[]>>;
  readonly widgets?: Readonly<Record<string, string>>;
}

/** A process as one value: every file merged, before or after variants were applied. */
export interface ProcessDefinition {
  /** Name of the folder under `workflows/`. */
  readonly folder: string;
  readonly process: ProcessFile;
  readonly kinds: Readonly<Record<string, KindDefinition>>;
  readonly tables: Readonly<Record<string, DecisionTable>>;
  readonly reports: Readonly<Record<string, ReportDefinition>>;
  readonly figures: Readonly<Record<string, Json>>;
  readonly policies: Readonly<Record<string, PolicyDefinition>>;
  readonly examples: Readonly<Record<string, ExampleDefinition>>;
  readonly forms: Readonly<Record<string, FormDefinition>>;
  /** Language → address → text, flat. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly profile: ProfileDefinition;
}

/** What law and sector fix for all processes. Every value has a start date and a source. */
export interface ProfileDefinition {
  readonly id: string;
  readonly version: string;
  readonly ages?: Readonly<Record<string, DatedValue>>;
  readonly grounds?: Readonly<Record<string, Annotated>>;
  readonly families: Readonly<Record<string, FamilyDefinition>>;
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
  readonly retention?: Readonly<Record<string, DatedValue>>;
  /** Text screeners that are switched on. */
  readonly screeners?: readonly string[];
  /** Their data, each from its file beside the profile. */
  readonly screening?: Readonly<Record<string, ScreenerFile>>;
  /** Lists of the screener `possibleNames`, as profiles before `screeners` gave them. */
  readonly names?: Json;
}
export interface ScreenerFile {
  readonly file: string;
  readonly data: Json;
}
export interface DatedValue extends Annotated {
  readonly unit?: string;
  readonly values: readonly { readonly from: string; readonly value: Json; readonly source: string }[];
}
export interface FamilyDefinition extends Annotated {
  /** The widest class of data a role of this family may ever read. */
  readonly ceiling: PrivacyClass;
}

/** A variant's file: typed operations on addresses (docs/format.md section 5). */
export interface OverlayDefinition extends Annotated {
  readonly id: string;
  /** `<process id>@<version>`. */
  readonly base: string;
  readonly municipality?: string;
  readonly edits: Readonly<Record<string, OverlayEdit>>;
  /** Inherited examples that end otherwise here, each with what is otherwise: told as a hint instead of an error. */
  readonly examples?: Readonly<Record<string, Annotated & { readonly changes: readonly string[] }>>;
}
export type OverlayEdit = Annotated & { readonly nl?: string; readonly en?: string } & (
    | { readonly set: string; readonly to: Json }
    | { readonly text: string }
    | { readonly addField: string; readonly after?: string; readonly field: FieldSchema }
    | {
        readonly changeField: string;
        readonly hide?: boolean;
        readonly required?: "hard" | "soft" | "no";
        readonly choices?: readonly Json[];
        readonly label?: string;
      }
    | {
        readonly addStep: string;
        readonly on: string;
        readonly state: StateDefinition;
        readonly like?: string;
        readonly go: Readonly<Record<string, EventDefinition>>;
        readonly pass?: readonly ExampleStep[];
      }
    | { readonly skipStep: string; readonly as: string }
    | { readonly add: string; readonly value: Json }
    | { readonly change: string; readonly value: Json }
    | { readonly narrow: string; readonly if: FactName }
    | { readonly arrange: string; readonly hide?: readonly string[]; readonly order?: readonly string[] }
  );
