/** What stands around a report: whose it is, for whom, how long it is kept, whose copy, and at the foot what is promised and which page. */

import type { ReportModel } from "../../engine/index.ts";
import {
  artifact,
  BODY,
  INK,
  MARGIN,
  mark,
  type Pdf,
  QUIET,
  RULE,
  STRONG,
  type Struct,
  tagged,
  widthOf,
} from "./pdf-parts.ts";
import { madeWords, wordsOf } from "./words.ts";

const TILE = 34;
const TILE_FILL = "#e3f1f2";

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

/** Whose paper it is: left, beside the tile. Returns where it ends. */
function owner(pdf: Pdf, { municipality, group }: ReportModel, root: Struct): number {
  const left = MARGIN + TILE + 8;
  const width = widthOf(pdf) * 0.52 - TILE - 8;
  tagged(pdf, root, "P", () => {
    pdf
      .font(STRONG, 10)
      .fillColor(INK)
      .text(municipality, left, MARGIN + 3, { width });
    pdf.font(BODY, 10).text(group, left, pdf.y + 1, { width });
  });
  return pdf.y;
}
/** For whom it is and how long it is kept: right. Returns where it ends. */
function audience(pdf: Pdf, model: ReportModel, root: Struct): number {
  const { audience: whom = "", keptUntil, language, isOpen } = model;
  if (isOpen) return MARGIN;
  const words = wordsOf(language);
  const width = widthOf(pdf) * 0.46;
  const left = MARGIN + widthOf(pdf) - width;
  const rest = whom === "" ? "" : `, ${whom}`;
  tagged(pdf, root, "P", () => {
    const strong = pdf.font(STRONG, 10).widthOfString(words.confidential);
    const all = strong + pdf.font(BODY, 10).widthOfString(rest);
    if (all <= width) {
      const from = left + width - all;
      pdf
        .font(STRONG, 10)
        .fillColor(INK)
        .text(words.confidential, from, MARGIN + 3, { lineBreak: false });
      pdf.font(BODY, 10).text(rest, from + strong, MARGIN + 3, { lineBreak: false });
      pdf.y = MARGIN + 3 + pdf.currentLineHeight(true);
    } else {
      pdf
        .font(STRONG, 10)
        .fillColor(INK)
        .text(words.confidential, left, MARGIN + 3, { width, align: "right" });
      pdf.font(BODY, 10).text(whom, left, pdf.y, { width, align: "right" });
    }
    if (keptUntil !== undefined)
      pdf.font(BODY, 10).text(words.keptUntil(keptUntil), left, pdf.y + 1, { width, align: "right" });
  });
  return pdf.y;
}

/** The copy of one organisation says whose it is, and shows the sign that marks what is theirs. */
function copyBox(pdf: Pdf, { copyFor, copyText, language }: ReportModel, root: Struct): void {
  if (copyFor === undefined) return;
  const words = wordsOf(language).copyFor(copyFor);
  const text = copyText ?? "";
  const [pad, gutter] = [8, 16];
  const width = widthOf(pdf) - 2 * pad - gutter;
  const top = pdf.y + 2;
  const oneLine =
    pdf.font(STRONG, 10).widthOfString(`${words} `) + pdf.font(BODY, 10).widthOfString(text) <= width
      ? pdf.currentLineHeight(true)
      : undefined;
  // Measured in the wider face, so that it is never too low.
  const height = oneLine ?? pdf.font(STRONG, 10).heightOfString(`${words} ${text}`, { width });
  artifact(pdf, () => {
    pdf
      .roundedRect(MARGIN, top, widthOf(pdf), height + 2 * pad, 3)
      .lineWidth(0.8)
      .strokeColor(QUIET)
      .stroke();
    mark(pdf, MARGIN + pad, top + pad);
  });
  tagged(pdf, root, "P", () => {
    pdf
      .font(STRONG, 10)
      .fillColor(INK)
      .text(`${words} `, MARGIN + pad + gutter, top + pad, { width, continued: true });
    pdf.font(BODY, 10).text(text, { width });
  });
  pdf.y = top + height + 2 * pad + 4;
}

/** The head of the first page, down to its title. */
export function header(pdf: Pdf, model: ReportModel, root: Struct, title: string): void {
  tile(pdf);
  const rule = Math.max(MARGIN + TILE, owner(pdf, model, root), audience(pdf, model, root)) + 8;
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
  copyBox(pdf, model, root);
}

/** Foot of every page; drawn last, when it is known how many there are. */
export function feet(pdf: Pdf, model: ReportModel): void {
  const { page, of } = wordsOf(model.language);
  const { start, count } = pdf.bufferedPageRange();
  const [made, width] = [madeWords(model), widthOf(pdf) - 100];
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    const top = pdf.page.height - MARGIN - 6;
    artifact(pdf, () => {
      pdf.font(BODY, 8).fillColor(QUIET);
      if (made !== "") pdf.text(made, MARGIN, top - 10, { width, height: 9, ellipsis: true });
      pdf.text(model.note, MARGIN, top, { width, height: 9, ellipsis: true });
      pdf.text(`${page} ${index + 1} ${of} ${count}`, MARGIN, top, {
        width: widthOf(pdf),
        align: "right",
        lineBreak: false,
      });
    });
    pdf.page.margins.bottom = bottom;
  }
}
