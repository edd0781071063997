/** Fonts, colours and small steps that every part of a PDF shares. */

import type PDFDocument from "pdfkit";
import { type ParsedFont, parsedFont } from "./fallback-fonts.ts";
import { isPlain, runsOf } from "./runs.ts";

export type Pdf = InstanceType<typeof PDFDocument>;
export type Struct = PDFKit.PDFStructureElement;
export const BODY = "body";
export const STRONG = "strong";
export const INK = "#17212b";
export const QUIET = "#55636f";
export const RULE = "#0b5c66";
export const HAIR = "#cfd6db";
export const MARGIN = 40;

const OWN = {
  [BODY]: "open-sans/400Regular/OpenSans_400Regular.ttf",
  [STRONG]: "open-sans/600SemiBold/OpenSans_600SemiBold.ttf",
} as const;
const ownFont = (name: keyof typeof OWN): ParsedFont => parsedFont(OWN[name]);

/** What pdfkit does with a line once it is wrapped, and what it knows of the font in use. */
interface Inner {
  _font: { readonly name: string; readonly ascender: number; readonly font: ParsedFont };
  _fontSize: number;
  _fragment(text: string, x: number, y: number, options: TextOptions): void;
}
type TextOptions = PDFKit.Mixins.TextOptions & { readonly lineWidth?: number };

/**
 * Registers the fonts of papers. Signs of other scripts are drawn in fonts that have them, in the order of their script;
 * what no font has stands as its code.
 * @returns how many signs stand as codes until now
 */
export function registerFonts(pdf: Pdf): () => number {
  let missing = 0;
  const inner = pdf as unknown as Inner;
  const [fragment, width] = [inner._fragment.bind(pdf), pdf.widthOfString.bind(pdf)];
  const registered = new Set<string>();
  /** Does something in each run's font, and goes back to the font in use. */
  const eachRun = (text: string, isDrawn: boolean, act: (run: string) => void): void => {
    const own = inner._font;
    for (const run of runsOf(text, own.font, () => {
      if (isDrawn) missing += 1;
    })) {
      if (run.font !== "" && !registered.has(run.font)) {
        pdf.registerFont(run.font, parsedFont(run.font) as unknown as PDFKit.Mixins.PDFFontSource);
        registered.add(run.font);
      }
      if (run.font !== "") pdf.font(run.font);
      act(run.text);
      inner._font = own;
    }
  };
  pdf.widthOfString = (text, options) => {
    if (isPlain(text)) return width(text, options);
    let sum = 0;
    eachRun(text, false, (run) => {
      sum += width(run, options);
    });
    return sum;
  };
  inner._fragment = (text, x, y, options) => {
    if (isPlain(text)) {
      fragment(text, x, y, options);
      return;
    }
    const free = (options.lineWidth ?? 0) - pdf.widthOfString(text.trimEnd());
    const isRight = options.width !== undefined && options.align === "right";
    const { ascender } = inner._font;
    let left = x + (isRight ? free : 0);
    eachRun(text.replace(/\n/g, ""), true, (run) => {
      // All stand on one line, though their fonts begin at other heights.
      const top = y + ((ascender - inner._font.ascender) / 1000) * inner._fontSize;
      const { textWidth: _width, wordCount: _count, ...rest } = options as TextOptions & Record<string, unknown>;
      fragment(run, left, top, { ...rest, align: "left" } as TextOptions);
      left += width(run);
    });
  };
  for (const name of [BODY, STRONG] as const)
    pdf.registerFont(name, ownFont(name) as unknown as PDFKit.Mixins.PDFFontSource);
  pdf.font(BODY);
  return () => missing;
}

export const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN;
/** The foot has two lines. */
const bottomOf = (pdf: Pdf): number => pdf.page.height - MARGIN - 28;
/** Height that one thing may have on a page of its own, below the headings above it. */
export const highest = (pdf: Pdf): number => bottomOf(pdf) - MARGIN - 110;
export const fits = (pdf: Pdf, height: number): boolean => pdf.y + height <= bottomOf(pdf);

/** Starts a new page when what comes does not fit. */
export function room(pdf: Pdf, height: number): void {
  if (!fits(pdf, height)) pdf.addPage();
}
/** The sign of what is theirs on an organisation's copy: a shape, since it must be seen in black and white too. */
export function mark(pdf: Pdf, left: number, top: number): void {
  pdf
    .moveTo(left, top + 3)
    .lineTo(left + 7, top + 7)
    .lineTo(left, top + 11)
    .fill(INK);
}
export function tagged(pdf: Pdf, parent: Struct, type: string, draw: () => void): void {
  parent.add(pdf.struct(type, {}, draw));
}
/** Drawn, and left out of what is read aloud. */
export function artifact(pdf: Pdf, draw: () => void): void {
  pdf.markContent("Artifact");
  draw();
  pdf.endMarkedContent();
}
