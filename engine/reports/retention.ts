/** How long something is kept, by the dated terms of a profile. */

import type { CompiledProcess } from "../compile/types.ts";
import { addDays, addMonths, type Day } from "../time.ts";

/** The last day on which something of a day is kept, by the profile's term of that day; no term, no promise. */
export function keptUntil({ profile }: CompiledProcess, keep: string | undefined, from: Day): Day | undefined {
  const term = keep === undefined ? undefined : profile.retention?.[keep];
  const value = term?.values.filter((one) => one.from <= from).at(-1)?.value;
  if (typeof value !== "number") return undefined;
  switch (term?.unit) {
    case "day":
      return addDays(from, value);
    case "month":
      return addMonths(from, value);
    case "year":
      return addMonths(from, value * 12);
    default:
      return undefined;
  }
}

/** The last day on which an instance that ended on a day is kept: the longest term that a report of its process names. */
export function instanceKeptUntil(process: CompiledProcess, ended: Day): Day | undefined {
  const terms = Object.values(process.reports).map(({ keep }) => keptUntil(process, keep, ended));
  return terms
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
}
