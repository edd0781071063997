/** What lists, worklists and the clock need of an instance: identifies nobody, and is kept beside the sealed state. */

import {
  candidates,
  displayState,
  type EvaluationContext,
  earlier,
  type Instance,
  nextDue,
  roundDown,
  subjectWords,
  type Timestamp,
  tasksOf,
} from "../../engine/index.ts";
import type { Sealing } from "../sealing/index.ts";
import type { InstanceIndex } from "../store/port.ts";

/** Gives a keyed hash of a word about a subject (`traceOf`). */
export type Trace = (word: string) => string;
/** The hash of one installation, in hexadecimal digits, which spell no name by chance: without its key nobody can try names. */
export const traceOf =
  ({ keyedHash }: Pick<Sealing, "keyedHash">): Trace =>
  (word) =>
    Buffer.from(keyedHash("subject", word), "base64url").toString("hex");

export function indexOf(context: EvaluationContext, changedAt: Timestamp, trace: Trace): InstanceIndex {
  const { find, same } = subjectWords(context);
  const { instance, kind, process } = context;
  const { chart } = instance.main;
  return {
    process: process.id,
    kind: instance.kind,
    group: instance.group,
    number: numberOf(instance),
    states: kind.chart.active(chart).join(" "),
    state: displayState(kind.chart, chart),
    ended: hasEnded(context),
    createdAt: instance.createdAt,
    changedAt,
    nextDueAt: dueInClear(context),
    readers: candidates(context),
    tasks: tasksOf(context).map(({ view, ...task }) => ({ ...task, json: JSON.stringify(view) })),
    traces: [...find, ...same].map(trace),
  };
}

const WEEK = 7 * 24;
/**
 * A wake-up on a birthday would be the birthday in clear: it is told by its week, and the clock looks again until it is there
 * (docs/format/expressions.md).
 */
function dueInClear({ instance, kind, clock }: EvaluationContext): Timestamp | null {
  const rung = nextDue(kind, { ...instance, wakeAt: null }, clock);
  return earlier(rung, instance.wakeAt === null ? null : roundDown(instance.wakeAt, WEEK));
}

const numberOf = ({ numbers }: Instance): string | null => Object.values(numbers)[0] ?? null;

/** A final state, or one tagged as an end. */
export function hasEnded({ instance, kind }: EvaluationContext): boolean {
  const { chart } = instance.main;
  return kind.chart.isFinal(chart) || kind.chart.tags(chart).includes("end");
}
