/** What still has to be mailed: one small document each in the store, of opaque ids only; removed when it was sent. */

import {
  type AccountId,
  addDays,
  atTime,
  dayOf,
  milliseconds,
  type PersonId,
  type Timestamp,
  timestamp,
} from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Account, Person } from "../directory/types.ts";
import type { Shell } from "../shell.ts";
import { MAIL_CHOICES, type MailChoice, type MailEntry, type MailQueue } from "./types.ts";

const QUEUE = "mail";
const SENT = "mail sent";
const LEASES = "mail leases";
const CHOICES = "mail choices";
const MINUTE = 60_000;
/** Between two notices to one person who wants them at once. */
const PAUSE = 60 * MINUTE;
/** A server that dies while it sends is followed by another one after this. */
const LEASE = 5 * MINUTE;
/** Hour of the daily mail, in local time. */
const DAILY_AT = "07:00";

/** Where mail for somebody goes: the address that was given, else a user name that is one. */
export function addressOf(person: Person, account: Account | undefined): string | undefined {
  const address = person.mail ?? account?.login;
  return address !== undefined && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address) ? address : undefined;
}

const later = (from: Timestamp, wait: number): Timestamp => timestamp(milliseconds(from) + wait);
function nextMorning(now: Timestamp): Timestamp {
  const today = dayOf(now, TIME_ZONE);
  const morning = atTime(today, DAILY_AT, TIME_ZONE);
  return morning > now ? morning : atTime(addDays(today, 1), DAILY_AT, TIME_ZONE);
}

type Parts = Pick<Shell, "store" | "directory" | "now">;

export function createMailQueue({ store, directory, now }: Parts): MailQueue {
  const put = (entry: MailEntry, ifAbsent = false): Promise<boolean> =>
    store.put(QUEUE, entry.id, JSON.stringify(entry), { ifAbsent });
  const find = async (id: string): Promise<MailEntry | undefined> => {
    const kept = await store.get(QUEUE, id);
    return kept && (JSON.parse(Buffer.from(kept).toString()) as MailEntry);
  };
  const accountOf = (person: PersonId): Account | undefined => directory.accountOf(person);
  const mayGet = (person: Person | undefined): person is Person => {
    const account = person && accountOf(person.id);
    return !!person && account?.kind === "local" && addressOf(person, account) !== undefined;
  };
  const choice = async (person: PersonId): Promise<MailChoice> => {
    const kept = await store.get(CHOICES, person);
    return MAIL_CHOICES.find((one) => kept && Buffer.from(kept).toString() === one) ?? "at-once";
  };
  /** At once, unless one went out a short while ago; or next morning. */
  async function dueFor(person: PersonId, chosen: MailChoice): Promise<Timestamp> {
    if (chosen === "daily") return nextMorning(now());
    const last = await store.get(SENT, person);
    return last ? later(Buffer.from(last).toString() as Timestamp, PAUSE) : now();
  }

  return {
    choice,
    choose: async (person, chosen) => {
      await store.put(CHOICES, person, chosen);
    },
    invite: async (person, again) => {
      if (!mayGet(person)) return false;
      const id = `invitation-${person.id}`;
      return put({ id, kind: "invitation", person: person.id, at: now(), again, attempts: 0, retryAt: now() });
    },
    cancelInvitation: (person) => store.remove(QUEUE, `invitation-${person}`),
    notice: async (id) => {
      const chosen = await choice(id);
      if (chosen === "never" || !mayGet(directory.person(id))) return;
      const retryAt = await dueFor(id, chosen);
      await put({ id: `notice-${id}`, kind: "notice", person: id, at: now(), attempts: 0, retryAt }, true);
    },
    all: async () =>
      (await store.all(QUEUE))
        .map(({ value }) => JSON.parse(Buffer.from(value).toString()) as MailEntry)
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    take: ({ id, at, attempts }) =>
      store.put(LEASES, `${id} ${at} ${attempts}`, "", { ifAbsent: true, expiresAt: later(now(), LEASE) }),
    sent: async ({ id, kind, person }) => {
      if (kind === "notice") await store.put(SENT, person, now(), { expiresAt: later(now(), PAUSE) });
      await store.remove(QUEUE, id);
    },
    failed: async (entry, code, retryAt) => {
      await put({ ...entry, attempts: entry.attempts + 1, code, retryAt });
    },
    retry: async (id) => {
      const entry = await find(id);
      return entry !== undefined && put({ ...entry, retryAt: now() });
    },
  };
}

/** Whose mail it is, as long as the account is in use. */
export function receiverOf(
  { directory }: Pick<Shell, "directory">,
  { person: id }: MailEntry,
): { readonly account: AccountId; readonly address: string } | undefined {
  const person = directory.person(id);
  const account = person && directory.accountOf(person.id);
  const address = person && addressOf(person, account);
  return account?.kind === "local" && !directory.isStopped(id) && address !== undefined
    ? { account: account.id, address }
    : undefined;
}
