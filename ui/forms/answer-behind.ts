/** Why a field is there: the answer that its condition reads, in words. */

import {
  type CompiledForm,
  type FieldSchema,
  type Fields,
  formFields,
  isEmpty,
  type Json,
  read,
} from "../../engine/index.ts";
import { patternOf, useFields } from "./form-context.ts";
import { useCompiledForm } from "./form-of-field.ts";
import { valueWords } from "./value-words.ts";

interface Answer {
  readonly at: string;
  readonly schema: FieldSchema;
  readonly value: Json;
}

/** Somebody chose it: a list of rows, a text or a day is no choice. */
const isChoice = (schema: FieldSchema): boolean =>
  schema.type === "boolean" || schema.enum !== undefined || schema.items?.enum !== undefined;

/** The chosen answer that a field hangs on, by its pointer; undefined when it hangs on none that was given. */
export function answerBehind(form: CompiledForm, fields: Fields, pointer: string): Answer | undefined {
  const rule = form.rules.find(({ kind, field }) => kind === "visibleWhen" && field === patternOf(pointer));
  const row = pointer.slice(0, pointer.lastIndexOf("/"));
  for (const [first = "", ...rest] of rule?.program.reads ?? []) {
    const at = first === "row" ? `${row}/${rest.join("/")}` : `/${[first, ...rest].join("/")}`;
    const value = read(fields, at);
    const schema = formFields(form).find(({ pattern }) => pattern === patternOf(at))?.schema;
    if (value !== undefined && !isEmpty(value) && schema && isChoice(schema)) return { at, schema, value };
  }
  return undefined;
}

/** Gives for a field's pointer the words of the answer it hangs on; undefined when it hangs on none that was given. */
export function useAnswerBehind(): (pointer: string) => string | undefined {
  const { fields, words, people } = useFields();
  const form = useCompiledForm();
  return (pointer) => {
    const answer = answerBehind(form, fields, pointer);
    return answer && valueWords(words, answer.at, answer.schema, answer.value, people);
  };
}
