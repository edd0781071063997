/** The part `tabs`: what each tab shows, sections and items by name, and the papers whose drawings stand above them. */

import { pointerPart } from "../../definition/json.ts";
import { maps, names, texts } from "../read.ts";
import type { Part } from "../types.ts";

export const tabs: Part = {
  key: "tabs",
  inner: { of: "each", keys: ["show", "paper", "above", "versions", "why"] },
  check({ process, kind, screen, need }) {
    const parts = [...names(kind.sections), ...names(kind.items), ...names(kind.incoming)];
    for (const [tab, { show, paper, above, versions }] of maps(screen["tabs"])) {
      if (typeof versions === "string")
        need(`/tabs/${pointerPart(tab)}/versions`, "report", versions, names(process.reports));
      for (const [part, report] of Object.entries((above ?? {}) as Readonly<Record<string, unknown>>)) {
        const at = `/tabs/${pointerPart(tab)}/above/${pointerPart(part)}`;
        need(at, "section", part, texts(show));
        need(at, "report", String(report), names(process.reports));
      }
      if (typeof paper === "string") need(`/tabs/${pointerPart(tab)}/paper`, "report", paper, names(process.reports));
      texts(show).forEach((part, index) => {
        need(`/tabs/${pointerPart(tab)}/show/${index}`, "part", part, parts);
      });
    }
  },
};
