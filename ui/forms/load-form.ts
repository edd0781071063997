/** Makes a published form run in the browser: compiled by the engine, checked by the module that the server made of it. */

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  type Clock,
  type CompiledForm,
  compileForm,
  type FieldError,
  type Fields,
  fieldErrors,
  timestamp,
  type ValidatorError,
} from "../../engine/index.ts";
import { serverNow } from "../api/clock.ts";
import { queries } from "../api/queries.ts";
import type { FormWithValidator } from "../api/types.ts";
import { useDefinitionTexts } from "../texts/i18n.ts";
import { type FormWords, formWords } from "./words.ts";

interface ValidatorModule {
  readonly validate: ((fields: Fields) => boolean) & { readonly errors?: readonly ValidatorError[] | null };
}
export interface LiveForm {
  readonly form: CompiledForm;
  readonly published: FormWithValidator;
  readonly validate: (formId: string, fields: Fields) => readonly FieldError[];
  readonly clock: () => Clock;
  readonly words: FormWords;
}

/** Now by the server's clock, on the calendar of the process; it decides nothing, the server asks again. */
const clockOn = ({ timeZone, holidays }: FormWithValidator["calendar"]): (() => Clock) => {
  const days = new Set(holidays);
  return () => ({ now: timestamp(serverNow()), timeZone, holidays: days });
};

async function loadForm(published: FormWithValidator): Promise<Omit<LiveForm, "words">> {
  const { id, schema, ui, validator } = published;
  const compiled = compileForm({ id, schema, ui, texts: {} });
  if (!compiled.form) throw new Error(`The form ${id} does not compile here.`);
  const { validate } = (await import(/* @vite-ignore */ validator)) as ValidatorModule;
  return {
    form: compiled.form,
    published,
    clock: clockOn(published.calendar),
    validate: (_formId, fields) => (validate(fields) ? [] : fieldErrors(validate.errors ?? [])),
  };
}

export interface FormQuery {
  readonly live: LiveForm | undefined;
  readonly error: unknown;
}
/** A form of a definition, ready to run; undefined while it loads. */
export function useLiveForm(definition: string, formId: string | undefined): FormQuery {
  const { t, i18n } = useTranslation();
  const texts = useDefinitionTexts(definition);
  const forms = useQuery(queries.forms(definition));
  const published = forms.data?.find(({ id }) => id === formId);
  const loaded = useQuery({
    queryKey: ["form", definition, formId],
    queryFn: () => loadForm(published as FormWithValidator),
    enabled: published !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const words = useMemo(
    () => formWords(formId ?? "", texts, (key, values) => t(key, values ?? {}), i18n.language),
    [formId, texts, t, i18n.language],
  );
  const live = useMemo(() => (loaded.data ? { ...loaded.data, words } : undefined), [loaded.data, words]);
  return { live, error: forms.error ?? loaded.error };
}
