/** Who sends a request, as the session's cookie says. */

import type { PersonId } from "../../engine/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Account, Person } from "../directory/types.ts";
import type { Session } from "./sessions.ts";

export interface Caller {
  readonly session: Session;
  readonly account: Account;
  /** The membership that this session works as: one human may work for several organisations. */
  readonly person: Person;
}

/** Memberships of an account that did not end, in order of registration; none of an account that was stopped. */
export const runningMemberships = (
  directory: Pick<Directory, "membershipsOf" | "isStopped">,
  account: Account,
): readonly Person[] => directory.membershipsOf(account.person).filter(({ id }) => !directory.isStopped(id));

/** As whom an account works: as was chosen while that membership runs, else as the first one that does. */
export function workingAs(
  directory: Pick<Directory, "membershipsOf" | "isStopped">,
  account: Account,
  chosen: PersonId | undefined,
): Person | undefined {
  const running = runningMemberships(directory, account);
  return running.find(({ id }) => id === chosen) ?? running[0];
}
