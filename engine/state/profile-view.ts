/** What expressions read of the profile: the ages that the law sets as they are today, and the names of its grounds. */

import { changesByItself } from "../expressions/index.ts";
import { asId } from "../ids.ts";
import { dayOf, startOfDay } from "../time.ts";
import type { EvaluationContext } from "./context.ts";
import { Lazy } from "./lazy.ts";

/** The value that is in force today; the evaluation that asks is told when the next one comes. */
function ageToday({ process, clock }: EvaluationContext, name: string): bigint | undefined {
  const values = process.profile.ages?.[name]?.values ?? [];
  const today = dayOf(clock.now, clock.timeZone);
  const next = values.find(({ from }) => from > today);
  if (next) changesByItself(startOfDay(asId(next.from), clock.timeZone));
  const value = values.filter(({ from }) => from <= today).at(-1)?.value;
  return typeof value === "number" ? BigInt(value) : undefined;
}

/** `profile` of an expression. An age without a value today is absent. */
export const profileView = (context: EvaluationContext): Lazy =>
  new Lazy((part) => {
    if (part === "ages") return new Lazy((name) => ageToday(context, name), false);
    return part === "grounds" ? Object.keys(context.process.profile.grounds ?? {}) : undefined;
  });
