/** Why a field is there: the answer that its condition reads, in words. */

import { formFields, isEmpty, read } from "../../engine/index.ts";
import { patternOf, useFields } from "./form-context.ts";
import { useCompiledForm } from "./form-of-field.ts";
import { valueWords } from "./value-words.ts";

/** Gives for a field's pointer the words of the answer it hangs on; undefined when it hangs on none that was given. */
export function useAnswerBehind(): (pointer: string) => string | undefined {
  const { fields, words, people } = useFields();
  const form = useCompiledForm();
  const places = formFields(form);
  return (pointer) => {
    const rule = form.rules.find(({ kind, field }) => kind === "visibleWhen" && field === patternOf(pointer));
    const row = pointer.slice(0, pointer.lastIndexOf("/"));
    for (const [first = "", ...rest] of rule?.program.reads ?? []) {
      const at = first === "row" ? `${row}/${rest.join("/")}` : `/${[first, ...rest].join("/")}`;
      const value = read(fields, at);
      if (isEmpty(value)) continue;
      const schema = places.find(({ pattern }) => pattern === patternOf(at))?.schema;
      return valueWords(words, at, schema, value, people);
    }
    return undefined;
  };
}
