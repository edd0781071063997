/** Draws a report as PDF: tagged, with title and language, and a font of its own. Owner of pdfkit. */

import PDFDocument from "pdfkit";
import type { ReportBlock, ReportModel } from "../../engine/index.ts";
import { rendererOf } from "./blocks/index.ts";
import type { PdfPage } from "./blocks/types.ts";
import { feet, header } from "./pdf-frame.ts";
import { BODY, INK, MARGIN, type Pdf, registerFonts, room, tagged, widthOf } from "./pdf-parts.ts";
import { wordsOf } from "./words.ts";

/** Between two blocks side by side, in points. */
const GUTTER = 24;

/** Draws two short blocks side by side, as on a form. @returns whether both were short enough. */
function drawBeside(page: PdfPage, first: ReportBlock, second: ReportBlock): boolean {
  const { pdf } = page;
  const width = (widthOf(pdf) - GUTTER) / 2;
  const [left, right] = [
    { left: MARGIN, width },
    { left: MARGIN + width + GUTTER, width },
  ];
  const heights = [
    rendererOf(first).besideHeight?.(pdf, first, left),
    rendererOf(second).besideHeight?.(pdf, second, left),
  ].flatMap((height) => height ?? []);
  if (heights.length < 2) return false;
  room(pdf, Math.max(...heights));
  const top = pdf.y;
  rendererOf(first).pdf(page, first, left);
  const below = pdf.y;
  pdf.y = top;
  rendererOf(second).pdf(page, second, right);
  pdf.y = Math.max(below, pdf.y);
  return true;
}

function drawBlocks(page: PdfPage, blocks: readonly ReportBlock[]): void {
  const whole = { left: MARGIN, width: widthOf(page.pdf) };
  for (let index = 0; index < blocks.length; index += 1) {
    const [block, next] = [blocks[index] as ReportBlock, blocks[index + 1]];
    if (next && drawBeside(page, block, next)) index += 1;
    else rendererOf(block).pdf(page, block, whole);
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
  const missing = registerFonts(pdf);
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  header(pdf, model, root, title);
  drawBlocks({ pdf, root, language: model.language }, isTitled ? model.blocks.slice(1) : model.blocks);
  const { notDrawn } = wordsOf(model.language);
  if (missing() > 0)
    tagged(pdf, root, "P", () => {
      pdf
        .font(BODY, 10)
        .fillColor(INK)
        .text(notDrawn, MARGIN, pdf.y + 8, { width: widthOf(pdf) });
    });
  root.end();
  feet(pdf, model);
  pdf.end();
  leaveOutCidSets(pdf);
  return done;
}
