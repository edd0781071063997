/** Somebody leaves: the account ends at once, and functions, cases and tasks go to a colleague or are free again. */

import { asId, dayOf, type PersonId } from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Account, DirectoryCommand, Person } from "../directory/types.ts";
import type { Accounts } from "../identity/accounts.ts";
import { workingAs } from "../identity/caller.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { Shell } from "../shell.ts";
import { handedOver } from "./hand-over.ts";
import { resuming, stopping } from "./memberships.ts";
import { leadBy, succeed, takingPart } from "./succession.ts";
import type { AdministrationFault, GiveOrder } from "./types.ts";

/** What became of what lay with somebody. */
export interface Left {
  readonly id: string;
  /** Cases that went to the colleague, and those that could not. */
  readonly handed: number;
  readonly stayed: number;
}
export interface Leaving {
  /**
   * Stops an account on the next request and ends its sessions and streams, or opens it again; of somebody who works
   * for several organisations only this membership, and the account with the last one. Also of one that was stopped
   * before, to hand over what still lies there.
   * @param successor takes over functions in groups from today, and cases
   */
  setStopped(
    person: string,
    stopped: boolean,
    by: PersonId,
    successor?: string,
  ): Promise<Left | { readonly id: string } | AdministrationFault>;
  /** How much lies with a person by name: counts, and the groups; nothing of what it is. */
  workOf(person: string): Promise<object | AdministrationFault>;
}
interface Identities {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
}
interface Ways {
  readonly order: GiveOrder;
  readonly isLast: (person: Person | undefined) => Promise<boolean>;
}

export function createLeaving(shell: Shell, { accounts, sessions }: Identities, { order, isLast }: Ways): Leaving {
  const { directory, now, store } = shell;
  const personOf = (id: string): Person | undefined => directory.person(asId<PersonId>(id));

  function stopOrder(id: string, stopped: boolean, by: PersonId, successor: string | undefined) {
    return order(by, async () => {
      const person = personOf(id);
      const account = person && directory.accountOf(person.id);
      if (!person || !account) return { fault: "not-found" };
      if (stopped && (await isLast(person))) return { fault: "last-administrator" };
      const next = successor === undefined ? undefined : personOf(successor);
      if (successor !== undefined && (!next || next.id === person.id || directory.isStopped(next.id)))
        return { fault: "not-found" };
      const today = dayOf(now(), TIME_ZONE);
      const groups = stopped && next ? handedOver(directory.groups(), person.id, next.id, today) : [];
      const handed = groups.map((group): DirectoryCommand => ({ type: "FormGroup", group }));
      const change = { person, account, all: directory.membershipsOf(person.id), at: now(), heir: next?.id };
      return { commands: [...handed, ...(stopped ? stopping(change) : resuming(change))], id };
    });
  }

  /** Sessions of an account that work as this membership now. */
  const sessionsAs = async (account: Account, id: string): Promise<readonly string[]> =>
    (await sessions.of(account.id)).flatMap((session) =>
      workingAs(directory, account, session.person)?.id === id ? [session.id] : [],
    );

  return {
    setStopped: async (id, stopped, by, successor) => {
      const before = directory.accountOf(asId<PersonId>(id));
      // Whoever comes back comes in by a new link: what they signed in with before counts no more.
      if (!stopped && before?.stopped !== undefined) await accounts.forget(before.id);
      const running = before ? await sessionsAs(before, id) : [];
      const outcome = await stopOrder(id, stopped, by, successor);
      const person = personOf(id);
      const account = person && directory.accountOf(person.id);
      if ("fault" in outcome || !stopped || !account) return outcome;
      if (account.stopped !== undefined) await sessions.endAll(account.id);
      else for (const session of running) await sessions.endOne(account.id, session);
      // Streams look at their session when something changes: they end now.
      shell.live.changed(person.id);
      const next = successor === undefined ? undefined : personOf(successor);
      for (const { id: instance } of await takingPart(shell, person.id)) shell.live.changed(instance);
      return next ? { id, ...(await succeed(shell, { from: person.id, to: next, by })) } : outcome;
    },
    workOf: async (id) => {
      const person = personOf(id);
      if (!person) return { fault: "not-found" };
      const tasks = await store.tasks({ persons: [person.id], functions: [], limit: 1_000 });
      const led = await leadBy(shell, person.id);
      const groups = directory.groups().filter(({ members }) => members.some((member) => member.person === person.id));
      return {
        tasks: tasks.length,
        cases: new Set(tasks.map(({ instance }) => instance)).size,
        late: tasks.filter(({ dueAt }) => dueAt !== null && dueAt < now()).length,
        leads: led.length,
        numbers: led.flatMap(({ number }) => number ?? []).sort(),
        groups: groups.map(({ id: group, name }) => ({ id: group, name })),
      };
    },
  };
}
