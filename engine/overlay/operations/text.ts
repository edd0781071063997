/** `text`: other words. */

import { didYouMean } from "../../definition/nearest.ts";
import type { ProcessDefinition } from "../../definition/types.ts";
import { put } from "../address.ts";
import { changed, type Edit, type Outcome, refuse } from "../outcome.ts";
import { hasThing, knownAddresses } from "../texts.ts";

export function setText(definition: ProcessDefinition, edit: Edit<"text">): Outcome {
  if (!hasThing(definition, edit.text))
    return refuse(
      "text",
      "unknown-address",
      `There is nothing at "${edit.text}" that words could stand under.`,
      didYouMean(edit.text, [...Object.keys(definition.kinds), ...knownAddresses(definition)]),
    );
  const given = (["nl", "en"] as const).filter((language) => edit[language] !== undefined);
  if (given.length === 0) return refuse("text", "no-text", "No text is given.", 'Add "nl" and "en".');
  const next = given.reduce(
    (current, language) => put(current, ["texts", language, edit.text], edit[language]),
    definition,
  );
  return changed(next, edit.text);
}
