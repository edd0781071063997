/** When each step of the plays happens: in Dutch time, counted from the day the demo is loaded, never later than now. */

import { addDays, atTime, type Day, milliseconds, type Timestamp, timestamp } from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import { DemoBroken, type DemoFiles, type PlayStep } from "./files.ts";

export interface Scheduled {
  readonly demo: DemoFiles;
  readonly step: PlayStep;
  readonly index: number;
  readonly at: Timestamp;
}

const FIRST = "09:00";
/** Steps without a time of their own follow each other. */
const BETWEEN = 2 * 60_000;

function momentOf({ day, time }: PlayStep, before: Timestamp | undefined, today: Day): Timestamp {
  if (day !== undefined) return atTime(addDays(today, day), time ?? FIRST, TIME_ZONE);
  return before === undefined ? atTime(today, FIRST, TIME_ZONE) : timestamp(milliseconds(before) + BETWEEN);
}

function scheduleOne(demo: DemoFiles, today: Day): readonly Scheduled[] {
  let before: Timestamp | undefined;
  return demo.steps.map((step, index) => {
    const at = momentOf(step, before, today);
    if (before !== undefined && at < before)
      throw new DemoBroken(`Step ${index + 1} of the play of ${demo.process} is earlier than the step before it.`);
    before = at;
    return { demo, step, index, at };
  });
}

/** All plays on one line of time. What today would still have to come is done just before now, in the same order. */
export function schedule(demos: readonly DemoFiles[], today: Day, now: Timestamp): readonly Scheduled[] {
  const steps = demos.flatMap((demo) => scheduleOne(demo, today));
  const inOrder = [...steps].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return inOrder.map((one) => (one.at > now ? { ...one, at: now } : one));
}
