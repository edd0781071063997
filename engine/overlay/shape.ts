/** What a variant changed still has the shape of its kind of file: an added thing is held to the same meta-schema as a file. */

import { checkShape, type FileKind, type ShapeProblem } from "../definition/shape.ts";
import type { ItemDefinition, Json, KindDefinition, ProcessDefinition } from "../definition/types.ts";

type Part = readonly [address: string, kind: FileKind, value: unknown];
const KIND_PARTS = ["chart", "facts", "sections", "access", "events", "effects", "deadlines", "screens"] as const;

function partsOf(definition: ProcessDefinition): readonly Part[] {
  const kinds = Object.entries(definition.kinds).flatMap(([name, kind]: [string, KindDefinition]): Part[] => [
    ...KIND_PARTS.map((part): Part => [`${name}.${part}`, part, kind[part]]),
    ...Object.entries(kind.items).map(([item, value]): Part => [`${name}.items.${item}`, "item", value]),
  ]);
  return [
    ["process", "process", definition.process],
    ["tables", "tables", definition.tables],
    ["policies", "policies", definition.policies],
    ...kinds,
    ...Object.entries(definition.reports).map(([name, value]): Part => [`reports.${name}`, "report", value]),
    ...Object.entries(definition.examples).map(([name, value]): Part => [`examples.${name}`, "example", value]),
    ...Object.entries(definition.forms).map(([id, form]): Part => [`forms.${id}`, "form", form.schema]),
  ];
}

/** The first fault in what an edit changed; parts that are shared with the definition before it were checked already. */
export function firstFault(
  before: ProcessDefinition,
  after: ProcessDefinition,
): (ShapeProblem & { readonly address: string }) | undefined {
  const known = new Map(partsOf(before).map(([address, , value]) => [address, value]));
  for (const [address, kind, value] of partsOf(after)) {
    if (known.get(address) === value) continue;
    const [problem] = checkShape(value as Json, kind);
    if (problem) return { ...problem, address };
  }
  return undefined;
}

const EMPTY = { facts: {}, sections: {}, events: {}, effects: {}, deadlines: {} };
/** Items that a variant adds may leave out what they do not have, as a file may. */
export function withDefaults(definition: ProcessDefinition): ProcessDefinition {
  const isWhole = (item: ItemDefinition): boolean => Object.keys(EMPTY).every((part) => Object.hasOwn(item, part));
  const incomplete = Object.values(definition.kinds).some(({ items }) => !Object.values(items).every(isWhole));
  if (!incomplete) return definition;
  const kinds = Object.entries(definition.kinds).map(([name, kind]) => [
    name,
    { ...kind, items: Object.fromEntries(Object.entries(kind.items).map(([id, item]) => [id, { ...EMPTY, ...item }])) },
  ]);
  return { ...definition, kinds: Object.fromEntries(kinds) };
}
