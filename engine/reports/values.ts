/** Values of a report as text: dates as people write them, choices and persons in words. */

import type { Field } from "../blocks/types.ts";
import { isDay } from "../time.ts";
import type { ReportModel, ReportPerson } from "./types.ts";

const WORDS: Readonly<Record<string, { readonly yes: string; readonly no: string }>> = {
  nl: { yes: "ja", no: "nee" },
  en: { yes: "yes", no: "no" },
};

export const yesWord = (language: string): string => (WORDS[language] ?? WORDS["nl"])?.yes ?? "";

export interface Wording {
  readonly language: string;
  readonly privacy: ReportModel["privacy"];
  person(id: string): ReportPerson | undefined;
}
/** Without names: a professional is a function at an organisation. */
function personWords({ privacy }: Wording, { name, function: title, organisation }: ReportPerson): string {
  return privacy === "personal"
    ? `${name}, ${organisation}`
    : [title, organisation].filter((part) => part !== undefined && part !== "").join(", ");
}
/** As it is written in the language of the report; a year is no amount, its digits are not parted. */
function numberWords(value: number | bigint, field: Field | undefined, language: string): string {
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = field?.schema ?? {};
  const useGrouping = !(minimum >= 1000 && maximum <= 9999);
  return new Intl.NumberFormat(language, { useGrouping, maximumFractionDigits: 20 }).format(value);
}
export const dayWords = (day: string): string => day.split("-").reverse().join("-");

/** A person is meant where a field says so, or where no field is known (the key of an item); never in other texts. */
const mayBePerson = (field: Field | undefined): boolean =>
  field === undefined || field.schema.format === "person" || field.schema.items?.format === "person";

/** Who did something (`by.draft`) is told as a person; nothing else that is no plain value has words. */
function refWords(value: object, wording: Wording): string {
  const id = "id" in value ? value.id : undefined;
  const person = typeof id === "string" ? wording.person(id) : undefined;
  return person ? personWords(wording, person) : "";
}

/** A value as text. What identifies directly never gets into a report without names. */
export function wordsFor(value: unknown, field: Field | undefined, wording: Wording): string {
  if (value === undefined || value === null) return "";
  if (wording.privacy !== "personal" && field?.schema.privacy?.identifies === "direct") return "";
  if (Array.isArray(value)) return value.map((one) => wordsFor(one, field, wording)).join(", ");
  if (typeof value === "boolean")
    return (WORDS[wording.language] ?? WORDS["nl"])?.[value ? "yes" : "no"] ?? String(value);
  if (typeof value === "object") return refWords(value, wording);
  if (typeof value === "number" || typeof value === "bigint") return numberWords(value, field, wording.language);
  if (typeof value !== "string") return String(value);
  const choice = field?.form.texts[wording.language]?.[`${field.key}.choices.${value}`];
  if (choice !== undefined) return choice;
  if (isDay(value) && (field === undefined || field.schema.format === "date")) return dayWords(value);
  const person = value !== "" && mayBePerson(field) ? wording.person(value) : undefined;
  return person ? personWords(wording, person) : value;
}

/** Several values in one line; those that hold a comma themselves are told apart by semicolons. */
export function listWords(value: unknown, field: Field | undefined, wording: Wording): string {
  if (!Array.isArray(value)) return wordsFor(value, field, wording);
  const words = value.map((one) => wordsFor(one, field, wording)).filter((one) => one !== "");
  return words.join(words.some((one) => one.includes(",")) ? "; " : ", ");
}
