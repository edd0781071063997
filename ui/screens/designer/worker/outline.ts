/** Tells the roles, rights and facts of a draft. */

import { outlineOf } from "../../../../engine/index.ts";
import type { OutlineAnswer } from "../use-outline.ts";
import type { DraftQuestion } from "../use-rested-worker.ts";
import { compiled } from "./compiled.ts";

/** Roles, rights and facts, as other views offer them; none while the draft does not compile. */
export function outline(draft: DraftQuestion): OutlineAnswer {
  const process = compiled(draft);
  return { turn: draft.turn, ...(process ? { found: outlineOf(process) } : {}) };
}
