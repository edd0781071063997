/** Sessions: an opaque token in a cookie, its hash in the store; ended by idling, by age, or by signing out (docs/promises.md 4.5). */

import { createHash, randomBytes } from "node:crypto";
import {
  type AccountId,
  type InstanceId,
  milliseconds,
  type OrganisationId,
  type PersonId,
  type Timestamp,
  timestamp,
} from "../../engine/index.ts";
import { believed, type Keyed, withHash } from "../sealing/keyed.ts";
import type { Store } from "../store/port.ts";

const COLLECTION = "sessions";
const PLACE = "session";
const MINUTE = 60_000;
/** Ended after this long without use. */
const IDLE = 15 * MINUTE;
/** The same while a meeting is open on the screen: people talk, and nobody touches a key. */
const IDLE_IN_MEETING = 60 * MINUTE;
const ABSOLUTE = 12 * 60 * MINUTE;
/** A second factor that was given longer ago is asked again for a weighty act. */
const PROOF = 10 * MINUTE;
/** Use is written down at most this often; a restart may end a session so much earlier. */
const TOUCH = MINUTE;
/** Sessions of one account at most. */
const MOST = 1_000;

export interface Session {
  /** Pseudonym of the session, for logs and records. */
  readonly id: string;
  readonly account: AccountId;
  readonly createdAt: Timestamp;
  readonly usedAt: Timestamp;
  /** The meeting that is open on its screen. */
  readonly meeting?: InstanceId;
  /** Hash of the session at the provider through which it began. */
  readonly provider?: string;
  /** The membership that was chosen to work as; without it the account's first one. */
  readonly person?: PersonId;
  /** The organisation whose own second factor was trusted instead of ours: it speaks for its own members alone. */
  readonly vouchedBy?: OrganisationId;
  /** When a second factor was last asked; without it when the session began. */
  readonly provenAt?: Timestamp;
}
export interface Sessions {
  /** Starts a session; the token goes into the cookie and is kept nowhere. */
  start(account: AccountId, more?: Pick<Session, "provider" | "person" | "vouchedBy">): Promise<string>;
  /** From now on the session works as this membership of its account. */
  workAs(session: Session, person: PersonId): Promise<Session>;
  /** A second factor was asked again, and given. */
  proven(session: Session): Promise<Session>;
  /** Whether a second factor of ours, or of that organisation, stands behind this session. */
  mayWorkFor(session: Session, organisation: OrganisationId): boolean;
  /** Whether a second factor was given within the last ten minutes. */
  isProven(session: Session): boolean;
  /** The session of a token while it runs. Asking counts as use, unless `quietly`: an open stream is nobody at the keyboard. */
  find(token: string, quietly?: boolean): Promise<Session | undefined>;
  /** Says which meeting is open on the screen, or that none is. */
  inMeeting(session: Session, meeting: InstanceId | undefined): Promise<Session>;
  end(token: string): Promise<void>;
  /** Sessions of an account that run, last used first. */
  of(account: AccountId): Promise<readonly Session[]>;
  /** Ends one session of an account by its id. @returns false when the account has no such session. */
  endOne(account: AccountId, id: string): Promise<boolean>;
  /** Signs an account out everywhere, or everywhere but in one session. */
  endAll(account: AccountId, except?: string): Promise<void>;
  /** Whole seconds until it ends when it is not used: by idling, and in any case. */
  left(session: Session): { readonly idle: number; readonly atMost: number };
}

const idOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
const idleLimit = ({ meeting }: Session): number => (meeting === undefined ? IDLE : IDLE_IN_MEETING);

/** A row under another id than its own was copied: it is nobody's. */
const readSession = (keyed: Keyed, id: string, stored: Uint8Array): Session | undefined => {
  const session = believed<Session>(keyed, PLACE, stored);
  return session?.id === id ? session : undefined;
};

