/** What screens are given: everything an actor may see and do, and why not, as plain JSON with addresses of texts. No section contents. Over 300 lines: the words of one contract, kept together. */

import type { Json } from "../definition/types.ts";
import type { Fields } from "../forms/types.ts";
import type { GroupId, InstanceId, ItemId, PersonId } from "../ids.ts";
import type { Reason, WayNot } from "../result.ts";
import type { Day, Timestamp } from "../time.ts";

/** A unit as an actor sees it: the main chart or an item. */
export interface UnitView {
  /** `null` for the main unit. */
  readonly item: ItemId | null;
  /** Path as text: `""`, `consentPerson/p1`, `agendaPlace/<instance>/action/2`. */
  readonly path: string;
  /** Address in the definition: `case`, `case.items.consentPerson`. Texts stand under it. */
  readonly address: string;
  /** Item name, key and layout; absent for the main unit. */
  readonly name?: string;
  readonly key?: string;
  readonly layout?: string;
  readonly parent?: ItemId;
  readonly number?: string;
  readonly wanted?: boolean;
  /** Active states, outermost first, and when each was entered. */
  readonly states: readonly {
    readonly key: string;
    /** The state it stands in; absent at the top. */
    readonly within?: string;
    readonly since: Timestamp;
    readonly by?: PersonId;
  }[];
  /** When it was made, as far as its states tell; absent for the main unit. */
  readonly made?: Timestamp;
  readonly tags: readonly string[];
  readonly ended: boolean;
  readonly holders: readonly PersonId[];
  readonly link?: {
    readonly instance: InstanceId;
    readonly kind: string;
    readonly answer?: "accepted" | "refused";
    readonly far: Readonly<Record<string, Json>>;
  };
  readonly sections: readonly SectionView[];
  readonly events: readonly ActionView[];
  readonly adds: readonly AddView[];
  readonly deadlines: readonly DeadlineView[];
  /** What was sent to addressees without the system and waits for this actor to record what came back. */
  readonly answers: readonly AnswerView[];
  /** What others refused of what was asked of them, where this actor is told of it. */
  readonly refusals: readonly RefusalView[];
  /** Ids of the reports of this item that the actor may have now; absent for the main unit. */
  readonly papers?: readonly string[];
  /** Facts this actor may see (they read nothing hidden from them), as JSON. */
  readonly facts: Readonly<Record<string, Json>>;
}
export interface RefusalView {
  /** Name of the effect that asked. */
  readonly effect: string;
  /** Address of the notice's words. */
  readonly address: string;
  /** The number of whoever refused. */
  readonly number?: string;
  readonly reasons: readonly Reason[];
}
export interface SectionView {
  readonly name: string;
  readonly address: string;
  readonly form: string;
  /** `none`: not for you; `absent`: its `when` does not hold. */
  readonly state: "empty" | "draft" | "submitted" | "none" | "absent";
  /** Whether something stands in it, for who may know that and not read it (`known`). */
  readonly filled?: "empty" | "draft" | "submitted";
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly optional: boolean;
  readonly due?: string;
  readonly revision: number;
  readonly at?: Timestamp;
  readonly by?: PersonId;
  readonly complete: boolean;
  /** Nobody can write it yet: the first state in which somebody can, and who. */
  readonly opens?: { readonly state: string; readonly by: readonly string[] };
  /** An event fills it: it says why somebody went on as they did. */
  readonly decides?: true;
  /** Why it cannot be written or read now. */
  readonly reasons: readonly Reason[];
  /** Roles that can read it now, and after which they will: for «who reads this step». */
  readonly readers: readonly { readonly role: string; readonly now: boolean; readonly fact?: string }[];
}
/** What a dialog asks: a section with its form; `row`: only one row is added to that list; `anew`: what stands there is not shown. */
export interface FillView {
  readonly section: string;
  readonly form: string;
  readonly row?: string;
  readonly anew?: true;
  /** What is suggested for fields that are empty. */
  readonly suggested?: Fields;
}
/** A button: an event of this unit that some role of the actor may send. */
export interface ActionView {
  readonly event: string;
  readonly address: string;
  /** Can be sent now. */
  readonly open: boolean;
  readonly reasons: readonly Reason[];
  /** With several ways out, all shut: each with its own reasons, of which one way is enough. */
  readonly ways?: readonly WayNot[];
  /** What stands in the way unless its form says why it may: more than the form itself would mend it. */
  readonly unless?: readonly Reason[];
  /** Section filled in the same commit, with its form; `row`: only one row is added to that list of it. */
  readonly fill?: FillView;
  readonly pick?: {
    readonly link: string;
    readonly choices: readonly { readonly reference: string; readonly number?: string }[];
  };
  readonly confirm: boolean;
  /** The section at whose form it is offered too. */
  readonly beside?: string;
  /** The state awaits it, of this actor. */
  readonly awaited?: true;
  /** Leads to an end state, takes something away, or needs confirmation: shown in red outline. */
  readonly grave: boolean;
}
export interface AddView {
  readonly item: string;
  readonly address: string;
  readonly open: boolean;
  readonly reasons: readonly Reason[];
  readonly fill?: { readonly section: string; readonly form: string };
  readonly link?: { readonly kind: string };
  readonly parent?: ItemId;
  /** Takes something away or lets something through: shown in red outline. */
  readonly grave?: true;
  /** For oneself alone: no step of the instance. */
  readonly private?: true;
  /** One is there already: another can be added, but nobody waits for it. */
  readonly there?: true;
  /** The item has an event that can be sent with its birth. */
  readonly keys?: readonly string[];
}
export interface AnswerView {
  readonly effect: string;
  readonly address: string;
  /** As the definition names them; one by one their answers are recorded. */
  readonly addressees: readonly string[];
  readonly fill?: { readonly section: string; readonly form: string };
}
export interface DeadlineView {
  readonly name: string;
  readonly address: string;
  readonly due: Timestamp;
  readonly day: Day;
  readonly paused: boolean;
  readonly late: boolean;
  /** Working days from today; negative when late. */
  readonly workdays: number;
  readonly failed: readonly string[];
}

