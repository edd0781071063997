/** Sections as an actor sees them: there or not, readable, writable, until when, and who else reads them. No contents. */

import { mayRead, mayWrite, seesAuthor } from "../access/access.ts";
import { whyNot } from "../access/why-not.ts";
import type { SectionDefinition } from "../definition/types.ts";
import type { Reason } from "../result.ts";
import { type EvaluationContext, holds } from "../state/scope.ts";
import type { Actor } from "../state/types.ts";
import type { Place } from "../state/unit.ts";
import type { SectionView } from "./types.ts";

/** Roles that read a section, now or after a fact holds: its own rule and the gate of the kind. */
function readersOfSection(
  context: EvaluationContext,
  place: Place,
  section: SectionDefinition,
): SectionView["readers"] {
  const seen = new Set<string>();
  return Object.entries(section.read).flatMap(([name, rule]) =>
    context.process.circle(name).flatMap((role) => {
      if (seen.has(role)) return [];
      seen.add(role);
      const gate = Object.entries(context.kind.access.only ?? {}).find(([of]) =>
        context.process.circle(of).includes(role),
      )?.[1];
      const waits = [rule, gate].find(
        (fact) => typeof fact === "string" && !holds(context, fact === gate ? null : place.id, fact),
      );
      return [{ role, now: waits === undefined, ...(typeof waits === "string" ? { fact: waits } : {}) }];
    }),
  );
}

/** As the innermost active state opens it: what may stay empty for long may be asked for in the end. */
function openDefinition({ unit, state }: Place, name: string) {
  for (const key of [...unit.chart.active(state.chart)].reverse()) {
    const open = unit.chart.states[key]?.definition.meta?.open?.[name];
    if (open) return open;
  }
  return undefined;
}

export function sectionView(context: EvaluationContext, actor: Actor, place: Place, name: string): SectionView {
  const { unit, id } = place;
  const definition = unit.sections[name] as SectionDefinition;
  const read = mayRead(context, actor, id, name);
  const write = mayWrite(context, actor, id, name);
  const open = openDefinition(place, name);
  const due = open?.due === undefined ? undefined : place.state.deadlines[open.due]?.due;
  const written = place.state.sections[name];
  const known = read.allowed || write.allowed;
  // That it is not there is told to who would read or write it; to others that it is not for them, whether it is there or not.
  const isAbsent = [read, write].some((one) => !one.allowed && one.code === "absent");
  const reasons: readonly Reason[] = isAbsent
    ? whyNot(context, id, definition.when ?? "")
    : read.allowed
      ? []
      : read.reasons;
  return {
    name,
    address: `${unit.address}.sections.${name}`,
    form: definition.form,
    state: isAbsent ? "absent" : !known ? "none" : !written ? "empty" : written.complete ? "submitted" : "draft",
    canRead: read.allowed,
    canWrite: write.allowed,
    optional: open?.optional === true,
    ...(due === undefined || !known ? {} : { due }),
    revision: known ? (written?.revision ?? 0) : 0,
    ...(written && known ? { at: written.at } : {}),
    ...(written && known && seesAuthor(context, actor, id, name) ? { by: written.by.id } : {}),
    complete: known && (written?.complete ?? false),
    ...(Object.values(unit.events).some(({ fill }) => fill === name) ? { decides: true as const } : {}),
    reasons,
    readers: readersOfSection(context, place, definition),
  };
}
