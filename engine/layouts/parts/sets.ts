/** The part `sets`: of a set of answers the state that counts, the fact that sums it up, and what each is called. */

import type { CompiledItem, CompiledKind, CompiledUnit } from "../../compile/types.ts";
import { pointerPart } from "../../definition/json.ts";
import { isMap, maps, names, texts } from "../read.ts";
import type { Part, ScreenPlace } from "../types.ts";

/** Facts of an item of a set: the code it is called by, and the keys of those called the same. */
export interface Label {
  readonly called?: string;
  /** The fact whose text names it in rows of tasks, for who may know it. */
  readonly listed?: string;
  readonly among?: string;
  /** The fact of the kind that says why each of its list is asked or not. */
  readonly why?: string;
}
/** What the screens of a kind call an item of this name. */
export function labelOf({ screens }: CompiledKind, item: string): Label {
  const sets = screens.map((screen) => (screen["sets"] as Readonly<Record<string, Label>> | undefined)?.[item]);
  return sets.find((one) => one !== undefined) ?? {};
}

interface NameKey {
  readonly what: string;
  readonly known: (place: ScreenPlace, item: CompiledItem) => readonly string[];
  /** It holds several names. */
  readonly several?: true;
  /** It holds names by a key of its own. */
  readonly byKey?: true;
}
const factsOf = ({ facts }: CompiledUnit): readonly string[] => facts.map(({ name }) => name);

const FACT: NameKey = { what: "fact", known: ({ kind }, item) => [...factsOf(kind), ...factsOf(item)] };
const OWN_FACT: NameKey = { what: "fact", known: (_, item) => factsOf(item) };
const STATE: NameKey = { what: "state", known: (_, item) => names(item.chart.states) };
/** `section.field`, judged by its section. */
const OWN_SECTION: NameKey = { what: "section", known: (_, item) => names(item.sections) };

const NAME_KEYS: Readonly<Record<string, NameKey>> = {
  enough: FACT,
  needed: FACT,
  done: STATE,
  no: { ...STATE, several: true },
  matrix: OWN_SECTION,
  also: { ...OWN_SECTION, several: true },
  may: FACT,
  called: OWN_FACT,
  among: OWN_FACT,
  person: OWN_FACT,
  listed: OWN_FACT,
  people: { what: "section", known: ({ kind }) => names(kind.sections) },
  why: FACT,
  from: FACT,
  letters: { what: "report", known: ({ process }) => names(process.reports), byKey: true },
};
const nameIn = (what: string, text: string): string => (what === "section" ? (text.split(".")[0] ?? "") : text);

export const sets: Part = {
  key: "sets",
  inner: { of: "each", keys: Object.keys(NAME_KEYS) },
  check(place) {
    const { kind, screen, need } = place;
    for (const [name, set] of maps(screen["sets"])) {
      const at = `/sets/${pointerPart(name)}`;
      need(at, "item", name, names(kind.items));
      const item = kind.items[name];
      if (!item) continue;
      for (const [key, { what, known, several, byKey }] of Object.entries(NAME_KEYS)) {
        const value = set[key];
        const all = known(place, item);
        if (!several && typeof value === "string") need(`${at}/${key}`, what, nameIn(what, value), all);
        if (byKey)
          for (const [one, named] of Object.entries(isMap(value) ? value : {}))
            if (typeof named === "string") need(`${at}/${key}/${pointerPart(one)}`, what, named, all);
        if (several)
          texts(value).forEach((one, index) => {
            need(`${at}/${key}/${index}`, what, nameIn(what, one), all);
          });
      }
    }
  },
};
