/** DeadlineDue: a step of an escalation has come, by the clock. */

import type { Rejection } from "../../result.ts";
import type { SystemCommand } from "../../state/types.ts";
import type { Unit } from "../../state/unit.ts";
import { rungAt } from "../deadlines.ts";
import { carryOut } from "../effects.ts";
import { notFound, notYet } from "../rejections.ts";
import { takeEvent } from "../take-event.ts";
import type { Transaction } from "../transaction.ts";

type DeadlineDue = Extract<SystemCommand, { type: "DeadlineDue" }>;

/** One step of an escalation: its effects, or an event of the unit. An event that is refused is recorded as failed, shown, and tried again. */
export function deadlineDue(tx: Transaction, command: DeadlineDue): Rejection | undefined {
  const unit = tx.at(command.unit);
  if (unit === undefined) return notFound("item");
  const running = unit.state.deadlines[command.deadline];
  const deadline = unit.definition.deadlines[command.deadline];
  const rung = deadline?.definition.ladder?.[command.rung];
  if (!running || !deadline || !rung || running.fired.includes(command.rung)) return notFound("running deadline");
  if (running.pauses.at(-1)?.[1] === null || rungAt(deadline, rung, running.due, tx.clock) > tx.clock.now)
    return notYet(command.rung, []);
  tx.emit({
    type: "DeadlineSet",
    unit: unit.id,
    deadline: command.deadline,
    state: { ...running, fired: [...running.fired, command.rung] },
  });
  carryOut(tx, unit, rung.effects ?? []);
  if (rung.event !== undefined) tryEvent(tx, unit, command.deadline, command.rung, rung.event);
  return undefined;
}

function tryEvent(tx: Transaction, unit: Unit, deadline: string, rung: string, event: string): void {
  const events = tx.events.length;
  const refused = takeEvent(tx, unit, event, undefined);
  const running = unit.state.deadlines[deadline];
  if (!running) return;
  const failed = refused ? [...new Set([...running.failed, rung])] : running.failed.filter((one) => one !== rung);
  if (failed.length !== running.failed.length)
    tx.emit({ type: "DeadlineSet", unit: unit.id, deadline, state: { ...running, failed } });
  if (refused && tx.events.length === events) tx.extra = {};
}

/** Tries steps whose event was refused again, whenever something else happened. @returns whether anything changed */
export function retryFailedRungs(tx: Transaction): boolean {
  let tried = false;
  for (const unit of tx.units) {
    for (const [name, running] of Object.entries(unit.state.deadlines)) {
      for (const rung of running.failed) {
        const event = unit.definition.deadlines[name]?.definition.ladder?.[rung]?.event;
        if (event === undefined) continue;
        const before = tx.instance;
        tryEvent(tx, unit, name, rung, event);
        tried = tried || tx.instance !== before;
      }
    }
  }
  return tried;
}
