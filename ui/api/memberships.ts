/** Working for one of several organisations: whoever has more than one membership chooses, and the screen begins anew as that member. */

import { ask } from "./client.ts";
import type { Session } from "./types.ts";

/** From now on the session works as this membership. */
export const workAs = (person: string): Promise<Session> =>
  ask<Session>("/api/session/membership", { method: "POST", body: { person } });

/** Whoever signs in again goes on as the member that was at work. */
export async function backAs(before: Session, next: Session): Promise<Session> {
  const same = next.memberships?.find(({ person }) => person === before.person);
  return same && next.person !== before.person ? workAs(same.person) : next;
}
