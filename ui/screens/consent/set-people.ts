/** The people whom a set is about, also those who are not asked: who they are, why they are asked or not, and from when. */

import { useQuery } from "@tanstack/react-query";
import type { Fields, InstanceView, Json, UnitView } from "../../../engine/index.ts";
import { queries } from "../../api/queries.ts";
import { type LiveForm, useLiveForm } from "../../forms/load-form.ts";
import type { SetPart } from "../../instance/sets.ts";
import { useDefinitionTexts } from "../../texts/i18n.ts";

export interface SetPerson {
  readonly key: string;
  /** Why this one is asked or not, in words. */
  readonly why: string | undefined;
  /** The same as the fact says it. */
  readonly whyCode: string | undefined;
  /** From which day this one will be asked. */
  readonly from: string | undefined;
  readonly unit: UnitView | undefined;
  /** What the list calls the person: used where no item has a name for it. */
  readonly called: string;
}
const texts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.map((one) => (typeof one === "string" ? one : "")) : [];

const rowsOf = (fields: Fields | undefined, list: string): readonly Fields[] => {
  const rows = fields?.[list];
  return Array.isArray(rows) ? (rows as readonly Fields[]) : [];
};
function calledOf(live: LiveForm, rows: readonly Fields[], row: Fields, list: string, field: string): string {
  const alike = rows.filter((other) => other[field] === row[field]);
  const words = live.words.choice(`/${list}/${field}`, row[field]);
  return alike.length > 1 ? `${words} ${alike.indexOf(row) + 1}` : words;
}

/** All rows of the list that the keys come from; only the items when the list is not for this reader. */
export function useSetPeople(view: InstanceView, units: readonly UnitView[], part: SetPart): readonly SetPerson[] {
  const words = useDefinitionTexts(view.definition);
  const [name = "", list = "", field = ""] = (part.people ?? "").split(".");
  const section = view.main.sections.find((one) => one.name === name && one.canRead && one.state !== "empty");
  const content = useQuery({ ...queries.section(view.id, "", name), enabled: section !== undefined });
  const { live } = useLiveForm(view.definition, section?.form);
  const rows = section ? rowsOf(content.data?.fields, list) : [];
  const whys = texts(part.why === undefined ? undefined : view.main.facts[part.why]);
  const froms = texts(part.from === undefined ? undefined : view.main.facts[part.from]);
  const newest = (key: string): UnitView | undefined => units.filter((unit) => unit.key === key).at(-1);
  // Who somebody is stands in the words of the form: until they are there nobody has a name.
  const people = (live ? rows : []).map((row, index): SetPerson => {
    const key = String(row["id"]);
    const why = whys[index];
    return {
      key,
      why: why ? words(`${view.kind}.facts.${part.why}.choices.${why}`) : undefined,
      whyCode: why || undefined,
      from: froms[index] || undefined,
      unit: newest(key),
      called: live ? calledOf(live, rows, row, list, field) : "",
    };
  });
  const known = new Set(people.map(({ key }) => key));
  const others = units
    .filter(({ key = "" }) => !known.has(key))
    .map(
      (unit): SetPerson => ({
        key: unit.key ?? "",
        why: undefined,
        whyCode: undefined,
        from: undefined,
        unit,
        called: "",
      }),
    );
  const rank = ({ unit }: SetPerson): number => (unit?.wanted ? 0 : 1);
  return [...people, ...others].sort((a, b) => rank(a) - rank(b));
}
