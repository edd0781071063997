/** What plays that break a promise say against a process: an error at the promise. */

import { readJson } from "../definition/json.ts";
import type { Finding } from "../result.ts";
import type { Refutation } from "./refute.ts";

/**
 * @param root `workflows/<process>`.
 * @param files path from the project → text.
 * @returns one finding for each promise that is refuted.
 */
export function refutationFindings(
  refutations: readonly Refutation[],
  root: string,
  files: ReadonlyMap<string, string>,
): readonly Finding[] {
  const file = `${root}/policies.json`;
  const each = [...new Map(refutations.map((one) => [one.policy, one])).values()];
  return each.map(({ policy, example, path }) => {
    const pointer = `/${policy}`;
    return {
      code: "promise-refuted",
      severity: "error",
      message: `The promise "${policy}" is refuted: a play that goes on from the example "${example}" breaks it at ${path}.`,
      remedy: "Let no way lead there, or change what policies.json promises.",
      file,
      pointer,
      ...readJson(file, files.get(file) ?? "").locate(pointer),
    };
  });
}
