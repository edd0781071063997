/** One step of a play as its file says it, and the mistake of a play that cannot be played. */

import { z } from "zod";

const json = z.json();
const fields = z.record(z.string(), json);

/** A step of an example, with a moment, a person and, for a new instance, its group. */
export const stepFile = z.strictObject({
  why: z.string().optional(),
  /** Calendar days from the day the demo is loaded; negative is past. */
  day: z.int().optional(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  at: z.string().optional(),
  as: z.string().optional(),
  new: z.string().optional(),
  group: z.string().optional(),
  do: z.string().optional(),
  /** The effect whose answer from outside is recorded, of whom it is when several are waited for, and whether it is a yes. */
  answer: z.string().optional(),
  accepted: z.boolean().optional(),
  add: z.string().optional(),
  to: z.union([z.string(), z.array(z.string())]).optional(),
  key: z.union([z.string(), z.array(z.string())]).optional(),
  pick: z.string().optional(),
  patch: z.record(z.string(), fields).optional(),
  with: z.record(z.string(), json).optional(),
  declared: z.array(z.string()).optional(),
});
export type PlayStep = z.infer<typeof stepFile>;

/** A demo that cannot be played: which file, which step, why. */
export class DemoBroken extends Error {
  override readonly name = "DemoBroken";
}
