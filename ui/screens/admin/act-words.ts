/** The words of what an administrator did. */

import { useTranslation } from "react-i18next";
import type { Overview } from "./types.ts";

export interface Act {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  /** An id of the directory, the number of a case, or the name of a part. */
  readonly about?: string;
  readonly isNew?: true;
  readonly changed?: readonly string[];
  /** Whose place in a group changed. */
  readonly people?: readonly string[];
}
/** Parts of an entry that have words; others are not named. */
const PARTS = [
  "name",
  "function",
  "organisation",
  "mail",
  "duties",
  "login",
  "successor",
  "party",
  "domain",
  "avg",
  "contact",
  "municipality",
  "variant",
  "settings",
  "members",
] as const;
type Part = (typeof PARTS)[number];

export function useActWords({ people, organisations, groups }: Overview) {
  const { t } = useTranslation();
  const name = (id: string): string => people.find((one) => one.id === id)?.name ?? t("admin.looked.unknown");
  /** Whoever works for several organisations is told apart by the organisation. */
  const personIn = (id: string): string | undefined => {
    const person = people.find((one) => one.id === id);
    const place = organisations.find((one) => one.id === person?.organisation)?.name;
    return person && [person.name, place].filter(Boolean).join(" · ");
  };
  const partsOf = (changed: readonly string[] = []): string =>
    PARTS.filter((part: Part) => changed.includes(part))
      .map((part) => t(`admin.actsList.parts.${part}`))
      .join(", ");
  return {
    name,
    what: ({ what, isNew, changed }: Act): string => {
      const parts = partsOf(changed);
      const words = t(`admin.actsList.${isNew ? "made" : "did"}.${what}`);
      return parts === "" ? words : `${words} (${parts})`;
    },
    about: ({ about = "", what, people: moved = [] }: Act): string => {
      const entry = [...organisations, ...groups].find(({ id }) => id === about);
      const first = what === "confirmed" ? t(`admin.checks.${about}.title`) : (personIn(about) ?? entry?.name ?? about);
      return [first, ...moved.map(name)].filter((one) => one !== "").join(", ");
    },
  };
}
