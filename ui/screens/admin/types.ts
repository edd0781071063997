/** What Beheer gets from the server (server/administration). */

import type { Json } from "../../../engine/index.ts";

export type Words = Readonly<Record<string, string>>;
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly domain: string;
  readonly avg: "controller" | "processor";
  readonly contact?: string;
}
export type Duty = "administrator" | "designer";
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly function: string;
  readonly organisation: string;
  /** A further membership: id of the first one. */
  readonly sameAs?: string;
  readonly duties?: readonly Duty[];
  readonly login: string;
  readonly mail?: string;
  /** Mail can reach this person. */
  readonly hasAddress: boolean;
  readonly account: "demo" | "none" | "invited" | "active" | "stopped";
}
export interface Member {
  readonly person: string;
  readonly function: string;
  readonly from: string;
  readonly until?: string;
}
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly process: string;
  readonly variant?: string;
  /** It only tries something. */
  readonly isTest?: true;
  readonly settings: Readonly<Record<string, Json>>;
  readonly members: readonly Member[];
}
export interface Setting {
  readonly id: string;
  readonly words: Words;
  readonly type: string;
  readonly unit?: string;
  readonly choices?: readonly { readonly value: Json; readonly words: Words }[];
  /** Its value is a group of this process. */
  readonly groupOf?: string;
  readonly default: Json;
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface Process {
  readonly id: string;
  readonly words: Words;
  readonly variants: readonly string[];
  /** It was never published. */
  readonly onlyOnTrial?: true;
  readonly parties: readonly { readonly id: string; readonly words: Words }[];
  readonly functions: readonly { readonly id: string; readonly words: Words; readonly help: Words }[];
  readonly settings: readonly Setting[];
}
export interface Overview {
  readonly organisations: readonly Organisation[];
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly processes: readonly Process[];
  /** ISO day. */
  readonly today: string;
  /** Of the directory; sent along with a change, so that nothing newer is overwritten. */
  readonly version: number;
  /** A mail server is set. */
  readonly mail: boolean;
  readonly checklist: Readonly<Record<string, boolean>>;
}
/** A request of somebody whom a case is about, or to destroy a case whose term is over. */
export interface SubjectRequest {
  readonly id: string;
  readonly kind: "inspect" | "correct" | "erase" | "term";
  readonly number: string;
  readonly group: string;
  /** ISO days. */
  readonly receivedOn: string;
  readonly until: string;
  readonly note: string;
  readonly by: string;
  readonly state: "open" | "closed" | "erased";
  /** The case has not ended. */
  readonly running?: true;
  /** Who can make the copy, or correct something. */
  readonly makers?: readonly string[];
  readonly closedBy?: string;
  readonly closedAt?: string;
  readonly answer?: string;
}
export interface DueCase {
  readonly number: string;
  readonly group: string;
  readonly endedOn: string;
  readonly until: string;
}
