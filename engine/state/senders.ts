/** Who sent an event to a unit: what `notBy` compares with whoever acts now (four eyes). */

import { ADDED } from "../definition/types.ts";
import type { ItemState, PersonRef, UnitState } from "./types.ts";

/** The person who last sent the event, or who added the item; undefined when nobody did yet. */
export const senderOf = (state: UnitState | ItemState, event: string): PersonRef | undefined =>
  event === ADDED && "addedBy" in state ? state.addedBy : state.sentBy[event];
