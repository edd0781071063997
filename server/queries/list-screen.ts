/** What definitions in force say of the list of a layout: its kinds, columns and filters. */

import { type CompiledKind, displayStates, layoutOf, listOf } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";

export interface ListColumn {
  /** Id of the process whose rows have it: several processes in one list each have their own. */
  readonly process: string;
  /** As the definition names it. */
  readonly name: string;
  /** Where its words stand, and in which definition; absent for what every instance has. */
  readonly text?: string;
  readonly definition: string;
  /** Of the column `signals`: the facts that it says together. */
  readonly facts?: readonly string[];
}
export interface ListState {
  readonly process: string;
  readonly kind: string;
  readonly state: string;
  readonly definition: string;
}
export interface ListScreen {
  readonly kinds: readonly string[];
  readonly columns: readonly ListColumn[];
  /** States to filter by, where the definition offers that. */
  readonly states: readonly ListState[];
}

/** Without a word of the definition: what a list cannot do without. */
const PLAIN: readonly string[] = ["number", "state", "leads", "group", "deadline"];

function textOf(kind: CompiledKind, name: string): string | undefined {
  const [section = "", field] = name.replace(new RegExp(`^${kind.kind}\\.`), "").split(".");
  if (field !== undefined) return kind.sections[section] && `forms.${kind.sections[section].form}.${field}`;
  return kind.facts.some((fact) => fact.name === name) ? `${kind.address}.facts.${name}` : undefined;
}

/** @param layout of the kinds that are listed; without it all kinds, with what every instance has. */
export function listScreen({ definitions }: Pick<Shell, "definitions">, layout: string | undefined): ListScreen {
  const columns = new Map<string, ListColumn>();
  const states = new Map<string, ListState>();
  const kinds = new Set<string>();
  for (const { process } of definitions.all())
    for (const kind of Object.values(process.kinds)) {
      if (layout !== undefined && layoutOf(kind) !== layout) continue;
      kinds.add(kind.kind);
      const list = listOf(kind);
      for (const name of list.columns ?? PLAIN) {
        const text = textOf(kind, name);
        const key = `${process.id} ${name}`;
        const facts = name === "signals" ? { facts: list.signals ?? [] } : {};
        const column = { process: process.id, name, definition: process.hash, ...facts };
        if (!columns.has(key)) columns.set(key, { ...column, ...(text === undefined ? {} : { text }) });
      }
      if (list.filters?.includes("state"))
        for (const state of displayStates(kind.chart))
          states.set(`${process.id} ${kind.kind} ${state}`, {
            process: process.id,
            kind: kind.kind,
            state,
            definition: process.hash,
          });
    }
  return { kinds: [...kinds], columns: [...columns.values()], states: [...states.values()] };
}
