/** Somebody leaves: the account ends at once, and functions, cases and tasks go to a colleague or are free again. */

import { asId, dayOf, type PersonId } from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { DirectoryCommand, Person } from "../directory/types.ts";
import type { Accounts } from "../identity/accounts.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { Shell } from "../shell.ts";
import { handedOver } from "./hand-over.ts";
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
   * Stops an account on the next request and ends its sessions and streams, or opens it again. Also of one that was
   * stopped before, to hand over what still lies there.
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
      const { stopped: before, successor: earlier, ...open } = account;
      const heir = next?.id ?? earlier;
      const changed = stopped ? { ...open, stopped: before ?? now(), ...(heir ? { successor: heir } : {}) } : open;
      const handed = groups.map((group): DirectoryCommand => ({ type: "FormGroup", group }));
      return { commands: [...handed, { type: "OpenAccount", account: changed }], id };
    });
  }

  return {
    setStopped: async (id, stopped, by, successor) => {
      const before = directory.accountOf(asId<PersonId>(id));
      // Whoever comes back comes in by a new link: what they signed in with before counts no more.
      if (!stopped && before?.stopped !== undefined) await accounts.forget(before.id);
      const outcome = await stopOrder(id, stopped, by, successor);
      const person = personOf(id);
      const account = person && directory.accountOf(person.id);
      if ("fault" in outcome || !stopped || !account) return outcome;
      await sessions.endAll(account.id);
      // Streams look at their session when something changes: they end now.
      shell.live.changed(account.person);
      const next = successor === undefined ? undefined : personOf(successor);
      for (const { id: instance } of await takingPart(shell, account.person)) shell.live.changed(instance);
      return next ? { id, ...(await succeed(shell, { from: account.person, to: next, by })) } : outcome;
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
