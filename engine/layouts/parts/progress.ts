/** The part `line`: the steps of a kind, each with the conditions under which it is done, under way or waiting. `compile/progress.ts` compiles and checks them. */

import type { Part } from "../types.ts";

export const progress: Part = {
  key: "line",
  inner: { of: "each", keys: ["done", "now", "blocked", "since", "why"] },
};
