/** Create: a new instance in its initial state, by somebody who may do something in it. */

import { openFor } from "../../access/access.ts";
import { roleAmong, rolesOf } from "../../access/roles.ts";
import type { CompiledProcess } from "../../compile/types.ts";
import type { Rejection } from "../../result.ts";
import { NEW_UNIT } from "../../state/new-unit.ts";
import { holds } from "../../state/scope.ts";
import type { Instance, PersonRef, UserCommand } from "../../state/types.ts";
import { carryOut } from "../effects.ts";
import { patchSection } from "../patch.ts";
import { notAllowed, sectionClosed } from "../rejections.ts";
import type { Draft } from "../transaction.ts";

type Create = Extract<UserCommand, { type: "Create" }>;

export function newInstance(process: CompiledProcess, command: Create, creator: PersonRef): Instance {
  return {
    id: command.instance,
    kind: command.kind,
    process: process.id,
    definition: process.hash,
    group: command.group,
    revision: 0,
    createdAt: command.at,
    creator,
    numbers: {},
    counters: {},
    items: {},
    incoming: {},
    wakeAt: null,
    excluded: {},
    main: NEW_UNIT,
  };
}

/** Roles that can do something at the start: fill a section, send an event, add an item; every role when the definition names none. */
function actingRoles(draft: Draft): readonly string[] {
  const { chart } = draft.kind;
  const state = draft.instance.main.chart;
  const metas = [
    draft.kind.definition.chart.meta,
    ...chart.active(state).map((key) => chart.states[key]?.definition.meta),
  ];
  const acting = [
    ...metas.flatMap((meta) => Object.values(meta?.open ?? {}).flatMap((one) => one.by)),
    ...chart.possible(state).flatMap((event) => draft.kind.events[event]?.by ?? []),
    ...Object.values(draft.kind.items).flatMap((item) => item.definition.add?.by ?? []),
  ];
  return acting.length > 0 ? acting : Object.keys(draft.process.roles);
}

/** What a person sends along at the start goes only where he could write it a moment later. */
const openTo = (draft: Draft, command: Create, section: string): boolean =>
  roleAmong(
    draft.context,
    rolesOf(draft.context, command.actor, draft.main),
    openFor(draft.context, draft.main, section),
  ) !== undefined;

export function create(draft: Draft, command: Create): Rejection | undefined {
  draft.emit({ type: "InstanceCreated", instance: draft.instance });
  const step = draft.kind.chart.initial((guard) => holds(draft.context, draft.main, guard));
  draft.emit({
    type: "StateChanged",
    unit: null,
    chart: step.state,
    entered: step.entered,
    exited: [],
    at: command.at,
    by: draft.by,
  });
  if (!command.started) {
    const by = actingRoles(draft);
    const role = roleAmong(draft.context, rolesOf(draft.context, command.actor, draft.main), by);
    if (role === undefined) return notAllowed(`start a ${command.kind}`, by);
    draft.role = role;
  }
  carryOut(draft, draft.main, step.actions);
  for (const [section, fields] of Object.entries(command.with ?? {})) {
    if (!command.started && !openTo(draft, command, section))
      return sectionClosed(section, openFor(draft.context, draft.main, section));
    const refused = patchSection(draft, draft.main, section, { set: fields });
    if (refused) return refused;
  }
  return undefined;
}
