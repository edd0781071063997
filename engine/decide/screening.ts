/** Looks through screened texts before they are written: what the writer may see is shown, what is withheld is only said to be there. */

import { joinNames, knownNames } from "../access/known-names.ts";
import { read, screenedFields } from "../forms/index.ts";
import type { CompiledForm, Fields } from "../forms/types.ts";
import type { Rejection } from "../result.ts";
import { askedOnce, screenText } from "../screening/screen.ts";
import type { WithheldNames } from "../screening/types.ts";
import { identifiesSomebody, namesAPerson, screeningPaused } from "./rejections.ts";
import type { Transaction } from "./transaction.ts";

interface ScreenedText {
  readonly pointer: string;
  readonly text: string;
  /** What was there before; `undefined` when it was not screened. */
  readonly before: string | undefined;
}
/** A section about to be written. */
export interface Writing {
  readonly section: string;
  readonly form: CompiledForm;
  readonly before: Fields;
  readonly after: Fields;
  /** Texts that the writer declared to be no name. */
  readonly declared: readonly string[];
  /** Whether the writer writes or may read the field: another text was looked through when it was written. */
  isForWriter(pointer: string): boolean;
}

function textsOf(tx: Transaction, { form, before, after, isForWriter }: Writing): readonly ScreenedText[] {
  const old = new Set(screenedFields(form, before, tx.clock));
  return screenedFields(form, after, tx.clock)
    .filter(isForWriter)
    .flatMap((pointer) => {
      const text = read(after, pointer);
      const was = old.has(pointer) ? read(before, pointer) : undefined;
      return typeof text === "string" ? [{ pointer, text, before: typeof was === "string" ? was : undefined }] : [];
    });
}

/** @returns why the texts cannot be written: they hold something that identifies somebody. */
export function screen(tx: Transaction, writing: Writing): Rejection | undefined {
  const texts = textsOf(tx, writing);
  if (texts.length === 0) return undefined;
  const writer = { person: tx.by.id, organisation: tx.by.organisation };
  const { visible, withheld } = joinNames([knownNames(tx.context, writer), ...(tx.given.nearby ?? [])]);
  const names = { known: visible, publicNames: tx.given.publicNames };
  const hits = texts.flatMap(({ pointer, text, before }) =>
    askedOnce(screenText(text, tx.process.screening, names, writing.declared), before).map((hit) => ({
      ...hit,
      pointer,
    })),
  );
  if (hits.length > 0) return namesAPerson(writing.section, hits);
  // A writer who declares a whole text answers for it: no part of it can be pointed out.
  const changed = texts.filter(({ text, before }) => text !== before && !writing.declared.includes(text));
  return changed.length > 0 && withheld.length > 0 ? compareWithheld(tx, withheld, changed) : undefined;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** One answer for all texts, names and kinds; what was compared goes into the decision, to be counted and recorded. */
function compareWithheld(
  tx: Transaction,
  withheld: readonly WithheldNames[],
  texts: readonly ScreenedText[],
): Rejection | undefined {
  if (tx.given.screeningPaused) return screeningPaused();
  const known = withheld.flatMap((one) => one.known);
  const certainOnly = { ...tx.process.screening, guesses: [] };
  const isHit = texts.some(({ text }) => screenText(text, certainOnly, { known }).length > 0);
  const old = new Set(texts.flatMap(({ before }) => wordsOf(before ?? "")));
  const fresh = new Set(texts.flatMap(({ text }) => wordsOf(text)).filter((word) => !old.has(word)));
  tx.comparisons.push({
    places: withheld.map(({ instance, section }) => ({ instance, section })),
    words: fresh.size,
    isHit,
  });
  return isHit ? identifiesSomebody() : undefined;
}
