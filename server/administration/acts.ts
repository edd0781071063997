/** What administrators did: who, when, what and for whom, kept by month and shown to every administrator. Ids and names of parts only; nothing of a case. */

import { randomBytes } from "node:crypto";
import { addDays, type Day, dayOf, type PersonId, type Timestamp } from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import { believed, withHash } from "../sealing/keyed.ts";
import type { Shell } from "../shell.ts";

/** What an act can be. An order to the directory names the entry; the rest names what the screen calls it. */
export type ActKind =
  | "organisation"
  | "person"
  | "account"
  | "group"
  | "stopped"
  | "resumed"
  | "invited"
  | "confirmed"
  | "provider"
  | "requested"
  | "answered"
  | "destroyed"
  | "looked"
  | "retried";

export interface Act {
  readonly id: string;
  readonly at: Timestamp;
  readonly by: PersonId;
  readonly what: ActKind;
  /** An id of the directory, the number of a case, or the name of a part. */
  readonly about?: string;
  /** It was made by this act. */
  readonly isNew?: true;
  /** Names of the parts that are otherwise now. */
  readonly changed?: readonly string[];
  /** Persons whose place in a group changed. */
  readonly people?: readonly PersonId[];
}
export type NewAct = Omit<Act, "id" | "at">;

export interface Acts {
  /** Durable when resolved; to be awaited before the answer leaves. */
  note(act: NewAct): Promise<void>;
  /** Newest first, from a day until a day (ISO, both included), of everybody or of one, at most 500. */
  between(from: Day, until: Day, by?: PersonId): Promise<{ readonly acts: readonly Act[]; readonly more: boolean }>;
}

const COLLECTION = "acts";
const PLACE = "act";
/** Acts of one month that are read at most. */
const MOST_OF_MONTH = 20_000;
const MOST = 500;
/** A period of more months is cut off. */
const MOST_MONTHS = 36;

/** Months of a period as `2026-11`, newest first. */
function monthsOf(from: Day, until: Day): readonly string[] {
  const numbered = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [numbered(from), numbered(until)];
  const count = Math.min(Math.max(last - first + 1, 0), MOST_MONTHS);
  return Array.from({ length: count }, (_, back) => {
    const month = last - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

export function createActs({ store, sealing, now }: Pick<Shell, "store" | "sealing" | "now">): Acts {
  async function ofMonth(month: string): Promise<readonly Act[]> {
    const kept = await store.byOwner(COLLECTION, month, MOST_OF_MONTH);
    return kept.flatMap(({ id, value }) => {
      const act = believed<Act>(sealing, PLACE, value);
      return act?.id === id ? [act] : [];
    });
  }
  return {
    note: async (act) => {
      const at = now();
      const id = `${at} ${randomBytes(9).toString("base64url")}`;
      await store.put(COLLECTION, id, withHash(sealing, PLACE, { id, at, ...act }), { owner: at.slice(0, 7) });
    },
    between: async (from, until, by) => {
      const found: Act[] = [];
      // Moments are UTC and days are those of the calendar here: the month before may hold the first hours.
      const today = dayOf(now(), TIME_ZONE);
      for (const month of monthsOf(addDays(from, -1), until < today ? until : today)) {
        found.push(...(await ofMonth(month)));
        if (found.length > MOST_OF_MONTH) break;
      }
      const within = found
        .filter((act) => by === undefined || act.by === by)
        .filter(({ at }) => from <= dayOf(at, TIME_ZONE) && dayOf(at, TIME_ZONE) <= until)
        .sort((a, b) => (a.at < b.at ? 1 : -1));
      return { acts: within.slice(0, MOST), more: within.length > MOST };
    },
  };
}
