/** A variant on a newer version of its base: what of the base is new, what both changed, and what of that is still to be chosen. */

import { type Json, type VariantConflict, valueIn, variantConflicts } from "../../engine/index.ts";
import { type Difference, differences } from "./difference.ts";
import type { Draft } from "./drafts.ts";
import type { Definitions } from "./index.ts";

export interface Conflict extends VariantConflict {
  /** The edit is otherwise than it came, or gone: somebody chose. */
  readonly isChosen: boolean;
}
export interface Rebase {
  readonly from?: string;
  readonly to?: string;
  readonly conflicts: readonly Conflict[];
  /** Of the base. */
  readonly changes: readonly Difference[];
}

const isOfBase = (root: string, path: string): boolean => !path.startsWith(`${root}/variants/`);

/** @returns undefined for a draft that is not a variant on a newer base. */
export async function rebaseOf(definitions: Definitions, draft: Draft): Promise<Rebase | undefined> {
  const { process, variant, base, source } = draft;
  const current = variant === undefined ? undefined : definitions.current(process, variant);
  if (variant === undefined || !current || (await definitions.byHash(base)).process.variant !== undefined)
    return undefined;
  const old = await definitions.source(current.process.hash);
  if (!old) return undefined;
  const { root } = source;
  const before = new Map(old.files.filter(([path]) => isOfBase(root, path)));
  const after = new Map(source.files.filter(([path]) => isOfBase(root, path)));
  const start = new Map(source.files);
  const entryIn = (files: ReadonlyMap<string, string>, id: string): Json | undefined =>
    valueIn(files, `${root}/variants/${variant}/overlay.json`, `/edits/${id}`);
  const conflicts = variantConflicts(root, variant, before, start).map(
    (conflict): Conflict => ({
      ...conflict,
      isChosen: JSON.stringify(entryIn(start, conflict.id)) !== JSON.stringify(entryIn(draft.files, conflict.id)),
    }),
  );
  const to = (await definitions.byHash(base)).process.version;
  return { from: current.process.version, to, conflicts, changes: differences(before, after) };
}
