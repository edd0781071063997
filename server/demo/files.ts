/** Reads the demo regions that ship with the processes: `workflows/<process>/demo/region.json` and `play.json`, checked before anything is played. */

import { z } from "zod";
import type { Files } from "../definitions/files.ts";
import { DUTIES } from "../directory/types.ts";

const json = z.json();
const fields = z.record(z.string(), json);

const regionFile = z.strictObject({
  organisations: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      party: z.string(),
      domain: z.string(),
      avg: z.enum(["controller", "processor"]),
    }),
  ),
  people: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      function: z.string(),
      organisation: z.string(),
      duties: z.array(z.enum(DUTIES)).optional(),
    }),
  ),
  groups: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      municipality: z.string(),
      variant: z.string().optional(),
      settings: fields.default({}),
      functions: z.record(z.string(), z.array(z.string())),
    }),
  ),
});

/** A step of an example, with a moment, a person and, for a new instance, its group. */
const stepFile = z.strictObject({
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
const playFile = z.strictObject({ steps: z.array(stepFile) });

export type Region = z.infer<typeof regionFile>;
export type PlayStep = z.infer<typeof stepFile>;

export interface DemoFiles {
  /** Id of the process. */
  readonly process: string;
  readonly region: Region;
  readonly steps: readonly PlayStep[];
}

/** A demo that cannot be played: which file, which step, why. */
export class DemoBroken extends Error {
  override readonly name = "DemoBroken";
}

function read<T>(schema: z.ZodType<T>, files: Files, path: string): T {
  const parsed = schema.safeParse(JSON.parse(files.get(path) ?? "null"));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DemoBroken(`${path}: ${issue?.message ?? "not as it should be"} at ${issue?.path.join("/") ?? "/"}.`);
}

/** Every demo in the files, by folder. @throws DemoBroken */
export function demosIn(files: Files): readonly DemoFiles[] {
  const folders = [...files.keys()].filter((path) => /^workflows\/[^/]+\/demo\/region\.json$/.test(path)).sort();
  return folders.map((path) => {
    const folder = path.slice(0, -"/demo/region.json".length);
    const { id } = JSON.parse(files.get(`${folder}/process.json`) ?? "{}") as { id?: string };
    return {
      process: id ?? "",
      region: read(regionFile, files, path),
      steps: files.has(`${folder}/demo/play.json`) ? read(playFile, files, `${folder}/demo/play.json`).steps : [],
    };
  });
}
