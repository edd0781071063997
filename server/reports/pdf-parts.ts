/** Fonts, colours and small steps that every part of a PDF shares. */

import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

export type Pdf = InstanceType<typeof PDFDocument>;
export type Struct = PDFKit.PDFStructureElement;
export const BODY = "body";
export const STRONG = "strong";
export const INK = "#17212b";
export const QUIET = "#55636f";
export const RULE = "#0b5c66";
export const HAIR = "#cfd6db";
export const MARGIN = 40;

const require = createRequire(import.meta.url);
const FACES = { [BODY]: "400Regular", [STRONG]: "600SemiBold" };
const parsed = new Map<string, PDFKit.Mixins.PDFFontSource>();

/** A font file takes longer to parse than a page to draw: parsed once per process, and embedded as a subset per document. */
function fontOf(name: keyof typeof FACES): PDFKit.Mixins.PDFFontSource {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const face = FACES[name];
  const path = require.resolve(`@expo-google-fonts/open-sans/${face}/OpenSans_${face}.ttf`);
  const holder = new PDFDocument({ font: path }) as unknown as {
    readonly _font: { readonly font: PDFKit.Mixins.PDFFontSource };
  };
  parsed.set(name, holder._font.font);
  return holder._font.font;
}
export function registerFonts(pdf: Pdf): void {
  for (const name of [BODY, STRONG] as const) pdf.registerFont(name, fontOf(name));
  pdf.font(BODY);
}

export const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN;
/** The foot has two lines. */
const bottomOf = (pdf: Pdf): number => pdf.page.height - MARGIN - 28;
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
