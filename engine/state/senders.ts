/** Who sent an event to a unit: what `notBy` compares with whoever acts now (four eyes). */

import { ADDED } from "../definition/types.ts";
import type { PersonId } from "../ids.ts";
import { isSameHuman } from "./same-human.ts";
import type { Directory, ItemState, PersonRef, UnitState } from "./types.ts";

/** The person who last sent the event, or who added the item; undefined when nobody did yet. */
export const senderOf = (state: UnitState | ItemState, event: string): PersonRef | undefined =>
  event === ADDED && "addedBy" in state ? state.addedBy : state.sentBy[event];

/** Whether the human behind a person last sent the event, as a member of whatever organisation. */
export function isSender(directory: Directory, state: UnitState | ItemState, event: string, person: PersonId): boolean {
  const sender = senderOf(state, event);
  return sender !== undefined && isSameHuman(directory, person, sender.id);
}
