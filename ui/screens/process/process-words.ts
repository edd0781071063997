/** A process in words: roles, terms with their settings filled in, and how one step leads to another. */

import type { ProcessView, ProcessWay } from "../../../engine/index.ts";
import type { DefinitionTexts } from "../../texts/i18n.ts";

export type Translate = (key: string, values?: Record<string, unknown>) => string;
export interface Teller {
  readonly words: DefinitionTexts;
  role(name: string): string;
  roles(names: readonly string[]): string;
  /** How long a term is: `5 werkdagen`; empty when it is not known here. */
  term(address: string): string;
  /** What makes a way be taken, without the condition. */
  way(way: ProcessWay): string;
  /** What must hold for it, and what must not: under «not while», under «as soon as». */
  conditions(way: ProcessWay): readonly Condition[];
}
export interface Condition {
  readonly when: string;
  readonly facts: readonly string[];
}

export function createTeller(words: DefinitionTexts, t: Translate, process: ProcessView | undefined): Teller {
  const terms = new Map(process?.kinds.flatMap((kind) => kind.terms.map((term) => [term.name, term] as const)));
  const role = (name: string): string =>
    words.maybe(`roles.${name}`) ??
    words.maybe(`circles.${name}`) ??
    (name === "holder" ? t("process.holder") : words(name));
  const roles = (names: readonly string[]): string => names.map(role).join(", ");
  const term = (address: string): string => {
    const found = terms.get(address);
    const length = Number(found?.value ?? found?.due);
    if (!found || Number.isNaN(length)) return "";
    if (length === 0) return t("process.sameDay");
    return t(length < 0 ? "process.before" : "process.within", {
      count: Math.abs(length),
      length: `${Math.abs(length)} ${t(`process.units.${found.unit}`, { count: Math.abs(length) })}`,
    });
  };
  // A text of a fact says what stands in the way: under its own name while it does not hold, under `!` while it does.
  const condition = (guard: string): Condition => {
    const inTheWay = words.maybe(guard);
    if (inTheWay !== undefined) return { when: t("process.notWhile"), facts: [inTheWay] };
    const opposite = guard.includes(".!") ? guard.replace(".!", ".") : guard.replace(/\.(\w+)$/, ".!$1");
    return { when: t("process.when"), facts: [words.maybe(opposite) ?? known(guard) ?? words(guard)] };
  };
  /** The fact that the format itself gives: it needs no text of a definition. */
  const known = (guard: string): string | undefined =>
    /\.!?wanted$/.test(guard) ? t(guard.includes(".!") ? "process.unwanted" : "process.wanted") : undefined;
  /** Those that are said in one way stand together. */
  const together = (all: readonly Condition[]): readonly Condition[] =>
    [...new Set(all.map(({ when }) => when))].map((when) => ({
      when,
      facts: all.filter((one) => one.when === when).flatMap(({ facts }) => facts),
    }));
  return {
    words,
    role,
    roles,
    term,
    way: ({ how, address, by, from }) => {
      if (how === "itself") return t("process.itself");
      if (how === "term") return t("process.atTerm", { term: words(address ?? "") });
      const who = [roles(by), ...from.map((kind) => words(kind))].filter(Boolean).join(", ");
      return who ? `${words(address ?? "")} (${who})` : words(address ?? "");
    },
    conditions: ({ guard, parts }) => {
      if (guard === undefined) return [];
      return words.maybe(guard) === undefined && parts ? together(parts.map(condition)) : [condition(guard)];
    },
  };
}