export interface InstanceView {
  readonly id: InstanceId;
  readonly kind: string;
  readonly process: string;
  readonly definition: string;
  readonly version: string;
  readonly variant?: string;
  readonly group: {
    readonly id: GroupId;
    readonly name: string;
    readonly municipality: string;
    readonly isTest?: true;
  };
  readonly revision: number;
  readonly number?: string;
  readonly createdAt: Timestamp;
  readonly creator: PersonId;
  /** The one whose it is was stopped, and this actor may hand it over. */
  readonly mayTakeOver?: true;
  /** Roles of this actor here now. */
  readonly roles: readonly string[];
  readonly main: UnitView;
  readonly items: readonly UnitView[];
  readonly incoming: readonly IncomingView[];
  /** Names of items of other instances that may be made to point here now. */
  readonly takes: readonly string[];
  readonly line: readonly LineStep[];
  /** What others can do next, and who. */
  readonly others: readonly ActionOfOther[];
  /** Of each fact that stands in the way somewhere: what it rests on. */
  readonly behind: Readonly<Record<string, FactParts>>;
  /** Address of a section → pattern of a field → ids of the persons or organisations that it may name. */
  readonly among: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Ids of the reports that this actor may have now. */
  readonly papers: readonly string[];
  /** As the definition's screens name them. */
  readonly screens: readonly { readonly layout: string; readonly [part: string]: unknown }[];
  /** Names and organisations of every person this view mentions. */
  readonly people: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly organisation: string;
        readonly function?: string;
        /** The organisation works for others, as their processor. */
        readonly processor?: true;
        /** The account was stopped: this person takes part no more. */
        readonly stopped?: true;
      }
    >
  >;
}
/** A way on that is somebody else's. */
export interface ActionOfOther {
  readonly address: string;
  /** Whether it can be done now; absent where that rests on what is kept from the reader. */
  readonly open?: boolean;
  /** Why not yet, as far as the reader may know. */
  readonly reasons: readonly Reason[];
  readonly people: readonly PersonId[];
}
/** Sections of the main unit and items. */
export interface FactParts {
  readonly sections: readonly string[];
  readonly items: readonly string[];
}
export interface IncomingView {
  readonly item: string;
  readonly reference: string;
  readonly owner: InstanceId;
  readonly unit: ItemId;
  readonly number?: string;
  readonly states: readonly string[];
  readonly ended: boolean;
  readonly shows: Readonly<Record<string, Json>>;
}
/** One step of the process line of a case. */
export interface LineStep {
  readonly key: string;
  readonly address: string;
  readonly state: "done" | "now" | "blocked" | "ahead";
  readonly since?: Timestamp;
}

