/** What a draft of a variant changes against the published variant, in the sentences of its edits. */

import type { TFunction } from "i18next";
import { type EditedFiles, type Json, valueIn } from "../../../../engine/index.ts";
import { asObject } from "../json.ts";
import type { Draft } from "../use-draft.ts";
import type { DraftLanguage } from "../words-of.ts";
import { type Sentence, sentenceOf, type Telling } from "./sentences.ts";

interface Asked {
  readonly t: TFunction;
  readonly root: string;
  readonly language: DraftLanguage;
  readonly variant: string;
  readonly draft: Draft;
}
export interface ChangedSentence extends Pick<Sentence, "sign" | "words"> {
  readonly id: string;
}
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** New and changed edits as they are now, then those that are gone, each once. */
export function changedSentences({ t, root, language, variant, draft }: Asked): readonly ChangedSentence[] {
  const file = `${root}/variants/${variant}/overlay.json`;
  const editsIn = (files: EditedFiles) => asObject(valueIn(files, file, "/edits"));
  const [before, after] = [editsIn(draft.published), editsIn(draft.written)];
  const tell = (files: EditedFiles, entry: Json | undefined): Sentence => {
    const telling: Telling = { t, root, language, written: draft.written, files };
    return sentenceOf(telling, asObject(entry));
  };
  const now = Object.entries(after).flatMap(([id, entry]): readonly ChangedSentence[] => {
    if (same(before[id], entry)) return [];
    const { sign, words } = tell(draft.files, entry);
    return [{ id, sign: before[id] === undefined ? sign : "pen", words }];
  });
  const gone = Object.entries(before).flatMap(([id, entry]): readonly ChangedSentence[] =>
    after[id] === undefined
      ? [{ id, sign: "minus", words: t("design.difference.noLonger", { words: tell(draft.base, entry).words }) }]
      : [],
  );
  return [...now, ...gone];
}
