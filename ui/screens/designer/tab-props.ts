/** What every view of a draft gets. */

import type { EditedFiles } from "../../../engine/index.ts";
import type { Draft } from "./use-draft.ts";
import { type DraftLanguage, LANGUAGES } from "./words-of.ts";

export const DRAFT_TABS = [
  "variant",
  "start",
  "flow",
  "terms",
  "sets",
  "forms",
  "rights",
  "promises",
  "reports",
  "texts",
  "examples",
  "play",
  "plain",
  "difference",
  "history",
  "files",
] as const;
export type DraftTab = (typeof DRAFT_TABS)[number];

export interface Address {
  readonly file: string;
  readonly pointer: string;
}
export interface TabProps {
  readonly root: string;
  /** Of which variant the draft is, if of one. */
  readonly variant?: string | undefined;
  readonly files: EditedFiles;
  /** As they are written: those of the base, and the overlay beside them. */
  readonly written: EditedFiles;
  readonly base: EditedFiles;
  readonly language: DraftLanguage;
  readonly onEdit: Draft["onEdit"];
  /** Where to look, when something led here. */
  readonly at?: Address | undefined;
}
export const languageOf = (language: string): DraftLanguage => LANGUAGES.find((one) => one === language) ?? "nl";
