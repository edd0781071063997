/** Create: a new instance in its initial state, by somebody who may do something in it. */

import { openFor } from "../../access/access.ts";
import { roleAmong, rolesOf } from "../../access/roles.ts";
import type { CompiledProcess } from "../../compile/types.ts";
import type { Rejection } from "../../result.ts";
import { holds } from "../../state/facts.ts";
import { NEW_UNIT } from "../../state/new-unit.ts";
import type { Instance, PersonRef, UserCommand } from "../../state/types.ts";
import { carryOut } from "../effects.ts";
import { patchSection } from "../patch.ts";
import { notAllowed, sectionClosed } from "../rejections.ts";
import { recomputeMain } from "../settle/facts.ts";
import type { Transaction, TransactionView } from "../transaction.ts";

type Create = Extract<UserCommand, { type: "Create" }>;

/** Revision 0, before its first event: the chart has no state yet. */
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
    ...(command.startedBy === undefined ? {} : { startedBy: command.startedBy }),
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
function actingRoles(tx: TransactionView): readonly string[] {
  const { chart } = tx.kind;
  const state = tx.instance.main.chart;
  const metas = [
    tx.kind.definition.chart.meta,
    ...chart.active(state).map((key) => chart.states[key]?.definition.meta),
  ];
  const acting = [
    ...metas.flatMap((meta) => Object.values(meta?.open ?? {}).flatMap((one) => one.by)),
    ...chart.possible(state).flatMap((event) => tx.kind.events[event]?.by ?? []),
    ...Object.values(tx.kind.items).flatMap((item) => item.definition.add?.by ?? []),
  ];
  return acting.length > 0 ? acting : Object.keys(tx.process.roles);
}

/** What a person sends along at the start goes only where he could write it a moment later. */
const openTo = (tx: TransactionView, command: Create, section: string): boolean =>
  roleAmong(tx.context, rolesOf(tx.context, command.actor, tx.main), openFor(tx.context, tx.main, section)) !==
  undefined;

/** Refused with `not-allowed`, `section-closed`, or as patch.ts does for what is sent along. */
export function create(tx: Transaction, command: Create): Rejection | undefined {
  tx.emit({ type: "InstanceCreated", instance: tx.instance });
  const step = tx.kind.chart.initial((guard) => holds(tx.context, tx.main, guard));
  tx.emit({
    type: "StateChanged",
    unit: null,
    chart: step.state,
    entered: step.entered,
    exited: [],
    at: command.at,
    by: tx.by,
  });
  if (!command.started) {
    const by = actingRoles(tx);
    const role = roleAmong(tx.context, rolesOf(tx.context, command.actor, tx.main), by);
    if (role === undefined) return notAllowed(`start a ${command.kind}`, by);
    tx.role = role;
  }
  for (const [section, fields] of Object.entries(command.with ?? {})) {
    if (!command.started && !openTo(tx, command, section))
      return sectionClosed(section, openFor(tx.context, tx.main, section));
    const refused = patchSection(tx, tx.main, section, { set: fields });
    if (refused) return refused;
  }
  // The effects of entering the first state read what came with the start.
  if (step.actions.length > 0) recomputeMain(tx, true);
  carryOut(tx, tx.main, step.actions);
  return undefined;
}
