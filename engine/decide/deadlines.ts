/** Deadlines as records: started, paused, moved and ended by what they read; when a rung passes it is a command (docs/format/deadlines.md). */

import type { CompiledDeadline, CompiledKind } from "../compile/types.ts";
import type { RungDefinition } from "../definition/types.ts";
import type { ItemId } from "../ids.ts";
import { same } from "../same.ts";
import { evaluate } from "../state/scope.ts";
import type { DeadlineState, Instance, UnitState } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import {
  addTerm,
  addWorkdays,
  atTime,
  type Clock,
  type Day,
  dayOf,
  isDay,
  milliseconds,
  startOfDay,
  type Timestamp,
  timestamp,
  workdaysBetween,
} from "../time.ts";
import { noteUnitWake } from "./items.ts";
import type { Transaction, TransactionView } from "./transaction.ts";

type Pause = DeadlineState["pauses"][number];

/**
 * When a deadline is due: `from`, the term, and every closed pause after `from` (docs/format/deadlines.md).
 * @param n length of the term, in the deadline's own `unit` (minute, hour, day, workday, week or month); negative counts back
 * @param pauses `[from, until]`; one that is still open (`null`) does not count yet
 * @param time time of day (`HH:MM`) of a term in days; without it the start of the day
 */
export function dueOf(
  deadline: CompiledDeadline,
  from: Timestamp,
  n: number,
  pauses: readonly Pause[],
  clock: Omit<Clock, "now">,
  time?: string,
): Timestamp {
  const { unit } = deadline.definition;
  const base = addTerm(from, n, unit, clock, time);
  const closed = pauses.flatMap(([start, end]) =>
    end !== null && end > from ? [[start < from ? from : start, end] as const] : [],
  );
  if (closed.length === 0) return base;
  if (unit === "minute" || unit === "hour")
    return timestamp(
      milliseconds(base) + closed.reduce((total, [start, end]) => total + milliseconds(end) - milliseconds(start), 0),
    );
  const day = dayOf(base, clock.timeZone);
  const longer = closed.reduce((moved, [start, end]) => {
    const between: readonly [Day, Day] = [dayOf(start, clock.timeZone), dayOf(end, clock.timeZone)];
    if (unit === "workday") return addWorkdays(moved, workdaysBetween(...between, clock.holidays), clock.holidays);
    return dayOf(
      addTerm(
        startOfDay(moved, clock.timeZone),
        Math.round((Date.parse(between[1]) - Date.parse(between[0])) / 86_400_000),
        "day",
        clock,
      ),
      clock.timeZone,
    );
  }, day);
  return time === undefined ? startOfDay(longer, clock.timeZone) : atTime(longer, time, clock.timeZone);
}

/** When a rung fires: in the deadline's unit, or one of its own, before or after `due`. */
export function rungAt(
  deadline: CompiledDeadline,
  rung: RungDefinition,
  due: Timestamp,
  clock: Omit<Clock, "now">,
): Timestamp {
  const [n, unit] = typeof rung.at === "number" ? [rung.at, deadline.definition.unit] : [rung.at.n, rung.at.unit];
  return n === 0 ? due : addTerm(due, n, unit, clock);
}

/** For every active state that makes the deadlines of the whole instance stand still: which go on all the same. */
function suspensions(tx: TransactionView): readonly (readonly string[])[] {
  return tx.units.flatMap(({ definition: { chart }, state }) =>
    chart.active(state.chart).flatMap((key) => {
      const suspends = chart.states[key]?.definition.meta?.suspends;
      return suspends === undefined ? [] : [suspends.except ?? []];
    }),
  );
}

/** Reads every deadline anew, after the document came to rest. */
export function updateDeadlines(tx: Transaction): void {
  const exceptions = suspensions(tx);
  for (const unit of tx.units)
    for (const deadline of Object.values(unit.definition.deadlines)) updateOne(tx, unit, deadline, exceptions);
}

