/** Sections as an actor sees them: there or not, readable, writable, until when, and who else reads them. No contents. */

import { isThere, mayRead, mayWrite, seesAuthor } from "../access/access.ts";
import { roleAmong, rolesOf } from "../access/roles.ts";
import { whyNot } from "../access/why-not.ts";
import type { SectionDefinition } from "../definition/types.ts";
import type { Reason } from "../result.ts";
import type { EvaluationContext } from "../state/context.ts";
import { holds } from "../state/facts.ts";
import type { Actor } from "../state/types.ts";
import { mainUnit, type Unit } from "../state/unit.ts";
import type { SectionView } from "./types.ts";

/** Roles that read a section, now or after a fact holds: its own rule and the gate of the kind. */
function readersOfSection(context: EvaluationContext, unit: Unit, section: SectionDefinition): SectionView["readers"] {
  const seen = new Set<string>();
  return Object.entries(section.read).flatMap(([name, rule]) =>
    context.process.circle(name).flatMap((role) => {
      if (seen.has(role)) return [];
      seen.add(role);
      const gate = Object.entries(context.kind.access.only ?? {}).find(([of]) =>
        context.process.circle(of).includes(role),
      )?.[1];
      const waits = [rule, gate].find(
        (fact) => typeof fact === "string" && !holds(context, fact === gate ? mainUnit(context) : unit, fact),
      );
      return [{ role, now: waits === undefined, ...(typeof waits === "string" ? { fact: waits } : {}) }];
    }),
  );
}

/** As the innermost active state opens it: what may stay empty for long may be asked for in the end. */
function openDefinition({ definition: { chart }, state }: Unit, name: string) {
  for (const key of [...chart.active(state.chart)].reverse()) {
    const open = chart.states[key]?.definition.meta?.open?.[name];
    if (open) return open;
  }
  return undefined;
}

/** The first state, in the order of the chart, that was not entered yet and opens a section that no active one opens. */
function opensLater({ definition, state }: Unit, name: string): SectionView["opens"] {
  for (const [key, { definition: at }] of Object.entries(definition.chart.states)) {
    const open = at.meta?.open?.[name];
    if (open && state.since[key] === undefined) return { state: `${definition.address}.states.${key}`, by: open.by };
  }
  return undefined;
}

type Filled = NonNullable<SectionView["filled"]>;
const filledOf = ({ state }: Unit, name: string): Filled => {
  const written = state.sections[name];
  return !written ? "empty" : written.complete ? "submitted" : "draft";
};
/** Whether something stands there is told to these roles before they may read it. */
const mayKnowFilled = (context: EvaluationContext, actor: Actor, unit: Unit, section: SectionDefinition): boolean =>
  section.known !== undefined &&
  roleAmong(context, rolesOf(context, actor, unit), section.known) !== undefined &&
  isThere(context, unit, section);

export function sectionView(context: EvaluationContext, actor: Actor, unit: Unit, name: string): SectionView {
  const { definition, state } = unit;
  const section = definition.sections[name] as SectionDefinition;
  const read = mayRead(context, actor, unit, name);
  const write = mayWrite(context, actor, unit, name);
  const open = openDefinition(unit, name);
  const due = open?.due === undefined ? undefined : state.deadlines[open.due]?.due;
  const written = state.sections[name];
  const later = open || written || definition.chart.isFinal(state.chart) ? undefined : opensLater(unit, name);
  const known = read.allowed || write.allowed;
  // That it is not there is told to who would read or write it; to others that it is not for them, whether it is there or not.
  const isAbsent = [read, write].some((one) => !one.allowed && one.code === "absent");
  const reasons: readonly Reason[] = isAbsent
    ? whyNot(context, unit, section.when ?? "")
    : read.allowed
      ? []
      : read.reasons;
  return {
    name,
    address: `${definition.address}.sections.${name}`,
    form: section.form,
    state: isAbsent ? "absent" : known ? filledOf(unit, name) : "none",
    ...(!known && mayKnowFilled(context, actor, unit, section) ? { filled: filledOf(unit, name) } : {}),
    canRead: read.allowed,
    canWrite: write.allowed,
    optional: open?.optional === true,
    ...(due === undefined || !known ? {} : { due }),
    revision: known ? (written?.revision ?? 0) : 0,
    ...(written && known ? { at: written.at } : {}),
    ...(written && known && seesAuthor(context, actor, unit, name) ? { by: written.by.id } : {}),
    complete: known && (written?.complete ?? false),
    ...(later && known ? { opens: later } : {}),
    ...(Object.values(definition.events).some(({ fill }) => fill === name) ? { decides: true as const } : {}),
    reasons,
    readers: readersOfSection(context, unit, section),
  };
}
