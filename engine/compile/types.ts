/** A process compiled once per content hash: the only shape the rest of the engine runs on. */

import type { Located } from "../definition/read.ts";
import type {
  AccessDefinition,
  DeadlineDefinition,
  EffectDefinition,
  EventDefinition,
  ExampleDefinition,
  ExampleStep,
  FactDefinition,
  FigureDefinition,
  GrantDefinition,
  ItemDefinition,
  KindDefinition,
  LinkDefinition,
  PolicyDefinition,
  ProcessDefinition,
  ProfileDefinition,
  ReportDefinition,
  RoleDefinition,
  ScreenDefinition,
  SectionDefinition,
} from "../definition/types.ts";
import type { CelType, Program, TypeEnvironment } from "../expressions/types.ts";
import type { CompiledForm } from "../forms/types.ts";
import type { DefinitionHash } from "../ids.ts";
import type { CompiledChart } from "../machine/types.ts";
import type { Finding } from "../result.ts";
import type { Screening } from "../screening/registry.ts";

export interface CompiledProcess {
  readonly id: string;
  readonly version: string;
  /** Content hash (SHA-256 of the canonical definition, variants applied): instances are pinned to it. */
  readonly hash: DefinitionHash;
  /** Id of the innermost variant, when there is one. */
  readonly variant?: string;
  /** The version that the variant gives itself; `version` is that of its base. */
  readonly variantVersion?: string;
  /** Folder under `workflows/`. */
  readonly folder: string;
  readonly definition: ProcessDefinition;
  readonly profile: ProfileDefinition;
  /** The text screeners that its profile switches on, ready to be used. */
  readonly screening: Screening;
  readonly roles: Readonly<Record<string, RoleDefinition>>;
  /** Role or circle → roles. A role stands for itself. */
  readonly circle: (name: string) => readonly string[];
  readonly kinds: Readonly<Record<string, CompiledKind>>;
  /** What each of its expressions and facts depends on. */
  readonly dependencies: DependencyIndex;
  readonly forms: Readonly<Record<string, CompiledForm>>;
  readonly reports: Readonly<Record<string, CompiledReport>>;
  readonly policies: readonly CompiledPolicy[];
  readonly figures: readonly CompiledFigure[];
  readonly examples: Readonly<Record<string, ExampleDefinition>>;
  /** Address → id of the overlay that made or changed it. What is not listed is of the base. */
  readonly provenance: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** State that a variant added → the steps by which inherited examples walk through it. */
  readonly passes: Readonly<Record<string, readonly ExampleStep[]>>;
  /** Examples that the variant itself brought. */
  readonly ownExamples: readonly string[];
  /** Inherited example → what a variant says is otherwise in it. */
  readonly changedExamples: Readonly<Record<string, readonly string[]>>;
  /** Events of steps that a variant skips, as `<address of the unit> <event>`. */
  readonly skips: readonly string[];
}

/** A section as it is read: of the main unit, of the item itself, of the item it belongs to, or of every item of a name. */
export interface Part {
  readonly of: "main" | "own" | "parent" | { readonly items: string };
  readonly section: string;
  /** One field; absent when the whole section is read, or only whether it is filled (`complete`). */
  readonly field?: string;
  readonly complete?: true;
}
/** A value that comes over a link, by the item that is the link and its name there. */
export interface LinkValue {
  readonly item: string;
  readonly name: string;
}
export interface Dependencies {
  readonly parts: readonly Part[];
  /** Names of items that are looked at, if only to count them. */
  readonly items: readonly string[];
  /** Names of items of other instances whose links here are looked at, if only to count them. */
  readonly links: readonly string[];
  /** Values that instances which link here show of themselves (`incoming.<item>`). */
  readonly shows: readonly LinkValue[];
  /** Values that links bring from their far end (`far`). */
  readonly brings: readonly LinkValue[];
}
/** What the expressions of a process depend on, directly and through facts. */
export interface DependencyIndex {
  /** What an expression of a unit depends on. */
  ofProgram(unit: CompiledUnit, program: Pick<Program, "reads" | "elements">): Dependencies;
  /** What a fact of a unit, or of its kind, depends on. @param name with or without `!` before it. */
  ofFact(unit: CompiledUnit, name: string): Dependencies;
}

