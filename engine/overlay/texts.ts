/** Addresses that words may stand under: of what there is, and of what screens and reports name besides. */

import type { FieldSchema, ProcessDefinition } from "../definition/types.ts";
import { get, stepsTo } from "./address.ts";

const SUFFIX = /\.(help|task|button|confirm|consequence|new|why|guide|told|short|holds)$/;

/** One of several ways out, a key of a set, a value of a setting. */
const PART = /\.(ways|keys|choices)\.[^.]+$/;

/** Every address that has words now, in any language. */
export const knownAddresses = (definition: ProcessDefinition): readonly string[] => [
  ...new Set(Object.values(definition.texts).flatMap((texts) => Object.keys(texts))),
];

/** Words of a form: its own, of a page, a field, one of its choices, a row. */
function hasFormThing(definition: ProcessDefinition, id: string, words: string): boolean {
  const form = definition.forms[id];
  if (!form) return false;
  if (["title", "intro"].includes(words) || Object.values(form.texts).some((texts) => Object.hasOwn(texts, words)))
    return true;
  const [first = "", second = ""] = words.split(".");
  if (first === "pages") return form.ui.pages !== undefined && Object.hasOwn(form.ui.pages, second);
  const [, field = words, choice] = /^(.*?)(?:\.choices\.(.+)|\.row|\.help)$/.exec(words) ?? [];
  const schema = get(definition, stepsTo(definition, `forms.${id}.${field}`) ?? []) as FieldSchema | undefined;
  if (schema === undefined) return false;
  return choice === undefined || (schema.items?.enum ?? schema.enum ?? []).map(String).includes(choice);
}

/** A column or line that some block of a report has. */
function hasColumn(definition: ProcessDefinition, address: string): boolean {
  const [, report = "", column = ""] = /^reports\.([^.]+)\.columns\.([^.]+)$/.exec(address) ?? [];
  const blocks = Object.keys(definition.reports[report]?.blocks ?? {});
  return blocks.some((block) =>
    ["columns", "lists"].some(
      (part) => get(definition, ["reports", report, "blocks", block, part, column]) !== undefined,
    ),
  );
}

/** Whether something stands at an address of a text, whatever the text says of it. */
export function hasThing(definition: ProcessDefinition, address: string): boolean {
  const [, form, words] = /^forms\.([a-z0-9-]+\/[a-z0-9-]+)\.(.+)$/.exec(address) ?? [];
  if (form !== undefined && words !== undefined) return hasFormThing(definition, form, words);
  const bare = address.replace(SUFFIX, "").replace(PART, "");
  if (bare === "process" || definition.kinds[bare] || hasColumn(definition, bare)) return true;
  const known = knownAddresses(definition);
  if (known.includes(address) || known.includes(bare)) return true;
  // `!fact` says what stands in the way when the fact holds.
  const steps = stepsTo(definition, bare.replace(".facts.!", ".facts."));
  return steps !== undefined && get(definition, steps) !== undefined;
}
