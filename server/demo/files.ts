/** Reads the demo regions that ship with the processes: `workflows/<process>/demo/region.json`, `play.json` and `year.json`, checked before anything is played. */

import { z } from "zod";
import type { Files } from "../definitions/files.ts";
import { DUTIES } from "../directory/types.ts";
import { DemoBroken, type PlayStep, stepFile } from "./step-file.ts";
import { stepsOfYear, yearFile } from "./year.ts";

export { DemoBroken, type PlayStep };

const fields = z.record(z.string(), z.json());

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

const playFile = z.strictObject({ steps: z.array(stepFile) });

export type Region = z.infer<typeof regionFile>;

export interface DemoFiles {
  /** Id of the process. */
  readonly process: string;
  readonly region: Region;
  readonly steps: readonly PlayStep[];
}

function read<T>(schema: z.ZodType<T>, files: Files, path: string): T {
  const parsed = schema.safeParse(JSON.parse(files.get(path) ?? "null"));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DemoBroken(`${path}: ${issue?.message ?? "not as it should be"} at ${issue?.path.join("/") ?? "/"}.`);
}

/** What went before the play, where it is wanted and there is one. */
function yearBefore(files: Files, path: string, withYear: boolean): readonly PlayStep[] {
  return withYear && files.has(path) ? stepsOfYear(read(yearFile, files, path)) : [];
}

/**
 * Every demo in the files, by folder.
 * @param withYear also what happened in the year before it.
 * @throws DemoBroken
 */
export function demosIn(files: Files, withYear = false): readonly DemoFiles[] {
  const folders = [...files.keys()].filter((path) => /^workflows\/[^/]+\/demo\/region\.json$/.test(path)).sort();
  return folders.map((path) => {
    const folder = path.slice(0, -"/demo/region.json".length);
    const { id } = JSON.parse(files.get(`${folder}/process.json`) ?? "{}") as { id?: string };
    return {
      process: id ?? "",
      region: read(regionFile, files, path),
      steps: [
        ...yearBefore(files, `${folder}/demo/year.json`, withYear),
        ...(files.has(`${folder}/demo/play.json`) ? read(playFile, files, `${folder}/demo/play.json`).steps : []),
      ],
    };
  });
}
