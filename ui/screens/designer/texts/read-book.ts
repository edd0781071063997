/** Asks the server what a workbook of texts would change in a draft. */

import { ask } from "../../../api/client.ts";
import type { DraftLanguage } from "../words-of.ts";

export interface TextChange {
  readonly folder: string;
  readonly key: string;
  readonly address: string;
  readonly language: DraftLanguage;
  readonly before: string;
  readonly after: string;
  /** What the workbook began with, when the draft says something else by now. */
  readonly since?: string;
}
export interface TextFault {
  readonly code: string;
  readonly sheet: string;
  readonly cell: string;
  readonly name: string;
  readonly text: string;
}
export interface BookRead {
  readonly changes: readonly TextChange[];
  readonly faults: readonly TextFault[];
  readonly absent: number;
}
/** What was read, or the code of why it could not be. */
export type BookOutcome = BookRead | { readonly problem: string };
/** More bytes than the server reads. */
const MOST = 1_400_000;

const base64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** @returns what it would change, or the code of why it cannot be read. @throws ApiProblem */
export async function readBook(draft: string, file: File): Promise<BookRead | "book-too-large"> {
  if (file.size > MOST) return "book-too-large";
  const path = `/api/drafts/${encodeURIComponent(draft)}/texts`;
  return ask<BookRead>(path, { method: "POST", body: { file: await base64(file) } });
}
