/** What an installation needs before people rely on it, and whether it is there. */

import { milliseconds, type PersonId, type Timestamp } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";
import type { PersonView } from "./types.ts";

/** What the server knows of the place where it runs. */
export interface Installation {
  /** People come over https. */
  readonly isSecure: boolean;
  /** Whether the mail server takes mail now; absent where none is set. */
  readonly mailAnswers?: () => Promise<boolean>;
  /** When the last back-up was made; absent where the database makes its own. */
  readonly lastBackup?: () => Timestamp | undefined;
}
/** What only people can know, and say by a press. */
export const CONFIRMED = ["keyCopy"] as const;
export type Confirmed = (typeof CONFIRMED)[number];

const COLLECTION = "confirmed";
/** A back-up that is older is due. */
const FRESH = 8 * 24 * 3_600_000;

interface Confirmation {
  readonly by: PersonId;
  readonly at: Timestamp;
  /** Of another key it says nothing. */
  readonly key: string;
}
const fingerprintOf = ({ sealing }: Pick<Shell, "sealing">): string => sealing.keyedHash("key copy", "");

export async function confirm(shell: Shell, check: Confirmed, by: PersonId): Promise<void> {
  const said: Confirmation = { by, at: shell.now(), key: fingerprintOf(shell) };
  await shell.store.put(COLLECTION, check, JSON.stringify(said));
}
async function isConfirmed(shell: Shell, check: Confirmed): Promise<boolean> {
  const said = await shell.store.get(COLLECTION, check);
  return said !== undefined && (JSON.parse(Buffer.from(said).toString()) as Confirmation).key === fingerprintOf(shell);
}

const isAdministrator = ({ duties = [], account }: PersonView): boolean =>
  duties.includes("administrator") && (account === "active" || account === "demo");

export async function checklistOf(
  shell: Shell,
  installation: Installation,
  people: readonly PersonView[],
): Promise<Readonly<Record<string, boolean>>> {
  const last = installation.lastBackup?.();
  const isRecent = last !== undefined && milliseconds(shell.now()) - milliseconds(last) < FRESH;
  return {
    secondAdministrator: new Set(people.filter(isAdministrator).map(({ id, sameAs }) => sameAs ?? id)).size > 1,
    https: installation.isSecure,
    mail: shell.mail !== undefined,
    ...(shell.mail && installation.mailAnswers ? { mailAnswers: await installation.mailAnswers() } : {}),
    keyCopy: await isConfirmed(shell, "keyCopy"),
    ...(installation.lastBackup ? { backup: isRecent } : {}),
    group: shell.directory.groups().length > 0,
    everybodySignedIn: people.every(({ account }) => account !== "invited"),
  };
}