/** One row of a worklist: something that a state asks of somebody. */
export interface TaskView {
  readonly id: string;
  readonly instance: InstanceId;
  readonly kind: string;
  readonly process: string;
  readonly definition: string;
  readonly number?: string;
  readonly item: ItemId | null;
  readonly path: string;
  /** `section`: fill it; `event`: what a state awaits (`meta.awaits`); `answer`: record what an addressee outside said. */
  readonly type: "section" | "event" | "answer";
  /** The section, the event, or the effect that was sent. */
  readonly name: string;
  /** Address whose text is the title: the section, the event, the effect. */
  readonly address: string;
  readonly optional: boolean;
  /** What the set of its item calls it: address of the words, and its number among those called the same. */
  readonly called?: { readonly address: string; readonly at?: number } | { readonly text: string };
  /** Everybody who may do it: persons by name, and functions of the group. */
  readonly persons: readonly PersonId[];
  readonly functions: readonly string[];
  /** Who took it, and when. */
  readonly taken?: { readonly by: PersonId; readonly at: Timestamp };
  readonly since: Timestamp;
  readonly due?: { readonly at: Timestamp; readonly day: Day; readonly workdays: number; readonly late: boolean };
  readonly group: GroupId;
}

/** One line of a timeline, in words by address. */
export interface TimelineEntry {
  readonly revision: number;
  readonly at: Timestamp;
  /** Absent where the reader may not know who wrote something of that moment. */
  readonly by?: PersonId;
  readonly role?: string;
  readonly type: string;
  readonly address: string;
  readonly item?: ItemId;
  readonly number?: string;
  readonly states?: readonly string[];
  /** To whom the instance went. */
  readonly to?: PersonId;
  readonly changed?: readonly string[];
  /** The version that it went over to, and why when it went by hand. */
  readonly version?: string;
  readonly reason?: string;
  /** It began because another instance asked for it. */
  readonly asked?: true;
}

export interface ProcessStep {
  readonly key: string;
  readonly address: string;
  readonly depth: number;
  readonly end: boolean;
  readonly initial: boolean;
  readonly fills: readonly {
    /** Address of the section. */
    readonly address: string;
    readonly by: readonly string[];
    /** Address of the term. */
    readonly due?: string;
    readonly optional: boolean;
  }[];
  /** Events it waits for. */
  readonly awaits: readonly { readonly address: string; readonly by: readonly string[]; readonly due?: string }[];
  readonly ways: readonly ProcessWay[];
  /** Id of the variant that made or changed it. */
  readonly provenance?: string;
}
export interface ProcessWay {
  /** `sent` by somebody, at a `term`, or by `itself` as soon as a fact holds. */
  readonly how: "sent" | "term" | "itself";
  /** Address of the event, or of the term. */
  readonly address?: string;
  readonly by: readonly string[];
  /** Kinds that send it. */
  readonly from: readonly string[];
  /** Addresses of the states it leads to; none when one stays. */
  readonly to: readonly string[];
  /** Address of the fact that must hold (`!` before the name: must not). */
  readonly guard?: string;
  /** Where the fact only joins others by name: the addresses of its smallest parts. */
  readonly parts?: readonly string[];
  /** Addresses of what happens with it. */
  readonly effects?: readonly string[];
}
export interface ProcessTerm {
  /** Its address. */
  readonly name: string;
  readonly due: string;
  readonly unit: string;
  readonly setting?: string;
  readonly value?: Json;
}

/** A process told from its definition: steps, who acts, terms, ways on. */
export interface ProcessView {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly variant?: string;
  readonly kinds: readonly {
    readonly kind: string;
    readonly address: string;
    readonly steps: readonly ProcessStep[];
    /** What can be done in every step. */
    readonly always: readonly ProcessWay[];
    readonly terms: readonly ProcessTerm[];
    /** Things inside it with steps of their own. */
    readonly items: readonly {
      readonly item: string;
      readonly address: string;
      readonly layout?: string;
      /** Belongs to one item of that name. */
      readonly of?: string;
      readonly steps: readonly ProcessStep[];
      readonly always: readonly ProcessWay[];
    }[];
  }[];
  readonly roles: readonly { readonly role: string; readonly family: string; readonly held: string }[];
}
