/** Fonts of other scripts, beside the one of the papers: which draws a sign that the paper's own font lacks. */

import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

/** A parsed font, as far as it is asked here; pdfkit embeds what is used of it. */
export interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): unknown;
  readonly characterSet: readonly number[];
}
/** A font of a large script is not made of parts that stand for signs themselves. */
const LARGE = 5_000;
const require = createRequire(import.meta.url);
const parsed = new Map<string, ParsedFont>();

/** A font file takes longer to parse than a page to draw: parsed once per process, and embedded as a subset per document. */
export function parsedFont(file: string): ParsedFont {
  const known = parsed.get(file);
  if (known) return known;
  const holder = new PDFDocument({ font: require.resolve(`@expo-google-fonts/${file}`) }) as unknown as {
    readonly _font: { readonly font: ParsedFont };
  };
  const { font } = holder._font;
  // A letter that was first met as a part of another (the S of Ş) would for ever be a shape without a sign: unreadable aloud.
  if (font.characterSet.length < LARGE) for (const code of font.characterSet) font.glyphForCodePoint(code);
  parsed.set(file, font);
  return font;
}

const noto = (folder: string, name: string): string => `${folder}/400Regular/${name}_400Regular.ttf`;
const EMOJI = noto("noto-emoji", "NotoEmoji");
const SYMBOLS = noto("noto-sans-symbols-2", "NotoSansSymbols2");
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{scx=Hebrew}/u, noto("noto-sans-hebrew", "NotoSansHebrew")],
  [/\p{scx=Arabic}/u, noto("noto-sans-arabic", "NotoSansArabic")],
  [/\p{scx=Armenian}/u, noto("noto-sans-armenian", "NotoSansArmenian")],
  [/\p{scx=Georgian}/u, noto("noto-sans-georgian", "NotoSansGeorgian")],
  [/\p{scx=Ethiopic}/u, noto("noto-sans-ethiopic", "NotoSansEthiopic")],
  [/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}]/u, noto("noto-sans-sc", "NotoSansSC")],
  [/\p{S}/u, SYMBOLS],
  [/\p{Emoji}/u, EMOJI],
];
/** Signs that join or choose between others and draw nothing themselves. */
const DRAWS_NOTHING = /^(?:[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector})$/u;
const codesOf = (cluster: string): readonly number[] =>
  [...cluster].flatMap((sign) => (DRAWS_NOTHING.test(sign) ? [] : [sign.codePointAt(0) ?? 0]));

const draws = (font: ParsedFont, cluster: string): boolean =>
  codesOf(cluster).every((code) => font.hasGlyphForCodePoint(code));

/** The file of a font that draws a cluster of signs, `""` for the paper's own, undefined when none does. */
export function fontFor(own: ParsedFont, cluster: string): string | undefined {
  if (draws(own, cluster)) return "";
  return SCRIPTS.flatMap(([script, file]) => (script.test(cluster) ? [file] : [])).find((file) =>
    draws(parsedFont(file), cluster),
  );
}
