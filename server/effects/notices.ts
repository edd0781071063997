/** Notices: one small document per receiver, shown in that person's worklist until it is seen. */

import {
  type GroupId,
  type InstanceId,
  type ItemId,
  milliseconds,
  type PersonId,
  type Refused,
  type Timestamp,
  timestamp,
} from "../../engine/index.ts";
import { believed, withHash } from "../sealing/keyed.ts";
import type { Shell } from "../shell.ts";

const OPEN = "notices";
/** Authorized ones stay a while, so that an effect carried out twice does not bring one back. */
const SEEN = "notices seen";
const KEEP_SEEN = 90 * 24 * 3_600_000;
/** Of one person at most: beyond it the rest waits until some were seen. */
const MOST = 10_000;

/** Opaque ids, addresses of texts and the case's number: no names and no contents. */
export interface Notice {
  readonly id: string;
  readonly person: PersonId;
  readonly instance: InstanceId;
  readonly process: string;
  readonly definition: string;
  readonly kind: string;
  readonly group: GroupId;
  readonly number?: string;
  readonly item: ItemId | null;
  readonly path: string;
  /** Address whose text says what happened. */
  readonly address: string;
  /** The role under which the person is told. */
  readonly role: string;
  readonly at: Timestamp;
  /** It tells of a refusal: whose, and the names of what stood in the way. */
  readonly refused?: Refused;
  /** Kept document that the notice brings. */
  readonly document?: string;
  /** Somebody whom the case is about asked for a copy, or to correct something. */
  readonly asked?: "inspect" | "correct";
  /** The case of that number was destroyed; `table`: `instance` is where it stood on the agenda, else it is the case itself, which is gone. */
  readonly destroyed?: "alone" | "table";
}
type NoticeStore = Pick<Shell, "store" | "now" | "sealing">;
const PLACE = "notice";

/** Puts a notice in the receiver's worklist; one with the same id is put once, and a refusal takes the place of an earlier one that said the same. */
export async function giveNotice(from: NoticeStore, notice: Notice): Promise<void> {
  const { store, sealing } = from;
  if (await store.get(SEEN, notice.id)) return;
  if (notice.refused)
    for (const old of await noticesOf(from, notice.person))
      if (old.id !== notice.id && saysTheSame(old, notice)) await markSeen(from, old.person, old.id);
  await store.put(OPEN, notice.id, withHash(sealing, PLACE, notice), { owner: notice.person, ifAbsent: true });
}

const saysTheSame = (one: Notice, other: Notice): boolean =>
  one.instance === other.instance &&
  one.item === other.item &&
  one.address === other.address &&
  one.refused?.by === other.refused?.by &&
  one.refused?.why.join() === other.refused?.why.join();

/** A row that was put there without the key, or under another id, is no notice. */
function opened({ sealing }: Pick<NoticeStore, "sealing">, id: string, value: Uint8Array): Notice | undefined {
  const notice = believed<Notice>(sealing, PLACE, value);
  return notice?.id === id ? notice : undefined;
}

/** Notices a person has not seen, newest first. Each is judged by the caller before it is shown. */
export async function noticesOf(from: NoticeStore, person: PersonId): Promise<readonly Notice[]> {
  const rows = await from.store.byOwner(OPEN, person, MOST);
  return rows
    .flatMap(({ id, value }) => opened(from, id, value) ?? [])
    .filter((notice) => notice.person === person)
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.id < b.id ? -1 : 1));
}

/** Whether there was such a notice for this person. */
export async function markSeen(from: NoticeStore, person: PersonId, id: string): Promise<boolean> {
  const { store, now } = from;
  const value = await store.get(OPEN, id);
  if (!value || opened(from, id, value)?.person !== person) return false;
  const expiresAt = timestamp(milliseconds(now()) + KEEP_SEEN);
  await store.put(SEEN, id, value, { owner: person, expiresAt });
  await store.remove(OPEN, id);
  return true;
}