/** A unit: a kind's main chart, or an item. */
export interface CompiledUnit {
  /** Address of the unit: `case` or `case.items.agendaPlace`. */
  readonly address: string;
  readonly kind: string;
  /** Absent for the main chart. */
  readonly item?: string;
  readonly chart: CompiledChart;
  /** In dependency order. For an item: its own facts only (those of the kind are read by name). */
  readonly facts: readonly CompiledFact[];
  readonly sections: Readonly<Record<string, SectionDefinition>>;
  readonly events: Readonly<Record<string, EventDefinition>>;
  readonly effects: Readonly<Record<string, CompiledEffect>>;
  readonly deadlines: Readonly<Record<string, CompiledDeadline>>;
  readonly prefill: Prefill;
  readonly eventPrefill: EventPrefill;
  /** The names its expressions may use, with their types: for checks of policies, screens and reports. */
  readonly environment: TypeEnvironment;
}
/** Event → field of the section that it fills → what it is opened with. */
export type EventPrefill = Readonly<Record<string, Readonly<Record<string, Program>>>>;
/** State → section → field → what it is opened with. */
export type Prefill = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Program>>>>>>;
/** A step of the progress line; `since` gives the instant to show with it. */
export interface ProgressStep {
  readonly key: string;
  readonly done?: Program;
  readonly now?: Program;
  readonly blocked?: Program;
  readonly since?: Program;
}
export interface CompiledKind extends CompiledUnit {
  readonly definition: KindDefinition;
  readonly items: Readonly<Record<string, CompiledItem>>;
  readonly access: AccessDefinition;
  readonly screens: readonly ScreenDefinition[];
  readonly progress: readonly ProgressStep[];
  /** Roles this kind says something about: a function that it does not name tells nobody that an instance is there. */
  readonly concerned: ReadonlySet<string>;
  /** Items of other kinds (or this one) that link here: item name → the kind that owns it. */
  readonly incoming: Readonly<Record<string, string>>;
}
export interface CompiledItem extends CompiledUnit {
  readonly item: string;
  readonly definition: ItemDefinition;
  readonly for?: Program;
  readonly holder?: Program;
  readonly link?: LinkDefinition & {
    readonly bringsPrograms: Readonly<Record<string, Program>>;
    readonly withPrograms: Readonly<Record<string, Program>>;
    readonly showsPrograms: Readonly<Record<string, Program>>;
  };
  readonly grants: Readonly<
    Record<string, GrantDefinition & { readonly toProgram: Program; readonly whileProgram?: Program }>
  >;
}
export interface CompiledFact {
  readonly name: string;
  readonly definition: FactDefinition;
  /** Absent for a decision table, which is called as a function. */
  readonly program?: Program;
  /** Another fact, or a constant. */
  readonly otherwise?: { readonly fact: string } | { readonly value: unknown } | { readonly program: Program };
  readonly type: CelType;
  /** Reads section contents, directly or through other facts: sealed in the store. */
  readonly readsContent: boolean;
  /** What it is recomputed for: keys of `engine/compile/sources.ts`. */
  readonly sources: readonly string[];
}
/** A text with expressions between its parts. */
export type Template = readonly (string | Program)[];
/** An expression of a report where it stands, with the list whose rows it is asked of. */
export interface ReportExpression {
  readonly at: Located;
  readonly program: Program;
  readonly rowsOf?: Program;
}
export interface CompiledReport extends ReportDefinition {
  /** The kind it is about, and the item of it when it is about one item; empty when `of` names neither. */
  readonly kind: string;
  readonly item?: string;
  /** Of its blocks, its day and its texts. */
  readonly expressions: readonly ReportExpression[];
  /** Language → block → its text. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, Template>>>>;
}
/** A figure with its programs. */
export interface CompiledFigure {
  readonly name: string;
  readonly definition: FigureDefinition;
  /** What it counts. */
  readonly unit: CompiledUnit;
  /** Which of them, whether one counts, its number, when it falls. */
  readonly only?: Program;
  readonly counted?: Program;
  readonly value?: Program;
  readonly at?: Program;
  readonly by: readonly Program[];
}
/** A promise with its programs, for each kind or item of its name. */
export interface CompiledPolicy {
  readonly name: string;
  readonly definition: PolicyDefinition;
  readonly units: readonly {
    readonly unit: CompiledUnit;
    readonly never?: Program;
    readonly after?: Program;
    readonly leadsTo?: Program;
    readonly keeps?: Program;
  }[];
}
export interface CompiledEffect {
  readonly name: string;
  readonly definition: EffectDefinition;
  readonly toProgram?: Program;
  /** `to: outside(…)`: the program gives names, and a person records the answer. */
  readonly outside?: true;
  readonly atProgram?: Program;
  /** A whole map, or a tree of programs. */
  readonly withProgram?: Program | ProgramTree;
}
export interface ProgramTree {
  readonly [key: string]: Program | ProgramTree;
}
export interface CompiledDeadline {
  readonly name: string;
  readonly definition: DeadlineDefinition;
  readonly while: Program;
  readonly paused?: Program;
  readonly from?: Program;
  readonly due: Program;
  readonly time?: Program;
}

export type CompileResult =
  | { readonly process: CompiledProcess; readonly findings: readonly Finding[] }
  | { readonly process?: undefined; readonly findings: readonly Finding[] };

/** Files as they were read: path relative to the project folder → text. Holds `workflows/<process>/…`, its forms and its profile. */
export interface DefinitionSource {
  /** `workflows/<process>`. */
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
}
/** A variant's folder, in the same file map: `workflows/<process>/variants/<id>`. */
export interface OverlaySource {
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
}
