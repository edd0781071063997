/** What stands around the blocks of a report: for whom it is, how long it is kept, when and by which rules it was made. */

import type { EvaluationContext } from "../state/context.ts";
import { type Day, dayOf, isDay } from "../time.ts";
import { keptUntil } from "./retention.ts";
import type { ReportModel } from "./types.ts";
import { dayWords } from "./values.ts";

/** An id as a word, where nobody gave a better one. */
const upperFirst = (id: string): string => `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`;

export interface FrameOptions {
  /** Text of a part of the report; empty where the definition has none. */
  text(part: string): string;
  /** Name of the process. */
  readonly process: string;
  /** Name of the variant, where it has one. */
  readonly variant: string;
  readonly keep: string | undefined;
  /** The day the paper is about, as its expression said. */
  readonly about: unknown;
}

export function frameOf(
  { process, instance, clock }: EvaluationContext,
  { text, process: name, variant, keep, about }: FrameOptions,
): Partial<ReportModel> {
  const today = dayOf(clock.now, clock.timeZone);
  const until = keptUntil(process, keep, typeof about === "string" && isDay(about) ? (about as Day) : today);
  const rules = [
    `${name === "" ? process.id : name} ${process.version}`,
    variant === "" ? upperFirst(process.variant ?? "") : variant,
  ];
  return {
    ...(text("audience") === "" ? {} : { audience: text("audience") }),
    ...(text("copy") === "" ? {} : { copyText: text("copy") }),
    ...(until === undefined ? {} : { keptUntil: dayWords(until) }),
    made: {
      on: dayWords(today),
      revision: instance.revision,
      rules: rules.filter((part) => part !== "").join(", "),
    },
  };
}
