/** A paper of an action list: ours against pdfkit alone, which puts the same text with the same fonts where it is told. */

import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { ReportModel } from "../../engine/reports/types.ts";
import { renderPdf } from "../../server/reports/pdf.ts";
import { registerFonts } from "../../server/reports/pdf-parts.ts";
import type { Group } from "./table.ts";

const AT = new Date("2026-07-09T10:00:00Z");
const ROWS = 80;
const MARGIN = 40;
const LEFTS = [40, 110, 350, 430, 490];
const COLUMNS = ["Nummer", "Wat", "Wie", "Uiterlijk", "Overgenomen"];
const WHAT = ["Belt over een eerdere intake", "Plant een gesprek met beide ouders", "Maakt met het kind een rooster"];
const rows = Array.from({ length: ROWS }, (_, index) => [
  `2026-0${10 + (index % 60)}-0${index % 9}`,
  WHAT[index % WHAT.length] ?? "",
  "Jeugdarts, Noord",
  "10-07-2026",
  index % 3 === 0 ? "ja" : "nee",
]);
const model: ReportModel = {
  report: "list",
  language: "nl",
  title: "Lijst",
  note: "Alleen nummers.",
  privacy: "pseudonymised",
  group: "Groep Noord",
  municipality: "Gemeente",
  blocks: [
    { type: "table", title: "Acties", columns: COLUMNS, kinds: ["number", "text", "text", "day", "text"], rows },
  ],
};

const require = createRequire(import.meta.url);
const font = (face: string): string => require.resolve(`@expo-google-fonts/open-sans/${face}/OpenSans_${face}.ttf`);
const finish = (pdf: InstanceType<typeof PDFDocument>): Promise<number> =>
  new Promise((resolve) => {
    let size = 0;
    pdf.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
    });
    pdf.on("end", () => resolve(size));
    pdf.end();
  });

/** Nothing but text: no measuring, no structure, no lines. */
function drawPlain(pdf: InstanceType<typeof PDFDocument>): void {
  pdf.font("strong", 18).text("Lijst", MARGIN, MARGIN);
  let top = 80;
  for (const row of [COLUMNS, ...rows]) {
    if (top > 780) {
      pdf.addPage();
      top = MARGIN;
    }
    row.forEach((cell, index) => {
      pdf.font(index === 0 ? "strong" : "body", 10).text(cell, LEFTS[index], top, { width: 230 });
    });
    top += 23;
  }
}
async function timed(make: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await make();
  return (performance.now() - started) * 1_000;
}
function plain(): Promise<number> {
  const pdf = new PDFDocument({ size: "A4", margin: MARGIN });
  pdf.registerFont("body", font("400Regular"));
  pdf.registerFont("strong", font("600SemiBold"));
  drawPlain(pdf);
  return finish(pdf);
}
function plainParsedOnce(): Promise<number> {
  const pdf = new PDFDocument({ size: "A4", margin: MARGIN });
  registerFonts(pdf);
  drawPlain(pdf);
  return finish(pdf);
}

const OURS = "ours: measured, tagged (PDF/UA), with lines, heads and feet";

/** One row prints a whole paper of 80 rows; its cost is that of the paper. */
export const pdfGroup = (): Group => ({
  title: `An action list of ${ROWS} rows as PDF`,
  rounds: 12,
  aim: { row: OURS, ratio: 1.3 },
  rows: [
    { name: "pdfkit alone: the text only, fonts read for each paper", run: () => timed(plain) },
    { name: "pdfkit alone: the text only, fonts parsed once", run: () => timed(plainParsedOnce) },
    { name: OURS, run: () => timed(() => renderPdf(model, AT)) },
  ],
});
