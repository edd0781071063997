/** Draws a report as PDF: tagged, with title and language, and a font of its own. Owner of pdfkit. */

import PDFDocument from "pdfkit";
import { type ReportBlock, type ReportModel, yesWord } from "../../engine/index.ts";
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

type Fields = Extract<ReportBlock, { type: "fields" }>;
/** Where a block stands: the whole width, or one of two columns. */
interface Place {
  readonly left: number;
  readonly width: number;
}
const whole = (pdf: Pdf): Place => ({ left: MARGIN, width: widthOf(pdf) });

/** Height of a heading with its air. */
const HEADING = 29;
/** A heading stays with the first lines of what it heads. */
function heading(pdf: Pdf, root: Struct, text: string, { left, width }: Place, follows = 55): void {
  if (text === "") return;
  room(pdf, HEADING + follows);
  pdf.y += 10;
  tagged(pdf, root, "H2", () => void pdf.font(STRONG, 12).fillColor(INK).text(text, left, pdf.y, { width }));
  pdf.y += 3;
}

/** Air after a paragraph. */
const PARAGRAPH = 5;
const WIDEST_LABEL = 150;
/** Between a label and its value, and between two rows. */
const LABEL_GAP = 14;
const ROW_GAP = 3;

/** Widths of labels and values, and how high each row is. */
function measured(pdf: Pdf, { rows }: Fields, place: Place) {
  pdf.font(BODY, 10);
  const widest = Math.min(WIDEST_LABEL, place.width * 0.5);
  const labels = Math.min(widest, Math.max(...rows.map(([label]) => pdf.widthOfString(label))) + 1);
  const width = place.width - labels - LABEL_GAP;
  const heights = rows.map(([label, value]) =>
    Math.max(pdf.heightOfString(value, { width }), pdf.heightOfString(label, { width: labels })),
  );
  return { labels, width, heights };
}
/** Of a whole block, its heading included. */
const heightOf = (pdf: Pdf, block: Fields, place: Place): number =>
  HEADING + measured(pdf, block, place).heights.reduce((sum, height) => sum + height + ROW_GAP, 0);

function fields(pdf: Pdf, root: Struct, block: Fields, place: Place): void {
  const { title, rows } = block;
  heading(pdf, root, title, place, 30);
  const { labels, width, heights } = measured(pdf, block, place);
  const left = place.left + labels + LABEL_GAP;
  for (const [index, [label, value]] of rows.entries()) {
    pdf.font(BODY, 10);
    const height = heights[index] ?? 0;
    room(pdf, height);
    const top = pdf.y;
    const { page } = pdf;
    tagged(pdf, root, "P", () => {
      pdf.fillColor(QUIET).text(label, place.left, top, { width: labels });
      pdf.fillColor(INK).text(value, left, top, { width });
    });
    // A value longer than a page went on by itself: what follows stands below its end.
    pdf.y = pdf.page === page ? top + height + ROW_GAP : pdf.y + ROW_GAP;
  }
}

/** Short enough to stand beside another. */
const isShort = (block: ReportBlock | undefined): block is Fields =>
  block?.type === "fields" &&
  block.title !== "" &&
  block.rows.length <= 4 &&
  block.rows.every(([, value]) => value.length <= 60);

/** Two short blocks side by side, as on a form. */
function pair(pdf: Pdf, root: Struct, first: Fields, second: Fields): void {
  const width = (widthOf(pdf) - 24) / 2;
  room(pdf, Math.max(heightOf(pdf, first, { left: MARGIN, width }), heightOf(pdf, second, { left: MARGIN, width })));
  const top = pdf.y;
  fields(pdf, root, first, { left: MARGIN, width });
  const below = pdf.y;
  pdf.y = top;
  fields(pdf, root, second, { left: MARGIN + width + 24, width });
  pdf.y = Math.max(below, pdf.y);
}

function drawBlock(pdf: Pdf, root: Struct, block: ReportBlock, language: string): void {
  switch (block.type) {
    case "heading":
      heading(pdf, root, block.text, whole(pdf));
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
      fields(pdf, root, block, whole(pdf));
      return;
    case "table":
      heading(pdf, root, block.title, whole(pdf));
      drawTable(pdf, root, block, { yes: yesWord(language), yours: wordsOf(language).yours });
      return;
    case "pageBreak":
      pdf.addPage();
  }
}

function drawBlocks(pdf: Pdf, root: Struct, blocks: readonly ReportBlock[], language: string): void {
  for (let index = 0; index < blocks.length; index += 1) {
    const [block, next] = [blocks[index] as ReportBlock, blocks[index + 1]];
    if (isShort(block) && isShort(next)) {
      pair(pdf, root, block, next);
      index += 1;
    } else drawBlock(pdf, root, block, language);
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
  drawBlocks(pdf, root, isTitled ? model.blocks.slice(1) : model.blocks, model.language);
  root.end();
  feet(pdf, model);
  pdf.end();
  leaveOutCidSets(pdf);
  return done;
}
