/** Sessions: an opaque token in a cookie, its hash in the store; ended by idling, by age, or by signing out. */

import { createHash, randomBytes } from "node:crypto";
import type { AccountId } from "../../engine/ids.ts";
import { milliseconds, type Timestamp, timestamp } from "../../engine/time.ts";
import type { Store } from "../store/port.ts";

const COLLECTION = "sessions";
const MINUTE = 60_000;
/** Ended after an hour without use, and after 12 hours in any case (docs/promises.md 4.5). */
const IDLE = 60 * MINUTE;
const ABSOLUTE = 12 * 60 * MINUTE;
/** Use is written down at most this often. */
const TOUCH = 5 * MINUTE;

export interface Session {
  /** Pseudonym of the session, for logs and records. */
  readonly id: string;
  readonly account: AccountId;
  readonly createdAt: Timestamp;
  readonly usedAt: Timestamp;
}
export interface Sessions {
  /** Starts a session; the token goes into the cookie and is kept nowhere. */
  start(account: AccountId): Promise<string>;
  /** The session of a token while it runs. Asking counts as use, unless `quietly`: an open stream is nobody at the keyboard. */
  find(token: string, quietly?: boolean): Promise<Session | undefined>;
  end(token: string): Promise<void>;
}

const idOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

export function createSessions(store: Store, now: () => Timestamp): Sessions {
  const cache = new Map<string, Session>();

  async function keep(session: Session): Promise<void> {
    const end = Math.min(milliseconds(session.usedAt) + IDLE, milliseconds(session.createdAt) + ABSOLUTE);
    await store.put(COLLECTION, session.id, JSON.stringify(session), {
      owner: session.account,
      expiresAt: timestamp(end),
    });
    if (cache.size > 5_000) cache.clear();
    cache.set(session.id, session);
  }
  async function read(id: string): Promise<Session | undefined> {
    const cached = cache.get(id);
    if (cached) return cached;
    const kept = await store.get(COLLECTION, id);
    return kept && (JSON.parse(Buffer.from(kept).toString()) as Session);
  }

  return {
    start: async (account) => {
      const token = randomBytes(32).toString("base64url");
      await keep({ id: idOf(token), account, createdAt: now(), usedAt: now() });
      return token;
    },
    find: async (token, quietly = false) => {
      const session = await read(idOf(token));
      if (!session) return undefined;
      const moment = milliseconds(now());
      const idle = moment - milliseconds(session.usedAt);
      if (idle >= IDLE || moment - milliseconds(session.createdAt) >= ABSOLUTE) {
        cache.delete(session.id);
        await store.remove(COLLECTION, session.id);
        return undefined;
      }
      if (idle >= TOUCH && !quietly) await keep({ ...session, usedAt: now() });
      else cache.set(session.id, session);
      return session;
    },
    end: async (token) => {
      cache.delete(idOf(token));
      await store.remove(COLLECTION, idOf(token));
    },
  };
}
