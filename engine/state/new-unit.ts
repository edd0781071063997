/** A unit before anything happened to it. */

import type { UnitState } from "./types.ts";

/** No active state, nothing written, sent or computed. */
export const NEW_UNIT: UnitState = {
  chart: { leaves: [], history: {} },
  since: {},
  by: {},
  sections: {},
  facts: {},
  sent: {},
  deadlines: {},
  sentBy: {},
  wakes: {},
};
