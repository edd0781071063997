/** What was sent to addressees without the system: who may record what came back, and of whom. */

import { roleAmong, rolesOf } from "../access/roles.ts";
import type { EventDefinition } from "../definition/types.ts";
import type { EvaluationContext } from "../state/context.ts";
import { isSender } from "../state/senders.ts";
import type { Actor } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import type { AnswerView } from "./types.ts";

export interface OpenAnswer {
  readonly effect: string;
  readonly event: string;
  readonly definition: EventDefinition;
  readonly addressees: readonly string[];
}
/** Questions of a unit that are out to somebody without the system. */
export function openAnswers({ definition: { effects, events }, state }: Unit): readonly OpenAnswer[] {
  return Object.values(effects).flatMap(({ name, outside, definition }) => {
    const event = definition.send ?? "";
    const addressees = outside ? (state.sent[name]?.outside ?? []) : [];
    const declared = events[event];
    return declared && addressees.length > 0 ? [{ effect: name, event, definition: declared, addressees }] : [];
  });
}

/** Those that this actor may record. */
export function answerViews(context: EvaluationContext, actor: Actor, unit: Unit): readonly AnswerView[] {
  const { address, sections } = unit.definition;
  const roles = rolesOf(context, actor, unit);
  return openAnswers(unit).flatMap(({ effect, definition, addressees }) => {
    const barred =
      definition.notBy?.some((other) => isSender(context.directory, unit.state, other, actor.person)) ?? false;
    if (barred || roleAmong(context, roles, definition.by) === undefined) return [];
    const form = definition.fill === undefined ? undefined : sections[definition.fill]?.form;
    return [
      {
        effect,
        address: `${address}.effects.${effect}`,
        addressees,
        ...(definition.fill !== undefined && form !== undefined ? { fill: { section: definition.fill, form } } : {}),
      },
    ];
  });
}
