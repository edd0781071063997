/** Words and names that look like others: marks that turn the direction of what follows, signs that are not seen, letters of another script within a word. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { Located } from "../definition/read.ts";

/** Overrides and isolates of direction, and signs without a width except those that join letters. */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad\u061c\u180e]/u;
/** A Latin word with a letter of Greek or Cyrillic in it, which looks the same and is another. */
const MIXED = /(?=[\p{L}]*\p{Script=Latin})(?=[\p{L}]*[\p{Script=Cyrillic}\p{Script=Greek}])[\p{L}]+/u;

function judge(compiler: Compiler, at: Located, text: string): void {
  const code = (text.match(UNSEEN)?.[0] ?? "").codePointAt(0);
  if (code !== undefined)
    compiler.find(
      at,
      "unseen-sign",
      `This text holds a sign that is not seen (U+${code.toString(16).toUpperCase().padStart(4, "0")}).`,
      "Take it away: it can make a text read as another.",
    );
  const mixed = text.match(MIXED)?.[0];
  if (mixed !== undefined)
    compiler.find(
      at,
      "mixed-script",
      `"${mixed}" mixes letters of two scripts that look alike.`,
      "Write it in the letters of one script.",
      "warning",
    );
}

export function checkSigns(compiler: Compiler, root: string, process: CompiledProcess): void {
  const all = (file: string, texts: Readonly<Record<string, string>>): void => {
    for (const [address, text] of Object.entries(texts))
      judge(compiler, { file, pointer: `/${pointerPart(address)}` }, text);
  };
  for (const [language, texts] of Object.entries(process.texts)) all(`${root}/texts.${language}.json`, texts);
  for (const [id, form] of Object.entries(process.definition.forms))
    for (const [language, texts] of Object.entries(form.texts)) all(`forms/${id}/texts.${language}.json`, texts);
}
