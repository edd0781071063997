/** A person's notices, each judged again: one about something that its reader is shut out of by now is not shown. */

import { isHiddenOwner, isShutOut, unitAt, visibleRefusal } from "../../engine/index.ts";
import { type Notice, noticesOf } from "../effects/notices.ts";
import type { Caller } from "../identity/caller.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import type { Shell } from "../shell.ts";
import type { Authorized } from "./authorize.ts";
import { type Held, heldAt } from "./list-rows.ts";

/** As it is shown: whose refusal it is by number, and why as addresses of texts; when it is held, of what is held on a day. */
export interface VisibleNotice extends Omit<Notice, "refused"> {
  readonly held?: Held;
  readonly refused?: ReturnType<typeof visibleRefusal>;
}
type Judge = (id: Notice["instance"]) => Promise<Authorized | undefined>;

async function visible(judge: Judge, { refused, ...notice }: Notice): Promise<readonly VisibleNotice[]> {
  // Nothing is left to judge it by: it was judged when it was given, and holds a number alone.
  if (notice.destroyed) return [notice];
  const authorized = await judge(notice.instance);
  const unit = authorized && unitAt(authorized.context, notice.item);
  if (!unit || isShutOut(authorized.context, authorized.actor, unit)) return [];
  const { context, actor } = authorized;
  if (refused && isHiddenOwner(context, actor, refused.by)) return [];
  const held = heldAt(context, actor);
  const shown = { ...notice, ...(held ? { held } : {}) };
  return [refused ? { ...shown, refused: visibleRefusal(context, unit, refused.by, refused.why) } : shown];
}
const PAGE = 50;
export interface NoticePage {
  readonly notices: readonly VisibleNotice[];
  /** Where the next page begins; null when there is none. */
  readonly next: string | null;
}
const placeOf = ({ at, id }: Notice): string => `${at} ${id}`;
/** Newest first, as `noticesOf` gives them: by moment, then by id. */
const isAfter = (notice: Notice, place: string): boolean => {
  const [at = "", id = ""] = place.split(/ (.*)/s);
  return notice.at < at || (notice.at === at && notice.id > id);
};

/** A page of a person's notices, newest first: only its own are judged. @param after where the page before it ended */
export async function noticesFor(shell: Shell, caller: Caller, judge: Judge, after?: string): Promise<NoticePage> {
  const all = await noticesOf(shell, caller.person.id);
  const open = after === undefined ? all : all.filter((notice) => isAfter(notice, after));
  const found: VisibleNotice[] = [];
  for (let at = 0; at < open.length; at += PAGE) {
    const page = open.slice(at, at + PAGE);
    const shown = await Promise.all(page.map((notice) => unlessDamaged(() => visible(judge, notice))));
    found.push(...shown.flatMap((known) => known ?? []));
    const last = page.at(-1);
    if (found.length >= PAGE) return { notices: found, next: last && at + PAGE < open.length ? placeOf(last) : null };
  }
  return { notices: found, next: null };
}
