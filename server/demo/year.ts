/** Writes out the year before a demo: parts of a play, each told several times, on other days and of other people. */

import { z } from "zod";
import { DemoBroken, type PlayStep, stepFile } from "./step-file.ts";

export const yearFile = z.strictObject({
  why: z.string().optional(),
  /** Steps by name; `$case` stands for what a telling sets, `{$+3}` for the third day after its own. */
  parts: z.record(z.string(), z.array(z.record(z.string(), z.json()))),
  tellings: z.array(
    z.strictObject({
      part: z.string(),
      /** Calendar days from the day the demo is loaded. */
      day: z.int(),
      set: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
type YearFile = z.infer<typeof yearFile>;
type Telling = YearFile["tellings"][number];

const DAY = 24 * 60;
const FIRST = 9 * 60;
/** Steps without a time of their own follow each other. */
const BETWEEN = 2;
interface Timed {
  readonly minute: number;
  readonly step: PlayStep;
}
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const two = (n: number): string => String(n).padStart(2, "0");

/** The steps of one telling, with names and days filled in. */
function written({ parts }: YearFile, { part, day, set }: Telling): readonly PlayStep[] {
  const text = JSON.stringify(parts[part] ?? fail(`There is no part "${part}".`))
    .replace(/\{\$([+-]\d+)\}/g, (_, n: string) => `{${day + Number(n)}}`)
    .replace(/\$(\w+)/g, (_, name: string) => set[name] ?? fail(`"${part}" is told without "${name}".`));
  const steps = z.array(stepFile).safeParse(JSON.parse(text));
  if (steps.success) return steps.data;
  const [issue] = steps.error.issues;
  return fail(`Part "${part}": ${issue?.message ?? "not as it should be"} at ${issue?.path.join("/") ?? "/"}.`);
}
function fail(message: string): never {
  throw new DemoBroken(message);
}

function timed(file: YearFile, telling: Telling): readonly Timed[] {
  let last = telling.day * DAY + FIRST - BETWEEN;
  return written(file, telling).map((step) => {
    const { day, time } = step;
    const own = time === undefined ? FIRST : minuteOf(time);
    last = day === undefined && time === undefined ? last + BETWEEN : (telling.day + (day ?? 0)) * DAY + own;
    return { minute: last, step };
  });
}

/** Every step of the year in the order of time. @throws DemoBroken */
export function stepsOfYear(file: YearFile): readonly PlayStep[] {
  return file.tellings
    .flatMap((telling) => timed(file, telling))
    .sort((a, b) => a.minute - b.minute)
    .map(({ minute, step }) => {
      const day = Math.floor(minute / DAY);
      const rest = minute - day * DAY;
      return { ...step, day, time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` };
    });
}
