/** THE HEART's values: an instance, what may be asked of it, what then happened, and what has to be carried out after. Over 300 lines: the words of one contract, kept together. */

import type { CompiledProcess } from "../compile/types.ts";
import type { Json } from "../definition/types.ts";
import type { FieldError, Fields, Validate } from "../forms/types.ts";
import type {
  AccountId,
  CommandId,
  DefinitionHash,
  GroupId,
  InstanceId,
  ItemId,
  OrganisationId,
  PersonId,
} from "../ids.ts";
import type { ChartState } from "../machine/types.ts";
import type { Rejection } from "../result.ts";
import type { KnownNames, NamesPlace } from "../screening/types.ts";
import type { Clock, Timestamp } from "../time.ts";
import type { MigrationMap } from "./migration.ts";

/** Who acts. The role is found by `access`, never claimed. A kind acts through a request. */
export interface Actor {
  readonly person: PersonId;
  readonly account?: AccountId;
  readonly organisation: OrganisationId;
}
/** As expressions see people: `event.by`, `link.member`, `case.by.<state>`. */
export interface PersonRef {
  readonly id: PersonId;
  readonly organisation: OrganisationId;
  /** The kind of party of the organisation: a free code of the region, such as a profession or a kind of service. */
  readonly party: string;
  readonly domain: string;
}

/** A partnership on which instances run. */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly municipality: string;
  readonly process: string;
  readonly variant?: string;
  /** It only tries something: its instances are counted nowhere. */
  readonly isTest?: true;
  readonly settings: Readonly<Record<string, Json>>;
  /** Function (a role that is `held: group`) → persons. */
  readonly functions: Readonly<Record<string, readonly PersonId[]>>;
}
/** What the engine may know of people and groups; given by the caller. */
export interface Directory {
  group(id: GroupId): Group | undefined;
  person(id: PersonId): PersonRef | undefined;
  /** Whether the account of a person was stopped: nobody takes part any more who was. Absent: nobody was. */
  isStopped?(id: PersonId): boolean;
  /** Who goes on with what lies with a person that was stopped; undefined when that is nobody. */
  successorOf?(id: PersonId): PersonId | undefined;
  /** Every membership of the human behind an id, itself included; absent or undefined: there is only this one. */
  membershipsOf?(id: PersonId): readonly PersonRef[] | undefined;
}

export interface UnitState {
  readonly chart: ChartState;
  /** State key → the instant of the commit that last entered it; kept after it is left. */
  readonly since: Readonly<Record<string, Timestamp>>;
  /** State key → who brought it there. */
  readonly by: Readonly<Record<string, PersonRef>>;
  /** Section → the instance revision that last wrote it, and who. */
  readonly sections: Readonly<Record<string, SectionState>>;
  readonly facts: Readonly<Record<string, Json>>;
  /** Effect → the answer of what it sent. */
  readonly sent: Readonly<Record<string, SentState>>;
  readonly deadlines: Readonly<Record<string, DeadlineState>>;
  /** Deadline whose start a field says → pauses from while it did not run; absent while there is none. */
  readonly pauses?: Readonly<Record<string, DeadlineState["pauses"]>>;
  /** Event → who last sent it (`notBy`). */
  readonly sentBy: Readonly<Record<string, PersonRef>>;
  /** Fact (or other expression of the unit) → when its value may change by itself. */
  readonly wakes: Readonly<Record<string, Timestamp>>;
}
/** What of a unit is otherwise after it went over. */
export type MovedUnit = Pick<UnitState, "chart" | "since" | "by" | "sections">;
export interface SectionState {
  readonly revision: number;
  readonly at: Timestamp;
  readonly by: PersonRef;
  /** Every visible required field is filled. */
  readonly complete: boolean;
  /** Who wrote each row last, by `list/id`: only where the definition asks for it (`rowAuthors`). */
  readonly rows?: Readonly<Record<string, PersonId>>;
}
export interface SentState {
  readonly answer: "out" | "accepted" | "refused" | "none";
  /** Addressees that have not answered yet. */
  readonly waiting: number;
  /** Which sending it is; absent while nothing was sent again before all had answered. */
  readonly round?: number;
  /** Of what was sent to addressees without the system: those whose answer nobody has recorded yet. */
  readonly outside?: readonly string[];
  /** An instance, or an addressee without the system as it was named. */
  readonly refusedBy?: InstanceId;
  readonly why?: readonly string[];
  /** The instance that a `start` made. */
  readonly started?: InstanceId;
}
export interface DeadlineState {
  readonly from: Timestamp;
  readonly due: Timestamp;
  /** Every pause: [from, until or still]. */
  readonly pauses: readonly (readonly [Timestamp, Timestamp | null])[];
  /** Rungs that fired since this start. */
  readonly fired: readonly string[];
  /** Rungs whose event was refused: tried again at the next commit, shown as failed. */
  readonly failed: readonly string[];
}

