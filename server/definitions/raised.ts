/** The number that a version gets when a draft is published. */

import { type DefinitionEdit, highestVersion, raisedVersion, versionOf } from "../../engine/index.ts";
import { differences } from "./difference.ts";
import type { Draft } from "./drafts.ts";
import type { Definitions } from "./index.ts";

/** The edits that give what is new the version after the one in force; what is not new is not published. */
export async function raised(
  definitions: Definitions,
  draft: Draft,
): Promise<readonly DefinitionEdit[] | { readonly fault: "nothing-to-publish" }> {
  const current = definitions.current(draft.process, draft.variant)?.process.hash;
  const inForce = current && (await definitions.source(current));
  if (!inForce) return [];
  const before = new Map(inForce.files);
  if (differences(before, draft.files).length === 0) return { fault: "nothing-to-publish" };
  const line = { root: draft.source.root, variant: draft.variant };
  const { process, variant } = draft;
  const known = (await definitions.versions()).filter((one) => one.process === process && one.variant === variant);
  const numbers = [versionOf(line, before), ...known.map(({ version }) => version)];
  return raisedVersion(line, draft.files, highestVersion(numbers.flatMap((number) => number ?? [])));
}
