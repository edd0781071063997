/** What came of the effects of an instance, so that a dropped or failed one is told and not only missing. */

import type { Effect, InstanceId, Timestamp } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";

const COLLECTION = "effect outcomes";

/** Addresses and numbers only: no names, no contents. */
export interface EffectOutcome {
  readonly effect: string;
  readonly unit: string | null;
  readonly name: string;
  readonly outcome: "sent" | "dropped" | "no-receiver";
  readonly at: Timestamp;
  /** How many persons it reached. */
  readonly receivers: number;
  /** Facts that did not hold. */
  readonly needs: readonly string[];
}

export async function tell(
  shell: Shell,
  instance: InstanceId,
  effect: Effect,
  outcome: EffectOutcome["outcome"],
  more: Partial<Pick<EffectOutcome, "receivers" | "needs">> = {},
): Promise<void> {
  const told: EffectOutcome = {
    effect: effect.id,
    unit: effect.unit,
    name: effect.name ?? effect.type,
    outcome,
    at: shell.now(),
    receivers: more.receivers ?? 0,
    needs: more.needs ?? [],
  };
  const id = shell.sealing.keyedHash("effect outcome", `${instance} ${effect.id}`);
  await shell.store.put(COLLECTION, id, JSON.stringify(told), { owner: instance });
}

/** Outcomes of an instance, oldest first. */
export async function outcomesOf(shell: Pick<Shell, "store">, instance: InstanceId): Promise<readonly EffectOutcome[]> {
  const rows = await shell.store.byOwner(COLLECTION, instance, 1000);
  return rows
    .map(({ value }) => JSON.parse(Buffer.from(value).toString()) as EffectOutcome)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