/** Who started an instance: an address that it can send to, and by what it is called there. */
export interface StartedBy {
  readonly process: string;
  readonly kind: string;
  readonly group: GroupId;
  readonly instance: InstanceId;
  readonly unit: ItemId | null;
  readonly number?: string;
}

export interface Instance {
  readonly id: InstanceId;
  readonly kind: string;
  readonly process: string;
  readonly definition: DefinitionHash;
  readonly group: GroupId;
  readonly revision: number;
  readonly createdAt: Timestamp;
  readonly creator: PersonRef;
  /** The unit of another instance whose effect started this one; absent when a person did. */
  readonly startedBy?: StartedBy;
  /** Numbering id → the number given: `caseNumber` → `2026-014`. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Counters of sequences whose scope is the instance. */
  readonly counters: Readonly<Record<string, number>>;
  readonly main: UnitState;
  /** In order of making. */
  readonly items: Readonly<Record<ItemId, ItemState>>;
  /** Link items of other instances that point here: item name → reference → mirror. */
  readonly incoming: Readonly<Record<string, Readonly<Record<string, IncomingState>>>>;
  /** Next moment at which a fact may change by itself, rounded down: the least of all wake-ups. */
  readonly wakeAt: Timestamp | null;
  /** Persons shut out, with the fact that did it: once in force until a person lifts it. */
  readonly excluded: Readonly<Record<PersonId, string>>;
  /** Task (`taskKey`) → who took it. Counts for the visit to the state in which it was taken; absent while nobody ever took one. */
  readonly taken?: Readonly<Record<string, TakenTask>>;
}
export interface TakenTask {
  readonly by: PersonRef;
  readonly at: Timestamp;
  /** When the state that asks for it was entered: entered again, it is another task. */
  readonly since: Timestamp;
}
/** What a task asks for: a section to fill, or an event to send. */
export type TaskKind = "section" | "event";
export interface ItemState extends UnitState {
  readonly id: ItemId;
  /** Name in the definition. */
  readonly item: string;
  /** Set key, id of the linked instance, or ordinal under its parent: unique among unfinished ones. */
  readonly key: string;
  readonly parent?: ItemId;
  readonly wanted: boolean;
  readonly number?: string;
  readonly addedAt: Timestamp;
  readonly addedBy: PersonRef;
  readonly link?: FarRef;
  /** The far end's answer to our birth. */
  readonly answer?: "accepted" | "refused";
  readonly why?: readonly string[];
  /** What the link `brings`. */
  readonly far: Readonly<Record<string, Json>>;
  /** Who is shut out at the far end, where its kind carries that along this link. */
  readonly farExcluded?: readonly string[];
  /** How the far end last saw us, so that only changes are sent. */
  readonly mirrored?: Mirrored;
  /** Persons who hold the item. */
  readonly holders: readonly PersonId[];
}
export interface FarRef {
  readonly instance: InstanceId;
  readonly kind: string;
  readonly group: GroupId;
}
/** A link item as its far end sees it. */
export interface Mirrored {
  readonly owner: InstanceId;
  readonly ownerKind: string;
  readonly item: ItemId;
  readonly number?: string;
  readonly active: readonly string[];
  readonly tags: readonly string[];
  readonly since: Readonly<Record<string, Timestamp>>;
  readonly shows: Readonly<Record<string, Json>>;
  readonly ended: boolean;
  /** Who is shut out at the owner, where its kind carries that along this link. */
  readonly excluded?: readonly string[];
}
export interface IncomingState extends Mirrored {
  readonly accepted: boolean;
  /** What was last brought to it. */
  readonly brought: Readonly<Record<string, Json>>;
  /** Of whom the owner was last told that they are shut out here. */
  readonly broughtExcluded?: readonly string[];
}

