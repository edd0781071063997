/** What the parts of Beheer share: a person as it shows one, what it decides, and what stands in the way. */

import type { PersonId } from "../../engine/index.ts";
import type { DirectoryCommand, Person } from "../directory/types.ts";

/** How far somebody is with signing in. */
export type AccountState = "demo" | "none" | "invited" | "active" | "stopped";
export interface PersonView extends Person {
  readonly login: string;
  readonly account: AccountState;
  /** Mail can reach this person. */
  readonly hasAddress: boolean;
}

export type AdministrationFault =
  | {
      readonly fault:
        | "not-found"
        | "login-taken"
        | "already-member"
        | "last-administrator"
        | "changed-meanwhile"
        | "no-mail"
        | "no-address";
    }
  | { readonly fault: "bad-request"; readonly detail: string };
/** What is to be written, and what is answered when it is. */
export interface Decision {
  readonly commands: readonly DirectoryCommand[];
  readonly id: string;
}
/** Decides on the newest directory and writes it, one order after the other. */
export type GiveOrder = (
  by: PersonId,
  decide: () => Promise<Decision | AdministrationFault>,
) => Promise<{ readonly id: string } | AdministrationFault>;