/** @param keyed of the store: a session that was put there without the key counts for nothing. */
export function createSessions(store: Store, now: () => Timestamp, keyed: Keyed): Sessions {
  /** As used last, with the use that is written down. */
  const cache = new Map<string, { readonly session: Session; readonly kept: Timestamp }>();
  /** Ended here: a request that was under way must not bring one back. */
  const ended = new Set<string>();
  const moment = (): number => milliseconds(now());

  const remember = (session: Session, kept: Timestamp): Session => {
    if (cache.size > 5_000) cache.clear();
    if (!ended.has(session.id)) cache.set(session.id, { session, kept });
    return session;
  };
  const endOf = (session: Session): number =>
    Math.min(milliseconds(session.usedAt) + idleLimit(session), milliseconds(session.createdAt) + ABSOLUTE);
  /** Known here before it is written down: what comes meanwhile builds on it, and does not undo it. */
  async function keep(session: Session): Promise<Session> {
    if (ended.has(session.id)) return session;
    remember(session, cache.get(session.id)?.kept ?? session.createdAt);
    await store.put(COLLECTION, session.id, withHash(keyed, PLACE, session), {
      owner: session.account,
      expiresAt: timestamp(endOf(session)),
    });
    const newest = cache.get(session.id)?.session ?? session;
    return remember(newest, session.usedAt);
  }
  async function remove(id: string): Promise<void> {
    if (ended.size > 5_000) ended.clear();
    ended.add(id);
    cache.delete(id);
    await store.remove(COLLECTION, id);
  }
  async function read(id: string): Promise<Session | undefined> {
    const kept = await store.get(COLLECTION, id);
    if (!kept) return undefined;
    // Ended while it was read.
    if (ended.has(id)) return undefined;
    const session = readSession(keyed, id, kept);
    return session && remember(session, session.usedAt);
  }
  function use(session: Session): Session | Promise<Session> {
    const used = { ...session, usedAt: now() };
    const kept = cache.get(session.id)?.kept ?? session.usedAt;
    if (moment() - milliseconds(kept) < TOUCH) return remember(used, kept);
    // A full disk ends nobody's session: use is then only known here.
    return keep(used).catch(() => remember(used, kept));
  }

  const runningOf = async (account: AccountId): Promise<readonly Session[]> => {
    const kept = await store.byOwner(COLLECTION, account, MOST);
    return kept
      .flatMap(({ id, value }) => cache.get(id)?.session ?? readSession(keyed, id, value) ?? [])
      .filter((session) => !ended.has(session.id) && moment() < endOf(session))
      .sort((a, b) => (a.usedAt < b.usedAt ? 1 : -1));
  };

  return {
    of: runningOf,
    endOne: async (account, id) => {
      const found = (await runningOf(account)).some((session) => session.id === id);
      if (found) await remove(id);
      return found;
    },
    start: async (account, more = {}) => {
      const token = randomBytes(32).toString("base64url");
      await keep({ id: idOf(token), account, createdAt: now(), usedAt: now(), ...more });
      return token;
    },
    workAs: ({ meeting: _before, ...session }, person) => keep({ ...session, usedAt: now(), person }),
    mayWorkFor: ({ vouchedBy, provenAt }, organisation) =>
      vouchedBy === undefined || vouchedBy === organisation || provenAt !== undefined,
    proven: (session) => keep({ ...session, usedAt: now(), provenAt: now() }),
    isProven: ({ createdAt, provenAt = createdAt }) => moment() - milliseconds(provenAt) < PROOF,
    find: async (token, quietly = false) => {
      const id = idOf(token);
      // Where several servers share the store, another one may have ended it.
      const session = (store.follow ? undefined : cache.get(id)?.session) ?? (await read(id));
      if (!session) return undefined;
      if (moment() >= endOf(session)) {
        await remove(id);
        return undefined;
      }
      const used = quietly ? session : await use(session);
      return ended.has(id) ? undefined : used;
    },
    inMeeting: ({ meeting: _before, ...session }, meeting) =>
      keep({ ...session, usedAt: now(), ...(meeting === undefined ? {} : { meeting }) }),
    end: (token) => remove(idOf(token)),
    endAll: async (account, except) => {
      const kept = await store.byOwner(COLLECTION, account, MOST);
      await Promise.all(kept.filter(({ id }) => id !== except).map(({ id }) => remove(id)));
    },
    left: (session) => {
      const seconds = (end: number): number => Math.max(0, Math.floor((end - moment()) / 1_000));
      return { idle: seconds(endOf(session)), atMost: seconds(milliseconds(session.createdAt) + ABSOLUTE) };
    },
  };
}
