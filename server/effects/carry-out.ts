/** Carries out one leased effect; what it needs is asked again first. */

import { type Effect, unreachable } from "../../engine/index.ts";
import { openEffect } from "../instances/body.ts";
import { isErased } from "../instances/erased.ts";
import type { Shell } from "../shell.ts";
import type { LeasedEntry } from "../store/port.ts";
import { carryOutNotify } from "./notify.ts";
import { tell } from "./outcomes.ts";
import { carryOutReport } from "./report.ts";
import { carryOutRequest, refuse } from "./request.ts";
import { type Source, sourceOf, unmetNeeds } from "./source.ts";
import { carryOutStart, refuseStart } from "./start.ts";
import { tellInstance } from "./tell-instance.ts";
import { DONE, type Outcome } from "./types.ts";

export async function carryOut(shell: Shell, entry: LeasedEntry): Promise<Outcome> {
  if (await isErased(shell, entry.instance)) return DONE;
  if (!shell.store.sync) await shell.sealing.load(entry.instance);
  const effect = openEffect(shell.sealing, entry.instance, entry.id, entry.sealed);
  const source = await sourceOf(shell, entry);
  const needs = unmetNeeds(source, effect);
  if (needs.length > 0) return drop(shell, source, effect, needs);
  return carryOutOpen(shell, source, effect);
}

/** Whoever asked is told first: an answer that lost its races is given again, or he would wait for ever. */
async function drop(shell: Shell, { entry }: Source, effect: Effect, needs: readonly string[]): Promise<Outcome> {
  const answered =
    effect.type === "request"
      ? await refuse(shell, entry, effect, needs)
      : effect.type === "start"
        ? await refuseStart(shell, entry, effect, needs)
        : undefined;
  if (answered?.outcome === "failed" && answered.again) return answered;
  await tell(shell, entry.instance, effect, "dropped", { needs });
  return { outcome: "dropped", needs };
}

function carryOutOpen(shell: Shell, source: Source, effect: Effect): Promise<Outcome> {
  switch (effect.type) {
    case "notify":
      return carryOutNotify(shell, source, effect);
    case "report":
      return carryOutReport(shell, source, effect);
    case "start":
      return carryOutStart(shell, source, effect);
    case "request":
      return carryOutRequest(shell, source.entry, effect);
    case "answer":
    case "mirror":
    case "brought":
      return tellInstance(shell, source.entry, effect);
    default:
      return unreachable(effect);
  }
}