function updateOne(
  tx: Transaction,
  unit: Unit,
  deadline: CompiledDeadline,
  exceptions: readonly (readonly string[])[],
): void {
  const { state } = unit;
  const before = state.deadlines[deadline.name];
  const ask = (program: CompiledDeadline["while"] | undefined): unknown => {
    if (!program) return undefined;
    const answer = evaluate(tx.context, unit, program);
    if (program.usesClock) noteUnitWake(tx, unit, `deadline:${deadline.name}:${program.source}`, answer);
    return answer.absent ? undefined : answer.value;
  };
  const known = before?.pauses ?? state.pauses?.[deadline.name] ?? [];
  const isStill = ask(deadline.paused) === true || exceptions.some((going) => !going.includes(deadline.name));
  const from = ask(deadline.while) === true ? fromOf(tx, deadline, ask, before) : undefined;
  if (from === undefined) {
    if (deadline.from) keepPauses(tx, unit, deadline.name, pausesOf(known, isStill, tx.clock.now));
    if (before) tx.emit({ type: "DeadlineSet", unit: unit.id, deadline: deadline.name, state: null });
    return;
  }
  const n = ask(deadline.due);
  if (typeof n !== "bigint") return;
  const time = ask(deadline.time);
  const pauses = pausesOf(deadline.from ? known : (before?.pauses ?? []), isStill, tx.clock.now);
  const due = dueOf(deadline, from, Number(n), pauses, tx.clock, typeof time === "string" ? time : undefined);
  const restarted = before !== undefined && before.from !== from;
  const next: DeadlineState = {
    from,
    due,
    pauses,
    fired: restarted ? [] : (before?.fired ?? []),
    failed: restarted ? [] : (before?.failed ?? []),
  };
  if (!same(next, before)) tx.emit({ type: "DeadlineSet", unit: unit.id, deadline: deadline.name, state: next });
}

/** What `from` gives, as an instant; else the moment `while` began. */
function fromOf(
  tx: TransactionView,
  deadline: CompiledDeadline,
  ask: (program: CompiledDeadline["from"]) => unknown,
  before: DeadlineState | undefined,
): Timestamp | undefined {
  if (!deadline.from) return before?.from ?? tx.command.at;
  const from = ask(deadline.from);
  if (typeof from !== "string" || from === "") return undefined;
  return isDay(from) ? startOfDay(from as Day, tx.clock.timeZone) : (from as Timestamp);
}

/** A start that a field says may be corrected, or become known, later: pauses from before that are not forgotten. */
function keepPauses(tx: Transaction, unit: Unit, deadline: string, pauses: readonly Pause[]): void {
  const kept = unit.state.pauses?.[deadline] ?? [];
  if (!same(kept, pauses)) tx.emit({ type: "PausesKept", unit: unit.id, deadline, pauses });
}

function pausesOf(pauses: readonly Pause[], paused: boolean, now: Timestamp): readonly Pause[] {
  const last = pauses.at(-1);
  const isOpen = last !== undefined && last[1] === null;
  if (paused && !isOpen) return [...pauses, [now, null]];
  if (!paused && isOpen && last) return [...pauses.slice(0, -1), [last[0], now]];
  return pauses;
}
/** Whether the last pause of a deadline is still open. */
export const isPaused = (state: DeadlineState): boolean => state.pauses.at(-1)?.[1] === null;

export interface DueRung {
  readonly unit: ItemId | null;
  readonly deadline: string;
  readonly rung: string;
  readonly at: Timestamp;
}
/** Rungs still to fire of everything that runs, earliest first. */
export function rungsAhead(kind: CompiledKind, instance: Instance, clock: Omit<Clock, "now">): readonly DueRung[] {
  const of = (
    unit: ItemId | null,
    state: UnitState,
    deadlines: Readonly<Record<string, CompiledDeadline>>,
  ): readonly DueRung[] =>
    Object.entries(state.deadlines).flatMap(([name, running]) => {
      const deadline = deadlines[name];
      if (!deadline || isPaused(running)) return [];
      return Object.entries(deadline.definition.ladder ?? {}).flatMap(([rung, definition]) =>
        running.fired.includes(rung)
          ? []
          : [{ unit, deadline: name, rung, at: rungAt(deadline, definition, running.due, clock) }],
      );
    });
  const items = Object.values(instance.items).flatMap((item) =>
    of(item.id, item, kind.items[item.item]?.deadlines ?? {}),
  );
  return [...of(null, instance.main, kind.deadlines), ...items].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}
/** When the clock has to look at the instance again: the next rung or the next fact that changes by itself. */
export function nextDue(kind: CompiledKind, instance: Instance, clock: Omit<Clock, "now">): Timestamp | null {
  const rung = rungsAhead(kind, instance, clock)[0]?.at ?? null;
  if (rung === null || instance.wakeAt === null) return rung ?? instance.wakeAt;
  return rung < instance.wakeAt ? rung : instance.wakeAt;
}
