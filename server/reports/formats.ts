/** The formats in which a report is given: what each is called on the web, and what draws it. */

import { renderPdf } from "./pdf.ts";
import { renderXlsx } from "./xlsx.ts";

export const FORMATS = {
  pdf: { type: "application/pdf", render: renderPdf },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", render: renderXlsx },
} as const;
export type ReportFormat = keyof typeof FORMATS;
