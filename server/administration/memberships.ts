/** What ends and begins again when somebody stops: the account, or one of several memberships while the account goes on for the others. */

import type { PersonId, Timestamp } from "../../engine/index.ts";
import type { Account, DirectoryCommand, Person } from "../directory/types.ts";

interface Change {
  readonly person: Person;
  readonly account: Account;
  /** Every membership of the human, this one included. */
  readonly all: readonly Person[];
  readonly at: Timestamp;
  /** Who goes on with what lies there. */
  readonly heir: PersonId | undefined;
}
interface Stop {
  readonly stopped?: Timestamp;
  readonly successor?: PersonId;
}

/** Stopped from the first time on; a successor that was named before stays until another one is. */
const stoppedFrom = <T extends Stop>(one: T, at: Timestamp, heir: PersonId | undefined): T => ({
  ...one,
  stopped: one.stopped ?? at,
  ...(heir === undefined ? {} : { successor: heir }),
});
function open<T extends Stop>({ stopped: _stopped, successor: _successor, ...rest }: T) {
  return rest;
}
const register = (person: Person): DirectoryCommand => ({ type: "RegisterPerson", person });

/** The account ends with the last membership that runs. */
export function stopping({ person, account, all, at, heir }: Change): readonly DirectoryCommand[] {
  const whole: DirectoryCommand = { type: "OpenAccount", account: stoppedFrom(account, at, heir) };
  if (all.length < 2) return [whole];
  const isLast = all.every(({ id, stopped }) => id === person.id || stopped !== undefined);
  return [register(stoppedFrom(person, at, heir)), ...(isLast ? [whole] : [])];
}

/** Another membership of an account that was stopped stays stopped. */
export function resuming({ person, account, all }: Change): readonly DirectoryCommand[] {
  const { stopped, successor } = account;
  const others = all.filter((one) => one.id !== person.id && one.stopped === undefined);
  return [
    ...(all.length < 2 ? [] : [register(open(person))]),
    ...(stopped === undefined ? [] : others.map((one) => register(stoppedFrom(one, stopped, successor)))),
    { type: "OpenAccount", account: open(account) },
  ];
}
