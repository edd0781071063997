/** Who is who: person, account, organisation and participation are four things. */

import type { AccountId, Day, GroupId, Json, OrganisationId, PersonId, Timestamp } from "../../engine/index.ts";

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  /** A free code of the region, such as a profession or a kind of service. */
  readonly party: string;
  readonly domain: string;
  /** Controller or processor under the GDPR. */
  readonly avg: "controller" | "processor";
  /** Whom to call or write about data protection. */
  readonly contact?: string;
}
/** What somebody does for the whole region, beside functions in groups: keep its people and groups, or design its processes. */
export const DUTIES = ["administrator", "designer"] as const;
export type Duty = (typeof DUTIES)[number];
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** What the person is called at work. */
  readonly function: string;
  readonly organisation: OrganisationId;
  /** A further membership of somebody who is registered already: the id of the first one, which the account names. */
  readonly sameAs?: PersonId;
  /** Since when this membership ended, while the account goes on for another one. */
  readonly stopped?: Timestamp;
  /** Who goes on with what lay with this membership. */
  readonly successor?: PersonId;
  /** Where mail goes; without it to the user name, when that is an address. */
  readonly mail?: string;
  readonly duties?: readonly Duty[];
}
/** A way to sign in. A demo account has no secret and exists in a demo only; a local one has a password and a second factor. */
export interface Account {
  readonly id: AccountId;
  readonly person: PersonId;
  readonly kind: "demo" | "local";
  /** User name of a local account, in small letters. */
  readonly login?: string;
  /** Since when nobody signs in with it. */
  readonly stopped?: Timestamp;
  /** Who goes on with what lay with the person of a stopped account. */
  readonly successor?: PersonId;
}
/** A person holds a function of a group in a period. */
export interface Membership {
  readonly person: PersonId;
  readonly function: string;
  readonly from: Day;
  readonly until?: Day;
}
export interface GroupRecord {
  readonly id: GroupId;
  readonly name: string;
  readonly municipality: string;
  readonly process: string;
  readonly variant?: string;
  /** It only tries something: it runs on the version on trial, and its instances are counted nowhere. */
  readonly isTest?: true;
  readonly settings: Readonly<Record<string, Json>>;
  readonly members: readonly Membership[];
}

/** Orders to the directory; each leaves who gave it and when. */
export type DirectoryCommand =
  | { readonly type: "RegisterOrganisation"; readonly organisation: Organisation }
  | { readonly type: "RegisterPerson"; readonly person: Person }
  | { readonly type: "OpenAccount"; readonly account: Account }
  | { readonly type: "FormGroup"; readonly group: GroupRecord };

/** Who gave an order, and when. */
export interface Order {
  readonly by: PersonId;
  readonly at: Timestamp;
}

/** Id of what an order is about. */
export function idOf(command: DirectoryCommand): string {
  switch (command.type) {
    case "RegisterOrganisation":
      return command.organisation.id;
    case "RegisterPerson":
      return command.person.id;
    case "OpenAccount":
      return command.account.id;
    case "FormGroup":
      return command.group.id;
  }
}
const KINDS = {
  RegisterOrganisation: "organisation",
  RegisterPerson: "person",
  OpenAccount: "account",
  FormGroup: "group",
} as const;
/** Name of an entry in the store: its kind and id. */
export const entryOf = (command: DirectoryCommand): string => `${KINDS[command.type]} ${idOf(command)}`;

/** Persons for whom an order changes something. */
export function peopleIn(command: DirectoryCommand): readonly PersonId[] {
  if (command.type === "RegisterPerson") return [command.person.id];
  if (command.type === "OpenAccount") return [command.account.person];
  return command.type === "FormGroup" ? command.group.members.map(({ person }) => person) : [];
}
