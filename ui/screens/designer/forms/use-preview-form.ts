/** A form of a draft that runs in the browser as the published one will: compiled by the engine, its bounds checked by what the server makes of the draft. */

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  compileForm,
  type FieldError,
  type Fields,
  type FormSchema,
  type FormUi,
  fieldErrors,
  parsedFile,
  timestamp,
  type ValidatorError,
} from "../../../../engine/index.ts";
import { serverNow } from "../../../api/clock.ts";
import type { LiveForm } from "../../../forms/load-form.ts";
import { formWords } from "../../../forms/words.ts";
import { textsOf } from "../../../texts/i18n.ts";
import { LANGUAGES, textsIn } from "../words-of.ts";
import type { FormProps } from "./form-props.ts";

interface ValidatorModule {
  readonly validate: ((fields: Fields) => boolean) & { readonly errors?: readonly ValidatorError[] | null };
}
const CALENDAR = { timeZone: "Europe/Amsterdam", holidays: [] };

/** The check of types and bounds; none while the draft has errors or is being saved. */
function useValidator(draft: string, revision: number, id: string, asked: boolean) {
  const { data } = useQuery({
    queryKey: ["drafts", draft, "validator", revision, id],
    queryFn: async () => {
      const name = `${id.replaceAll("/", "~")}.js`;
      const address = `/api/drafts/${encodeURIComponent(draft)}/validators/${revision}/${name}`;
      return (await import(/* @vite-ignore */ address)) as ValidatorModule;
    },
    enabled: asked,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.validate;
}

/** @returns undefined while the form has an error by which it cannot be shown. */
export function usePreviewForm({ files, form, draft, language }: FormProps, isUsed: boolean): LiveForm | undefined {
  const { t, i18n } = useTranslation();
  const id = form.replace(/^forms\//, "");
  const { view } = draft;
  const validate = useValidator(view.id, view.revision, id, isUsed);
  return useMemo(() => {
    const schema = parsedFile(files, `${form}/schema.json`) as FormSchema | undefined;
    const ui = (parsedFile(files, `${form}/ui.json`) ?? {}) as FormUi;
    const compiled = schema && compileForm({ id, schema, ui, texts: {} });
    if (!schema || !compiled?.form) return undefined;
    const texts = Object.fromEntries(
      LANGUAGES.map((one) => [
        one,
        Object.fromEntries(
          Object.entries(textsIn(files, form, one)).map(([key, words]) => [`forms.${id}.${key}`, String(words)]),
        ),
      ]),
    );
    const check = (_form: string, fields: Fields): readonly FieldError[] =>
      !validate || validate(fields) ? [] : fieldErrors(validate.errors ?? []);
    return {
      form: compiled.form,
      published: { id, schema, ui, validator: "", calendar: CALENDAR },
      validate: check,
      clock: () => ({ now: timestamp(serverNow()), timeZone: CALENDAR.timeZone, holidays: new Set<string>() }),
      words: formWords(id, textsOf(texts, [language, "nl"]), (key, values) => t(key, values ?? {}), i18n.language),
    };
  }, [files, form, id, validate, language, t, i18n.language]);
}
