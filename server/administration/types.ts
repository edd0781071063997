/** A person as Beheer shows one. */

import type { Person } from "../directory/types.ts";

/** How far somebody is with signing in. */
export type AccountState = "demo" | "none" | "invited" | "active" | "stopped";
export interface PersonView extends Person {
  readonly login: string;
  readonly account: AccountState;
  /** Mail can reach this person. */
  readonly hasAddress: boolean;
}
