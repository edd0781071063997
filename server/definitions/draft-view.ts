/** A draft as a screen reads it: its files, its history, and who changed it. */

import type { DefinitionHash, PersonId } from "../../engine/index.ts";
import { NO_VERSION } from "./draft-source.ts";
import type { Draft } from "./drafts.ts";
import { redoTo, undoTo } from "./undo.ts";

export interface DraftView {
  readonly id: string;
  readonly process: string;
  readonly variant?: string;
  readonly root: string;
  readonly base: DefinitionHash;
  readonly revision: number;
  readonly state: Draft["state"];
  readonly files: Readonly<Record<string, string>>;
  readonly entries: Draft["entries"];
  readonly review?: Draft["review"];
  /** It began from no version. */
  readonly isNew: boolean;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
  /** Everybody who changed it. */
  readonly authors: readonly PersonId[];
}
/** Everybody who changed it: whoever opened it, edited it, or went back in it. */
export const authorsOf = ({ by, entries }: Draft): readonly PersonId[] => [
  ...new Set([by, ...entries.flatMap((entry) => (["edit", "back"].includes(entry.type) ? [entry.by] : []))]),
];
/** A draft as a screen reads it. */
export const viewOf = (draft: Draft): DraftView => ({
  id: draft.id,
  process: draft.process,
  ...(draft.variant === undefined ? {} : { variant: draft.variant }),
  root: draft.source.root,
  base: draft.base,
  revision: draft.revision,
  state: draft.state,
  files: Object.fromEntries(draft.files),
  entries: draft.entries,
  ...(draft.review ? { review: draft.review } : {}),
  isNew: draft.base === NO_VERSION,
  mayUndo: draft.state === "draft" && undoTo(draft.entries) !== undefined,
  mayRedo: draft.state === "draft" && redoTo(draft.entries) !== undefined,
  authors: authorsOf(draft),
});
