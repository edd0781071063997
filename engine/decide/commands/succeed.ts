/** Succeed: what somebody who left had made goes to a colleague, and the tasks that they had taken are free again. */

import type { Rejection } from "../../result.ts";
import { partsOfTaskKey } from "../../state/task-key.ts";
import type { SystemCommand } from "../../state/types.ts";
import { notFound } from "../rejections.ts";
import type { Transaction } from "../transaction.ts";

type Succeed = Extract<SystemCommand, { type: "Succeed" }>;

/** Refused with `not-found` when the colleague is nobody. */
export function succeed(tx: Transaction, { from, to }: Succeed): Rejection | undefined {
  const next = tx.given.directory.person(to);
  if (!next) return notFound("person");
  for (const [key, { by }] of Object.entries(tx.instance.taken ?? {}))
    if (by.id === from) tx.emit({ type: "TaskReleased", ...partsOfTaskKey(key) });
  if (tx.instance.creator.id === from) tx.emit({ type: "HandedOver", to: next });
  return undefined;
}
