/** What was sent to addressees without the system: who may record what came back, and of whom. */

import { roleAmong, rolesOf } from "../access/roles.ts";
import type { EventDefinition } from "../definition/types.ts";
import type { EvaluationContext } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import type { Place } from "../state/unit.ts";
import type { AnswerView } from "./types.ts";

export interface OpenAnswer {
  readonly effect: string;
  readonly event: string;
  readonly definition: EventDefinition;
  readonly addressees: readonly string[];
}
/** Questions of a unit that are out to somebody without the system. */
export function openAnswers({ unit, state }: Place): readonly OpenAnswer[] {
  return Object.values(unit.effects).flatMap(({ name, outside, definition }) => {
    const event = definition.send ?? "";
    const addressees = outside ? (state.sent[name]?.outside ?? []) : [];
    const declared = unit.events[event];
    return declared && addressees.length > 0 ? [{ effect: name, event, definition: declared, addressees }] : [];
  });
}

/** Those that this actor may record. */
export function answerViews(context: EvaluationContext, actor: Actor, place: Place): readonly AnswerView[] {
  const { unit, state, id } = place;
  const roles = rolesOf(context, actor, id);
  return openAnswers(place).flatMap(({ effect, definition, addressees }) => {
    const barred = definition.notBy?.some((other) => state.sentBy[other]?.id === actor.person) ?? false;
    if (barred || roleAmong(context, roles, definition.by) === undefined) return [];
    const form = definition.fill === undefined ? undefined : unit.sections[definition.fill]?.form;
    return [
      {
        effect,
        address: `${unit.address}.effects.${effect}`,
        addressees,
        ...(definition.fill !== undefined && form !== undefined ? { fill: { section: definition.fill, form } } : {}),
      },
    ];
  });
}
