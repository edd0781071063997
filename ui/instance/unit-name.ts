/** What an item is called on a screen: its number, what its set calls it, the person or thing it is for, else its kind. */

import type { InstanceView, UnitView } from "../../engine/index.ts";
import { dateText } from "../parts/dates.ts";
import type { DefinitionTexts } from "../texts/i18n.ts";
import { setPart } from "./sets.ts";

/** «Member 2, Ann»: what the facts of its set call it, with its number among those called the same, and its name for who may read that. */
function itemLabel(view: InstanceView, unit: UnitView, words: DefinitionTexts): string | undefined {
  const { called, among, person } = setPart(view, unit.name) ?? {};
  const code = called === undefined ? undefined : unit.facts[called];
  const alone = person === undefined ? undefined : unit.facts[person];
  const name = typeof alone === "string" && alone !== "" ? alone : undefined;
  if (called === undefined || typeof code !== "string" || code === "") return name;
  const alike = among === undefined ? undefined : unit.facts[among];
  const at = Array.isArray(alike) && alike.length > 1 ? ` ${alike.indexOf(unit.key ?? "") + 1}` : "";
  const role = `${words(`${unit.address}.facts.${called}.choices.${code}`)}${at}`;
  return name === undefined ? role : `${role}, ${name}`;
}

export function unitName(view: InstanceView, unit: UnitView, words: DefinitionTexts): string {
  if (unit.item === null) return view.number ?? words(view.kind);
  const called = itemLabel(view, unit, words);
  if (called) return called;
  if (unit.number) return unit.number;
  const person = unit.key === undefined ? undefined : view.people[unit.key];
  if (person) return `${person.name}, ${person.organisation}`;
  const named = unit.key === undefined ? undefined : words.maybe(`${unit.address}.keys.${unit.key}`);
  if (named) return named;
  const day = Object.values(unit.link?.far ?? {}).find(
    (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
  );
  const ordinal = unit.key !== undefined && /^\d+$/.test(unit.key) ? ` ${unit.key}` : "";
  return typeof day === "string"
    ? `${words(unit.address)} ${dateText(day)}`
    : `${words(unit.address)}${ordinal || among(view, unit)}`;
}
/** « 2»: which of several that are called the same, to whoever may not know what each is for. */
function among(view: InstanceView, { name, path }: UnitView): string {
  const alike = view.items.filter((one) => one.name === name);
  return alike.length > 1 ? ` ${alike.findIndex((one) => one.path === path) + 1}` : "";
}
/** Of states side by side: each region with the state it is in, without the last, which is the unit's own. */
export function besides({ states }: UnitView): readonly { readonly region: string; readonly state: string }[] {
  const regions = states.filter(({ within }) => within === undefined);
  if (regions.length < 2) return [];
  return regions.slice(0, -1).flatMap(({ key }) => {
    const inside = states.filter(({ within }) => within === key).at(-1);
    return inside ? [{ region: key, state: inside.key }] : [];
  });
}

/** The innermost state in words; of a case or meeting itself the one that lists tell: before its states fork. */
export function stateWords(unit: UnitView, words: DefinitionTexts): string {
  const state = unit.item === null ? beforeFork(unit) : unit.states.at(-1)?.key;
  return state === undefined ? "" : words(`${unit.address}.states.${state}`);
}
function beforeFork({ states }: UnitView): string | undefined {
  let told = states.find(({ within }) => within === undefined)?.key;
  for (;;) {
    const inside = states.filter(({ within }) => within === told);
    if (told === undefined || inside.length !== 1) return told;
    told = inside[0]?.key;
  }
}
