/** The part `tabs`: what each tab shows, sections and items by name. */

import { pointerPart } from "../../definition/json.ts";
import { maps, names, texts } from "../read.ts";
import type { Part } from "../types.ts";

export const tabs: Part = {
  key: "tabs",
  inner: { of: "each", keys: ["show", "why"] },
  check({ kind, screen, need }) {
    const parts = [...names(kind.sections), ...names(kind.items), ...names(kind.incoming)];
    for (const [tab, { show }] of maps(screen["tabs"]))
      texts(show).forEach((part, index) => {
        need(`/tabs/${pointerPart(tab)}/show/${index}`, "part", part, parts);
      });
  },
};
