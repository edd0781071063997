/** The part `tabs`: what each tab shows, sections and items by name, and the paper whose drawings stand above them. */

import { pointerPart } from "../../definition/json.ts";
import { maps, names, texts } from "../read.ts";
import type { Part } from "../types.ts";

export const tabs: Part = {
  key: "tabs",
  inner: { of: "each", keys: ["show", "paper", "why"] },
  check({ process, kind, screen, need }) {
    const parts = [...names(kind.sections), ...names(kind.items), ...names(kind.incoming)];
    for (const [tab, { show, paper }] of maps(screen["tabs"])) {
      if (typeof paper === "string") need(`/tabs/${pointerPart(tab)}/paper`, "report", paper, names(process.reports));
      texts(show).forEach((part, index) => {
        need(`/tabs/${pointerPart(tab)}/show/${index}`, "part", part, parts);
      });
    }
  },
};
