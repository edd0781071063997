/** PatchSection: a person writes fields of one or several sections of a unit, judged together. */

import { isThere, mayWrite, openFor } from "../../access/access.ts";
import { whyNot } from "../../access/why-not.ts";
import { isRejection, type Rejection } from "../../result.ts";
import type { UserCommand } from "../../state/types.ts";
import { patchSection } from "../patch.ts";
import { ended, notFound, notYet, sectionClosed } from "../rejections.ts";
import { hasEnded, refresh } from "../take-event.ts";
import type { Transaction } from "../transaction.ts";
import { unitFor } from "../unit-for.ts";

type PatchSection = Extract<UserCommand, { type: "PatchSection" }>;

/**
 * Writes all sections or none. Refused with `not-found` (section or unit), `section-closed`, `ended`, `not-yet` when a section
 * is not there, or as patch.ts does (fields, conflicts, names); `docs/format/settling.md`.
 */
export function patchSections(tx: Transaction, command: PatchSection): Rejection | undefined {
  const unit = unitFor(tx, command);
  if (isRejection(unit)) return unit;
  if (hasEnded(tx, unit)) return ended();
  const appeared = new Set<string>();
  for (const [name, patch] of Object.entries(command.patches)) {
    const access = mayWrite(tx.context, command.actor, unit, name);
    if (!access.allowed && access.code !== "absent")
      return access.code === "section-closed"
        ? sectionClosed(name, openFor(tx.context, unit, name))
        : notFound(`section "${name}"`);
    if (access.allowed) tx.role ??= access.role;
    else appeared.add(name);
    const refused = patchSection(tx, unit, name, patch, command.declared);
    if (refused) return refused;
  }
  // Several sections are judged after the whole patch, so that their order does not matter.
  refresh(tx);
  for (const name of Object.keys(command.patches)) {
    const section = unit.definition.sections[name];
    if (section && !isThere(tx.context, unit, section))
      return notYet(`write ${name}`, whyNot(tx.context, unit, section.when ?? ""));
    // A section that only this patch makes appear has to be open too.
    const access = appeared.has(name) ? mayWrite(tx.context, command.actor, unit, name) : undefined;
    if (access && !access.allowed)
      return access.code === "section-closed"
        ? sectionClosed(name, openFor(tx.context, unit, name))
        : notFound(`section "${name}"`);
    if (access?.allowed) tx.role ??= access.role;
  }
  return undefined;
}
