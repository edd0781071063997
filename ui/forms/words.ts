/** The words of a form: labels, helps, choices and errors, found by address. */

import type { FieldError } from "../../engine/index.ts";
import { dateText } from "../parts/dates.ts";
import type { DefinitionTexts } from "../texts/i18n.ts";
import { lowerFirst } from "../texts/sentence.ts";
import { numberText } from "./numbers.ts";

export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** `/persons/0/birthDate` → `persons.birthDate` */
export const keyOf = (pointer: string): string =>
  pointer
    .split("/")
    .filter((part) => part !== "" && !/^(\d+|\*|\[.*\])$/s.test(part))
    .join(".");

export interface FormWords {
  readonly title: string;
  readonly intro: string | undefined;
  page(page: string): string;
  label(pointer: string): string;
  help(pointer: string): string | undefined;
  choice(pointer: string, value: unknown): string;
  /** A number as the reader writes it; a year without a sign between its digits. */
  number(value: number, plain?: boolean): string;
  /** Name of one row of a repeating group. */
  row(pointer: string): string;
  error(error: FieldError): string;
  /** Where it is wrong and what: «Geboortedatum: deze datum bestaat niet», in a row «Persoon 2, geboortedatum: …». */
  errorAt(error: FieldError): string;
}

export function formWords(form: string, texts: DefinitionTexts, t: Translate, language: string): FormWords {
  const at = (key: string): string => `forms.${form}.${key}`;
  const own = (key: string, suffix = ""): string | undefined => texts.maybe(at(`${key}${suffix}`));
  const label = (pointer: string): string => own(keyOf(pointer)) ?? texts(at(keyOf(pointer)));
  const row = (pointer: string): string => own(keyOf(pointer), ".row") ?? label(pointer);
  const error = (one: FieldError): string => errorText(one, own(keyOf(one.pointer), `.errors.${one.code}`), t);
  return {
    title: own("title") ?? texts(form.split("/").at(-1) ?? form),
    intro: own("intro"),
    page: (page) => own(`pages.${page}`) ?? texts(page),
    label,
    help: (pointer) => own(keyOf(pointer), ".help"),
    choice: (pointer, value) =>
      typeof value === "boolean"
        ? t(value ? "form.yes" : "form.no")
        : (own(keyOf(pointer), `.choices.${String(value)}`) ?? texts(String(value))),
    number: (value, plain = false) => numberText(value, language, !plain),
    row,
    error,
    errorAt: (one) => {
      const at = /^(.*)\/(\d+)\//.exec(one.pointer);
      const place = at ? `${row(at[1] ?? "")} ${Number(at[2]) + 1}, ` : "";
      const what = label(one.pointer);
      // A label that asks needs no colon: «Wat is er aan de hand? Vul dit in».
      return `${place}${place ? lowerFirst(what) : what}${what.endsWith("?") ? "" : ":"} ${error(one)}`;
    },
  };
}

const KNOWN = [
  "required",
  "type",
  "enum",
  "maxLength",
  "minLength",
  "minimum",
  "maximum",
  "maxItems",
  "minItems",
  "pattern",
  "uniqueItems",
  "duplicate-id",
  "earliest",
  "latest",
  "unlikelyBefore",
  "unlikelyAfter",
  "names-a-person",
  "among",
  "unknown-field",
  "hidden-field",
];
function errorText({ code, params }: FieldError, own: string | undefined, t: Translate): string {
  if (own) return own;
  const bound = params["limit"];
  const limit = typeof bound === "string" && /^\d{4}-\d{2}(-\d{2})?$/.test(bound) ? dateText(bound) : bound;
  if (code === "format") {
    const format = String(params["format"] ?? "");
    return t(["date", "email", "month", "time"].includes(format) ? `errors.format.${format}` : "errors.format.other");
  }
  if (code === "type" && ["integer", "number"].includes(String(params["type"]))) return t("errors.typeNumber");
  return KNOWN.includes(code) ? t(`errors.${code}`, { limit }) : t("errors.other");
}
