/** Looks gathered into visits: one line for what one person opened in one go. */

import type { Json } from "../../engine/index.ts";

type Look = Readonly<Record<string, Json | undefined>>;

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const texts = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** What one person opened in one go: looks less than half an hour after each other. */
export interface Visit {
  readonly person: string;
  readonly roles: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly sections: readonly string[];
  readonly verbs: readonly string[];
  readonly refused: boolean;
}
const HALF_AN_HOUR = 30 * 60 * 1000;
const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

/** Visits of looks that stand newest first; a refusal is never hidden in another's visit. */
export function visitsOf(looks: readonly Look[]): readonly Visit[] {
  const visits: Visit[] = [];
  for (const look of looks) {
    const at = text(look["at"]);
    const one: Visit = {
      person: text(look["person"]),
      roles: text(look["role"]).split(" ").filter(Boolean),
      from: at,
      until: at,
      sections: texts(look["sections"]),
      verbs: [text(look["verb"])],
      refused: look["outcome"] === "refused",
    };
    // Looks of several people at once stand between each other: each belongs to the visit of its own person.
    const index = visits.findLastIndex(({ person, refused }) => person === one.person && refused === one.refused);
    const last = visits[index];
    if (!last || Date.parse(last.from) - Date.parse(at) >= HALF_AN_HOUR) visits.push(one);
    else
      visits[index] = {
        ...last,
        from: at,
        roles: union(last.roles, one.roles),
        sections: union(last.sections, one.sections),
        verbs: union(last.verbs, one.verbs),
      };
  }
  return visits;
}
