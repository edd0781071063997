/** What the mail that waits is, and what can be done with it. */

import type { PersonId, Timestamp } from "../../engine/index.ts";
import type { Person } from "../directory/types.ts";

/** When somebody wants to be told by mail that something is ready for them. */
export const MAIL_CHOICES = ["at-once", "daily", "never"] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export interface MailEntry {
  readonly id: string;
  readonly kind: "invitation" | "notice";
  readonly person: PersonId;
  /** Since when it waits. */
  readonly at: Timestamp;
  /** An invitation for somebody who can sign in: a new password. */
  readonly again?: boolean;
  /** How often it failed, and how the last time. */
  readonly attempts: number;
  readonly code?: string;
  /** When it is tried; null: it was given up. */
  readonly retryAt: Timestamp | null;
}
export interface MailQueue {
  /** A link by mail; one that still waits is replaced. @returns false when no address is known. */
  invite(person: Person, again: boolean): Promise<boolean>;
  /** That something is ready for somebody, when they want to know and have an address: one mail, however much there is. */
  notice(person: PersonId): Promise<void>;
  cancelInvitation(person: PersonId): Promise<void>;
  choice(person: PersonId): Promise<MailChoice>;
  choose(person: PersonId, choice: MailChoice): Promise<void>;
  /** Everything that waits or was given up, oldest first. */
  all(): Promise<readonly MailEntry[]>;
  /** Takes one to send; false when another server has it. */
  take(entry: MailEntry): Promise<boolean>;
  sent(entry: MailEntry): Promise<void>;
  failed(entry: MailEntry, code: string, retryAt: Timestamp | null): Promise<void>;
  /** Tries one again now. @returns false when there is none. */
  retry(id: string): Promise<boolean>;
}
