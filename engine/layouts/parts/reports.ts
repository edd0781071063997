/** The part `reports`: reports that can be made at any time. */

import { names, texts } from "../read.ts";
import type { Part } from "../types.ts";

export const reports: Part = {
  key: "reports",
  check({ process, screen, need }) {
    texts(screen["reports"]).forEach((report, index) => {
      need(`/reports/${index}`, "report", report, names(process.reports));
    });
  },
};