/** Opens section contents on demand; `null` for the main unit. The engine asks only for what a rule reads. */
export interface Contents {
  read(item: ItemId | null, section: string): Fields | undefined;
}

/** The path of a unit: `[]` main, `["consentPerson","mum"]`, `["agendaPlace","m1","action","2"]`; or an item's id. */
export type UnitPath = readonly string[];

interface CommandBase {
  readonly id: CommandId;
  readonly at: Timestamp;
  readonly actor: Actor;
}
/** What a person may ask. */
export type UserCommand = CommandBase &
  (
    | {
        readonly type: "Create";
        readonly instance: InstanceId;
        readonly kind: string;
        readonly group: GroupId;
        readonly with?: Readonly<Record<string, Fields>>;
        /** Set when an effect of another instance starts this one: the definition decided who may and what is filled. */
        readonly started?: true;
        /** Whose effect it was. Absent in commands of before 2026-12. */
        readonly startedBy?: StartedBy;
      }
    | {
        readonly type: "PatchSection";
        readonly unit: UnitPath;
        readonly patches: Readonly<Record<string, SectionPatch>>;
        readonly declared?: readonly string[];
      }
    | {
        readonly type: "SendEvent";
        readonly unit: UnitPath;
        readonly event: string;
        readonly with?: Fields;
        readonly pick?: string;
        readonly confirmed?: boolean;
        readonly declared?: readonly string[];
      }
    | {
        readonly type: "AddItem";
        readonly item: string;
        readonly parent?: UnitPath;
        readonly key?: string;
        readonly to?: FarRef;
        /** Several in one commit, in the place of `key` and `to`: all of them, or none. */
        readonly each?: readonly NewItemKey[];
        readonly with?: Fields;
        /** An event of the new item, sent in the same commit. */
        readonly event?: string;
        readonly declared?: readonly string[];
      }
    | { readonly type: "HandOver"; readonly to: PersonId }
    | { readonly type: "LiftExclusion"; readonly person: PersonId }
    /** Go over to the version that decides: `DecideContext.before` is the one it runs on. */
    | { readonly type: "Upgrade" }
    /** What an addressee without the system answered, recorded by somebody who may send the event that was sent to it. */
    | {
        readonly type: "RecordAnswer";
        readonly unit: UnitPath;
        readonly effect: string;
        /** Which addressee; may be left out when only one has not answered. */
        readonly to?: string;
        readonly accepted: boolean;
        readonly why?: string;
        readonly with?: Fields;
        readonly declared?: readonly string[];
      }
    | {
        readonly type: "TakeTask";
        readonly unit: UnitPath;
        readonly task: TaskKind;
        /** The section, or the event. */
        readonly name: string;
        /** Who has it now, as the taker saw: taking over is never by accident. */
        readonly from?: PersonId;
      }
    | { readonly type: "ReleaseTask"; readonly unit: UnitPath; readonly task: TaskKind; readonly name: string }
  );
/** Which item to add: its key, or for a link where it leads. */
export interface NewItemKey {
  readonly key?: string;
  readonly to?: FarRef;
}
/** Fields to set (`null` empties). `was` is what the writer saw: when another value stands there by now, both are shown. */
export interface SectionPatch {
  readonly set: Fields;
  readonly was?: Fields;
}
/** What the system asks: the clock, and other instances through the outbox. `actor` is the person behind it. */
export type SystemCommand = CommandBase &
  (
    | { readonly type: "DeadlineDue"; readonly unit: UnitPath; readonly deadline: string; readonly rung: string }
    | { readonly type: "WakeUp" }
    | { readonly type: "Request"; readonly request: RequestEffect }
    | { readonly type: "Answer"; readonly answer: AnswerEffect }
    /** A link item of another instance changed: its states and what it shows. */
    | { readonly type: "Mirror"; readonly mirror: MirrorEffect }
    /** The far end of our link changed: what it brings. */
    | { readonly type: "Brought"; readonly brought: BroughtEffect }
    /** Designers take it to the version that decides; `DecideContext.before` is the one it runs on. */
    | {
        readonly type: "GoOver";
        readonly to: DefinitionHash;
        readonly map: MigrationMap;
        /** Why this one went by hand, and who agreed. */
        readonly reason?: string;
        readonly second?: PersonId;
      }
    /** Somebody left: what was theirs by having made it goes to a colleague, and what they had taken is free again. */
    | { readonly type: "Succeed"; readonly from: PersonId; readonly to: PersonId }
  );
