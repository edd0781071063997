/** Mirror: a link item of another instance, as it looks now. */

import type { Rejection } from "../../result.ts";
import type { SystemCommand } from "../../state/types.ts";
import { excludeAlong } from "../links.ts";
import { notFound } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type Mirror = Extract<SystemCommand, { type: "Mirror" }>;

/** Refused with `not-found` when no such link came in here; `docs/format/items.md`. */
export function mirror(tx: Transaction, { mirror: seen }: Mirror): Rejection | undefined {
  const known = tx.instance.incoming[seen.item]?.[seen.reference];
  if (!known) return notFound("incoming link");
  tx.emit({
    type: "IncomingChanged",
    item: seen.item,
    reference: seen.reference,
    incoming: { ...known, ...seen.incoming },
  });
  excludeAlong(tx, seen.item, known.excluded, seen.incoming.excluded);
  return undefined;
}
