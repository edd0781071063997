/** The part `list`: columns, signals and filters of the list in which instances of the kind stand. */

import type { CompiledKind } from "../../compile/types.ts";
import { fieldsOf, texts } from "../read.ts";
import type { Part } from "../types.ts";

/** What every instance has, whatever its kind. */
const OWN_COLUMNS = ["number", "state", "deadline", "group", "process", "role", "since", "leads", "kind", "signals"];

/** What a list can be filtered by: what the store has an index on. Running and ended are always offered. */
const FILTERS = ["state"];

export interface ListPart {
  /** `<section>.<field>`, with the kind before it or not, the name of a fact, or what every instance has. */
  readonly columns?: readonly string[];
  readonly filters?: readonly string[];
  /** Facts that the column `signals` says together: each that is true, more than none, or not empty. */
  readonly signals?: readonly string[];
}
/** The list that the first screen of a kind asks for. */
export const listOf = ({ screens }: CompiledKind): ListPart => (screens[0]?.["list"] ?? {}) as ListPart;

/** Columns that any screen of the kind asks for, and the facts that it has as signals. */
export const columnsOf = ({ screens }: CompiledKind): readonly string[] =>
  screens.flatMap((screen) => {
    const { columns = [], signals = [] } = (screen["list"] ?? {}) as ListPart;
    return [...columns, ...signals];
  });

export const list: Part = {
  key: "list",
  inner: { of: "part", keys: ["columns", "filters", "signals", "why"] },
  check({ process, kind, screen, need }) {
    const { columns, filters, signals } = (screen["list"] ?? {}) as Readonly<Record<string, unknown>>;
    const fields = fieldsOf(process, kind);
    const known = [
      ...OWN_COLUMNS,
      ...fields,
      ...fields.map((field) => `${kind.kind}.${field}`),
      ...kind.facts.map(({ name }) => name),
    ];
    texts(columns).forEach((column, index) => {
      if (/^[A-Za-z][A-Za-z0-9.]*$/.test(column)) need(`/list/columns/${index}`, "column", column, known);
    });
    const facts = kind.facts.map(({ name }) => name);
    texts(signals).forEach((fact, index) => {
      need(`/list/signals/${index}`, "fact", fact, facts);
    });
    texts(filters).forEach((filter, index) => {
      need(`/list/filters/${index}`, "filter", filter, FILTERS);
    });
  },
};