export type Command = UserCommand | SystemCommand;

/** Facts about what happened: folded by `evolve`, kept in the commit, told in the timeline. */
export type InstanceEvent =
  | { readonly type: "InstanceCreated"; readonly instance: Instance }
  | {
      readonly type: "SectionWritten";
      readonly unit: ItemId | null;
      readonly section: string;
      readonly state: SectionState;
      readonly changed: readonly string[];
    }
  | { readonly type: "SectionErased"; readonly unit: ItemId | null; readonly section: string }
  | {
      readonly type: "EventTaken";
      readonly unit: ItemId | null;
      readonly event: string;
      readonly by: PersonRef;
      readonly role?: string;
      readonly at: Timestamp;
    }
  | {
      readonly type: "StateChanged";
      readonly unit: ItemId | null;
      readonly chart: ChartState;
      readonly entered: readonly string[];
      readonly exited: readonly string[];
      readonly at: Timestamp;
      readonly by: PersonRef;
    }
  | { readonly type: "ItemAdded"; readonly item: ItemState }
  | { readonly type: "ItemWanted"; readonly item: ItemId; readonly wanted: boolean }
  | { readonly type: "HoldersChanged"; readonly item: ItemId; readonly holders: readonly PersonId[] }
  | { readonly type: "FactsChanged"; readonly unit: ItemId | null; readonly facts: Readonly<Record<string, Json>> }
  | {
      readonly type: "NumberGiven";
      readonly unit: ItemId | null;
      readonly numbering: string;
      readonly number: string;
      readonly counter?: number;
    }
  | {
      readonly type: "DeadlineSet";
      readonly unit: ItemId | null;
      readonly deadline: string;
      readonly state: DeadlineState | null;
    }
  | {
      readonly type: "PausesKept";
      readonly unit: ItemId | null;
      readonly deadline: string;
      readonly pauses: DeadlineState["pauses"];
    }
  | { readonly type: "Sent"; readonly unit: ItemId | null; readonly effect: string; readonly state: SentState }
  | { readonly type: "WakesSet"; readonly unit: ItemId | null; readonly wakes: Readonly<Record<string, Timestamp>> }
  | { readonly type: "Mirrored"; readonly item: ItemId; readonly mirrored: Mirrored }
  | {
      readonly type: "LinkAnswered";
      readonly item: ItemId;
      readonly answer: "accepted" | "refused";
      readonly why?: readonly string[];
    }
  | {
      readonly type: "FarBrought";
      readonly item: ItemId;
      readonly far: Readonly<Record<string, Json>>;
      readonly excluded?: readonly string[];
    }
  | {
      readonly type: "IncomingChanged";
      readonly item: string;
      readonly reference: string;
      readonly incoming: IncomingState;
    }
  | { readonly type: "WakeUpSet"; readonly at: Timestamp | null }
  | { readonly type: "HandedOver"; readonly to: PersonRef }
  | { readonly type: "Upgraded"; readonly definition: DefinitionHash }
  /** It went over with a map: units whose states or sections became others. */
  | {
      readonly type: "WentOver";
      readonly definition: DefinitionHash;
      /** As the new version calls itself. */
      readonly version: string;
      readonly main?: MovedUnit;
      readonly items: Readonly<Record<ItemId, MovedUnit>>;
      readonly reason?: string;
      readonly second?: PersonId;
    }
  | { readonly type: "Excluded"; readonly person: PersonId; readonly fact: string }
  | { readonly type: "ExclusionLifted"; readonly person: PersonId }
  | {
      readonly type: "TaskTaken";
      readonly unit: ItemId | null;
      readonly task: TaskKind;
      readonly name: string;
      readonly taken: TakenTask;
    }
  | { readonly type: "TaskReleased"; readonly unit: ItemId | null; readonly task: TaskKind; readonly name: string };

/** Who refused what was asked, and the names of what stood in the way. */
export interface Refused {
  readonly by: InstanceId;
  readonly why: readonly string[];
}

