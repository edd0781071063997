/** `arrange`: parts of a map in another order, or left out. */

import { didYouMean } from "../../definition/nearest.ts";
import type { ProcessDefinition } from "../../definition/types.ts";
import { isNode, put } from "../address.ts";
import { changed, type Edit, existing, isRefusal, type Outcome, refuse } from "../outcome.ts";

/** Hides and orders the parts of a map: blocks of a report, tabs, columns. */
export function arrange(definition: ProcessDefinition, edit: Edit<"arrange">): Outcome {
  const found = existing(definition, "arrange", edit.arrange);
  if (isRefusal(found)) return found;
  if (!isNode(found.value))
    return refuse(
      "arrange",
      "not-a-map",
      `"${edit.arrange}" has no parts to arrange.`,
      "Name the blocks of a report, e.g. reports.list.blocks.",
    );
  const parts = found.value;
  const unknown = [...(edit.hide ?? []), ...(edit.order ?? [])].find((name) => !Object.hasOwn(parts, name));
  if (unknown)
    return refuse(
      edit.hide?.includes(unknown) ? "hide" : "order",
      "unknown-name",
      `There is no part "${unknown}" at "${edit.arrange}".`,
      didYouMean(unknown, Object.keys(parts)),
    );
  const order = [...(edit.order ?? []), ...Object.keys(parts).filter((name) => !edit.order?.includes(name))];
  const kept = order.filter((name) => !edit.hide?.includes(name)).map((name) => [name, parts[name]]);
  return changed(put(definition, found.steps, Object.fromEntries(kept)), edit.arrange);
}
