/** Draws a report as PDF: tagged, with title and language, and a font of its own. Owner of pdfkit. */

import PDFDocument from "pdfkit";
import { type ReportBlock, type ReportModel, yesWord } from "../../engine/reports/index.ts";
import { feet, header } from "./pdf-frame.ts";
import {
  BODY,
  INK,
  MARGIN,
  type Pdf,
  QUIET,
  registerFonts,
  room,
  STRONG,
  type Struct,
  tagged,
  widthOf,
} from "./pdf-parts.ts";
import { drawTable } from "./pdf-table.ts";
import { wordsOf } from "./words.ts";

/** A heading stays with the first lines of what it heads. */
function heading(pdf: Pdf, root: Struct, text: string): void {
  if (text === "") return;
  room(pdf, 84);
  pdf.y += 10;
  tagged(
    pdf,
    root,
    "H2",
    () =>
      void pdf
        .font(STRONG, 12)
        .fillColor(INK)
        .text(text, MARGIN, pdf.y, { width: widthOf(pdf) }),
  );
  pdf.y += 3;
}

/** Air after a paragraph. */
const PARAGRAPH = 5;
const WIDEST_LABEL = 150;

function fields(pdf: Pdf, root: Struct, rows: readonly (readonly [string, string])[]): void {
  pdf.font(BODY, 10);
  const labels = Math.min(WIDEST_LABEL, Math.max(...rows.map(([label]) => pdf.widthOfString(label))) + 1);
  const left = MARGIN + labels + 14;
  const width = MARGIN + widthOf(pdf) - left;
  for (const [label, value] of rows) {
    pdf.font(BODY, 10);
    const height = Math.max(pdf.heightOfString(value, { width }), pdf.heightOfString(label, { width: labels }));
    room(pdf, height);
    const top = pdf.y;
    const { page } = pdf;
    tagged(pdf, root, "P", () => {
      pdf.fillColor(QUIET).text(label, MARGIN, top, { width: labels });
      pdf.fillColor(INK).text(value, left, top, { width });
    });
    // A value longer than a page went on by itself: what follows stands below its end.
    pdf.y = pdf.page === page ? top + height + 3 : pdf.y + 3;
  }
}

function drawBlock(pdf: Pdf, root: Struct, block: ReportBlock, language: string): void {
  switch (block.type) {
    case "heading":
      heading(pdf, root, block.text);
      return;
    case "text":
      tagged(
        pdf,
        root,
        "P",
        () =>
          void pdf
            .font(BODY, 10)
            .fillColor(INK)
            .text(block.text, MARGIN, pdf.y, { width: widthOf(pdf) }),
      );
      pdf.y += PARAGRAPH;
      return;
    case "fields":
      heading(pdf, root, block.title);
      fields(pdf, root, block.rows);
      return;
    case "table":
      heading(pdf, root, block.title);
      drawTable(pdf, root, block, { yes: yesWord(language), yours: wordsOf(language).yours });
      return;
    case "pageBreak":
      pdf.addPage();
  }
}

/** The fonts' `CIDSet` is optional and never complete for a subset: PDF/UA (7.21.4.2) wants it right or left out. */
function leaveOutCidSets(pdf: Pdf): void {
  const { _fontFamilies } = pdf as unknown as {
    readonly _fontFamilies: Readonly<Record<string, { readonly descriptor?: { readonly data: object } }>>;
  };
  for (const { descriptor } of Object.values(_fontFamilies))
    if (descriptor) Reflect.deleteProperty(descriptor.data, "CIDSet");
}

/** @param at when it was made: written into the file. */
export function renderPdf(model: ReportModel, at: Date): Promise<Uint8Array> {
  const [first] = model.blocks;
  const named = model.number === undefined ? model.title : `${model.title} ${model.number}`;
  const isTitled = first?.type === "heading";
  const title = isTitled && first.text !== model.title ? first.text : named;
  const options = {
    size: "A4",
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    pdfVersion: "1.7",
    subset: "PDF/UA",
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    font: "",
    lang: model.language === "en" ? "en-GB" : "nl-NL",
    info: { Title: title, CreationDate: at, ModDate: at },
  };
  const pdf = new PDFDocument(options as PDFKit.PDFDocumentOptions);
  registerFonts(pdf);
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  header(pdf, model, root, title);
  for (const block of isTitled ? model.blocks.slice(1) : model.blocks) drawBlock(pdf, root, block, model.language);
  root.end();
  feet(pdf, model);
  pdf.end();
  leaveOutCidSets(pdf);
  return done;
}
