/** Brought: what the far end of one of our links brings now. */

import type { Rejection } from "../../result.ts";
import type { SystemCommand } from "../../state/types.ts";
import { excludeAlong } from "../links.ts";
import { notFound } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type Brought = Extract<SystemCommand, { type: "Brought" }>;

/** Refused with `not-found` when the sender is not the far end of that link; `docs/format/items.md`. */
export function brought(tx: Transaction, { brought: what }: Brought): Rejection | undefined {
  const item = tx.instance.items[what.item];
  if (!item || item.link?.instance !== what.from) return notFound("link");
  const { excluded } = what;
  tx.emit({ type: "FarBrought", item: what.item, far: what.far, ...(excluded ? { excluded } : {}) });
  excludeAlong(tx, item.item, item.farExcluded, excluded);
  return undefined;
}
