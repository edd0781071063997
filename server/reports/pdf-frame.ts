/** What stands on every page of a report: whose it is, that it is confidential, and at the foot what is promised and which page. */

import type { ReportModel } from "../../engine/reports/types.ts";
import {
  artifact,
  BODY,
  INK,
  MARGIN,
  type Pdf,
  QUIET,
  RULE,
  STRONG,
  type Struct,
  tagged,
  widthOf,
} from "./pdf-parts.ts";

const TILE = 34;
const TILE_FILL = "#e3f1f2";

const WORDS: Readonly<Record<string, { readonly page: string; readonly of: string; readonly confidential: string }>> = {
  nl: { page: "Pagina", of: "van", confidential: "Vertrouwelijk" },
  en: { page: "Page", of: "of", confidential: "Confidential" },
};
const wordsOf = (language: string) => WORDS[language] ?? { page: "Pagina", of: "van", confidential: "Vertrouwelijk" };

/** A house in a tile: decoration, so nothing that is read aloud. */
function tile(pdf: Pdf): void {
  artifact(pdf, () => {
    pdf.roundedRect(MARGIN, MARGIN, TILE, TILE, 3).fill(TILE_FILL);
    pdf
      .save()
      .translate(MARGIN + 8.5, MARGIN + 8.5)
      .path("M0 9 L8.5 1 L17 9 M2.5 7 V16.5 H14.5 V7")
      .lineWidth(1.2)
      .lineJoin("round")
      .strokeColor(RULE)
      .stroke()
      .restore();
  });
}

/** The head of the first page, down to its title. */
export function header(pdf: Pdf, model: ReportModel, root: Struct, title: string): void {
  tile(pdf);
  tagged(pdf, root, "P", () => {
    const left = MARGIN + TILE + 8;
    pdf
      .font(STRONG, 10)
      .fillColor(INK)
      .text(model.municipality, left, MARGIN + 3);
    pdf.font(BODY, 10).text(model.group, left, MARGIN + 18);
  });
  tagged(pdf, root, "P", () => {
    const { confidential } = wordsOf(model.language);
    pdf.font(STRONG, 10).text(confidential, MARGIN, MARGIN + 3, { width: widthOf(pdf), align: "right" });
  });
  const rule = MARGIN + TILE + 8;
  artifact(pdf, () => {
    pdf
      .moveTo(MARGIN, rule)
      .lineTo(MARGIN + widthOf(pdf), rule)
      .lineWidth(1.5)
      .strokeColor(RULE)
      .stroke();
  });
  pdf.y = rule + 14;
  tagged(pdf, root, "H1", () => {
    pdf
      .font(STRONG, 18)
      .fillColor(INK)
      .text(title, MARGIN, pdf.y, { width: widthOf(pdf) });
  });
  pdf.y += 4;
}

/** Foot of every page; drawn last, when it is known how many there are. */
export function feet(pdf: Pdf, { note, language }: ReportModel): void {
  const { page, of } = wordsOf(language);
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    const top = pdf.page.height - MARGIN - 6;
    artifact(pdf, () => {
      pdf.font(BODY, 8).fillColor(QUIET);
      pdf.text(note, MARGIN, top, { width: widthOf(pdf) - 100, lineBreak: false });
      pdf.text(`${page} ${index + 1} ${of} ${count}`, MARGIN, top, {
        width: widthOf(pdf),
        align: "right",
        lineBreak: false,
      });
    });
    pdf.page.margins.bottom = bottom;
  }
}
