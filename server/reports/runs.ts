/** A line of text as it is drawn: in runs of one font and one direction, from left to right. */

import { fontFor, type ParsedFont } from "./fallback-fonts.ts";

export interface Run {
  readonly text: string;
  /** File of the font; `""` is the paper's own. */
  readonly font: string;
}
/** What the paper's own font surely draws, from left to right. */
const PLAIN = /^[\t\n\r\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u20ac]*$/;
export const isPlain = (text: string): boolean => PLAIN.test(text);

const RIGHT = /[\p{scx=Hebrew}\p{scx=Arabic}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;
const LEFT = /[\p{L}\p{N}]/u;
type Direction = "left" | "right" | "none";
const directionOf = (word: string): Direction => (RIGHT.test(word) ? "right" : LEFT.test(word) ? "left" : "none");

const MIRRORED: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
};
const mirrored = (word: string): string => [...word].map((sign) => MIRRORED[sign] ?? sign).join("");

/** Stretches of words of one direction turned round; what has none between two of them goes with them. */
function turned(words: readonly string[], direction: Direction): readonly string[] {
  const out: string[] = [];
  let stretch: string[] = [];
  let loose: string[] = [];
  const close = (): void => {
    out.push(...stretch.reverse(), ...loose);
    [stretch, loose] = [[], []];
  };
  for (const word of words) {
    const is = directionOf(word);
    if (is === direction) {
      stretch.push(...loose, word);
      loose = [];
    } else if (is === "none" && stretch.length > 0) loose.push(word);
    else {
      close();
      out.push(word);
    }
  }
  close();
  return out;
}

/** Words in the order in which they stand on paper: a text that begins from right to left is one, others hold stretches that are. */
export function visualWords(text: string): readonly string[] {
  const words = text.split(/(\s+)/).filter((word) => word !== "");
  const first = words.map(directionOf).find((direction) => direction !== "none");
  const shown = first === "right" ? turned([...words].reverse(), "left") : turned(words, "right");
  return shown.map((word) => (directionOf(word) === "right" ? mirrored(word) : word));
}

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });
/** What no font draws is written as its code. */
const coded = (cluster: string): string =>
  [...cluster].map((sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`).join("");

/** @param onMissing called when a sign is written as its code */
export function runsOf(text: string, own: ParsedFont, onMissing: () => void): readonly Run[] {
  const runs: { text: string; font: string }[] = [];
  for (const word of visualWords(text)) {
    // Words that are shaped from right to left stand by themselves; others go on in the same run.
    let isNew = directionOf(word) === "right" || directionOf(runs.at(-1)?.text ?? "") === "right";
    for (const { segment } of clusters.segment(word)) {
      const font = /^\s+$/.test(segment) ? "" : fontFor(own, segment);
      if (font === undefined) onMissing();
      const piece = { text: font === undefined ? coded(segment) : segment, font: font ?? "" };
      const last = runs.at(-1);
      if (last && !isNew && last.font === piece.font) last.text += piece.text;
      else runs.push(piece);
      isNew = false;
    }
  }
  return runs;
}
