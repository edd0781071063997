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
export async function noticesFor(shell: Shell, caller: Caller, judge: Judge): Promise<readonly VisibleNotice[]> {
  const notices = await noticesOf(shell, caller.person.id);
  return (await Promise.all(notices.map((notice) => unlessDamaged(() => visible(judge, notice))))).flatMap(
    (known) => known ?? [],
  );
}
