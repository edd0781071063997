/** The texts of a draft as a workbook, and what a workbook that comes back would change. */

import { variantFiles } from "../../../engine/index.ts";
import type { DraftView } from "../draft-view.ts";
import { compareTexts, type TextsRead } from "./compare.ts";
import { type Language, textRowsOf } from "./rows.ts";
import { type BookRead, readBook, writeBook } from "./sheets.ts";
import { bookWords } from "./words.ts";

type Written = Pick<DraftView, "root" | "variant" | "files">;

const rowsOf = ({ root, variant, files }: Written) => {
  const written = new Map(Object.entries(files));
  return textRowsOf(root, variant === undefined ? written : variantFiles(root, variant, written));
};

/** @param at when it is made. */
export async function textsBook(draft: Written, language: Language, at: Date) {
  const place = [draft.root.split("/").at(-1), draft.variant].filter((part) => part !== undefined).join("-");
  return {
    bytes: await writeBook(rowsOf(draft), language, at),
    name: `${bookWords(language).file}-${place}.xlsx`,
  };
}

/** What is taken over is decided by who asked: this changes nothing. */
export async function readTextsBook(
  draft: Written,
  bytes: Buffer,
): Promise<TextsRead | Extract<BookRead, { readonly fault: string }>> {
  const read = await readBook(bytes);
  return "fault" in read ? read : compareTexts(rowsOf(draft), read.rows);
}
