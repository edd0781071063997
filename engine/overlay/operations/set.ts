/** `set`: a setting of the base gets another default. */

import { didYouMean } from "../../definition/nearest.ts";
import type { ProcessDefinition } from "../../definition/types.ts";
import { put } from "../address.ts";
import { changed, type Edit, type Outcome, refuse } from "../outcome.ts";

export function setSetting(definition: ProcessDefinition, edit: Edit<"set">): Outcome {
  const setting = definition.process.settings?.[edit.set];
  if (!setting)
    return refuse(
      "set",
      "unknown-setting",
      `There is no setting "${edit.set}".`,
      didYouMean(edit.set, Object.keys(definition.process.settings ?? {})),
    );
  if (setting.locked)
    return refuse(
      "set",
      "locked",
      `The setting "${edit.set}" may not be changed: ${setting.locked}.`,
      "Leave it as the base has it.",
    );
  const kind = setting.type === "integer" ? Number.isInteger(edit.to) : typeof edit.to === setting.type;
  const bounded =
    typeof edit.to !== "number" ||
    ((setting.minimum ?? -Infinity) <= edit.to && edit.to <= (setting.maximum ?? Infinity));
  if (!kind || !bounded || (setting.enum && !setting.enum.includes(edit.to)))
    return refuse(
      "to",
      "bad-value",
      `${JSON.stringify(edit.to)} is no value for "${edit.set}".`,
      setting.enum
        ? `Use one of: ${setting.enum.join(", ")}.`
        : `Use ${setting.type}${setting.minimum === undefined ? "" : ` from ${setting.minimum}`}${setting.maximum === undefined ? "" : ` to ${setting.maximum}`}.`,
    );
  return changed(put(definition, ["process", "settings", edit.set, "default"], edit.to), `settings.${edit.set}`);
}