/** Carried out after the commit, at least once, idempotent by `id`; `needs` are asked again then. */
export type Effect = {
  readonly id: string;
  readonly unit: ItemId | null;
  /** Name in the definition; engine-made ones (mirrors, answers) have none. */
  readonly name?: string;
  readonly needs?: readonly string[];
} & (
  | {
      readonly type: "notify";
      readonly roles: readonly string[];
      readonly event?: string;
      /** It tells of a refusal: whose, and why. */
      readonly refused?: Refused;
    }
  | { readonly type: "report"; readonly report: string; readonly notify: readonly string[] }
  | {
      readonly type: "start";
      /** Absent in effects of before 2026-12. */
      readonly startedBy?: StartedBy;
      readonly kind: string;
      /** Whose kind it is, when it is another process than the own. */
      readonly process?: string;
      readonly group: GroupId;
      readonly with: Readonly<Record<string, Fields>>;
      /** Who made it start: the creator of the new instance. */
      readonly by: PersonRef;
      /** Which sending of that effect it belongs to: its answer says so too. */
      readonly round?: number;
    }
  | { readonly type: "request"; readonly request: RequestEffect }
  | { readonly type: "answer"; readonly to: InstanceId; readonly answer: AnswerEffect }
  | { readonly type: "mirror"; readonly to: InstanceId; readonly mirror: MirrorEffect }
  | { readonly type: "brought"; readonly to: InstanceId; readonly brought: BroughtEffect }
);
/** A command that one instance sends to another. For a link's birth `event` is `<item>.added`. */
export interface RequestEffect {
  readonly from: {
    readonly instance: InstanceId;
    readonly kind: string;
    /** Set when it goes to an instance of another process. */
    readonly process?: string;
    readonly group: GroupId;
    readonly unit: ItemId | null;
    readonly effect?: string;
    /** Which sending of that effect it belongs to: its answer says so too. */
    readonly round?: number;
  };
  readonly to: { readonly instance: InstanceId; readonly unit: ItemId | null };
  readonly event: string;
  readonly with?: Fields;
  /** Set at a link's birth: how we look from there. */
  readonly mirror?: MirrorEffect;
  readonly by: PersonRef;
}
export interface AnswerEffect {
  readonly from: InstanceId;
  /** The link item that was born, or the unit whose effect sent the request. */
  readonly unit: ItemId | null;
  readonly effect?: string;
  readonly round?: number;
  readonly accepted: boolean;
  readonly why?: readonly string[];
}
export interface MirrorEffect {
  readonly item: string;
  readonly reference: string;
  readonly incoming: Mirrored;
}
export interface BroughtEffect {
  readonly from: InstanceId;
  readonly item: ItemId;
  readonly far: Readonly<Record<string, Json>>;
  readonly excluded?: readonly string[];
}

/** What `decide` may know besides the instance and the command. */
export interface DecideContext {
  readonly contents: Contents;
  readonly directory: Directory;
  readonly validate: Validate;
  readonly clock: Omit<Clock, "now">;
  /** For `Upgrade`: the definition the instance runs on until now. */
  readonly before?: CompiledProcess;
  /** Numbers reserved for this command, by numbering id. */
  readonly reserved: Readonly<Record<string, number>>;
  /** Names in instances that link here, as far as the writer may see them: compared with what is written, never stored. */
  readonly nearby?: readonly KnownNames[];
  /** The writer has no tries left: no text of theirs is compared with what is withheld from them, it is refused. */
  readonly screeningPaused?: boolean;
  /** Names of organisations, groups and places: who is called like a part of one is not asked about. */
  readonly publicNames?: readonly string[];
}

/** The whole of what one accepted command writes. */
export interface Accepted {
  readonly outcome: "accepted";
  readonly instance: Instance;
  readonly events: readonly InstanceEvent[];
  /** Section contents written in this commit: sealed each by itself. */
  readonly written: readonly {
    readonly unit: ItemId | null;
    readonly section: string;
    readonly fields: Fields | null;
  }[];
  readonly effects: readonly Effect[];
  /** The role under which the actor was allowed. */
  readonly role?: string;
}
/** A comparison of texts with names that are withheld from the writer. */
export interface Comparison {
  readonly places: readonly NamesPlace[];
  /** Words that were not in the texts before. */
  readonly words: number;
  readonly isHit: boolean;
}
export type Decision = (
  | Accepted
  | { readonly outcome: "rejected"; readonly rejection: Rejection; readonly errors?: readonly FieldError[] }
  /** Numbers have to be reserved first; ask again with them. */
  | { readonly outcome: "needs-numbers"; readonly numberings: readonly string[] }
) & { readonly comparisons?: readonly Comparison[] };
