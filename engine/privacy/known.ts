/** What directly identifies somebody in the sections of a case, by the privacy its fields declare. */

import { expand, formFields, read } from "../forms/index.ts";
import type { CompiledForm, Fields } from "../forms/types.ts";
import type { Known } from "./screen.ts";

/** Direct identifiers in filled fields: days are birth dates, texts with an address in their format or class are addresses, other texts names. */
export function knownIn(form: CompiledForm, fields: Fields): readonly Known[] {
  return formFields(form).flatMap(({ pattern, schema }) => {
    if (schema.privacy?.identifies !== "direct" || schema.format === "person" || schema.format === "organisation")
      return [];
    return expand(pattern, fields).flatMap((pointer): readonly Known[] => {
      const value = read(fields, pointer);
      if (typeof value !== "string" || value.trim() === "") return [];
      if (schema.format === "date") return [{ kind: "birthDate", text: value }];
      return [
        {
          kind:
            schema.privacy?.class === "contact" || schema.privacy?.class === "whereabouts"
              ? addressOrName(value)
              : "name",
          text: value,
        },
      ];
    });
  });
}
/** A text with a digit in it (a street and a number, a postcode) is an address; one without is a name. */
const addressOrName = (text: string): "address" | "name" => (/\d/.test(text) ? "address" : "name");
