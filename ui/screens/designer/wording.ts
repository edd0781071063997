/** What is needed to say a change in words: the draft, what it began from, and the language of the reader. */

import type { TFunction } from "i18next";
import type { EditedFiles } from "../../../engine/index.ts";
import type { DraftLanguage } from "./words-of.ts";

export interface Wording {
  readonly t: TFunction;
  readonly root: string;
  readonly language: DraftLanguage;
  readonly base: EditedFiles;
  readonly files: EditedFiles;
}
