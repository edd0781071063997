/** What designers renamed between two versions, from the history of the drafts that led from one to the other. */

import { addressOf, type DefinitionEdit, type DefinitionHash, type Renames } from "../../../engine/index.ts";
import type { Draft } from "../drafts.ts";

const renameOf = (root: string, edit: DefinitionEdit): readonly (readonly [string, string])[] => {
  if (edit.op !== "renameKey") return [];
  const address = addressOf(root, edit.file, edit.pointer);
  return address === undefined ? [] : [[address, edit.to]];
};
/** Later names of the same thing are carried through: a → b → c is a → c. */
function follow(known: Map<string, string>, address: string, to: string): void {
  const name = address.split(".").at(-1) ?? "";
  const parent = address.slice(0, -name.length);
  const earlier = [...known].find(([from, now]) => from.startsWith(parent) && now === name)?.[0];
  known.set(earlier ?? address, to);
}

/** @returns address on the older version → name on the newer one; empty where no drafts lead there. */
export function renamesBetween(drafts: readonly Draft[], from: DefinitionHash, to: DefinitionHash): Renames {
  const road: Draft[] = [];
  for (let hash = to; hash !== from; ) {
    const draft = drafts.find(({ entries }) => entries.some((one) => one.type === "publish" && one.hash === hash));
    if (!draft || road.includes(draft)) return {};
    road.unshift(draft);
    hash = draft.base;
  }
  const known = new Map<string, string>();
  for (const { entries, source } of road)
    for (const entry of entries)
      if (entry.type === "edit")
        for (const edit of entry.edits)
          for (const [address, name] of renameOf(source.root, edit)) follow(known, address, name);
  return Object.fromEntries(known);
}
