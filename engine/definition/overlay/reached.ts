/** Facts from which somebody's right follows, however far back: a variant only narrows them, so that no changed fact opens a section by the back door (docs/format.md section 5). */

import type { FactDefinition, KindDefinition, ProcessDefinition, UnitDefinition } from "../types.ts";

export interface Reached {
  /** Says who is shut out: more may be, nobody less. */
  readonly excludes: boolean;
  /** A gate by its own name: narrowed, it opens less. */
  readonly named: boolean;
  /** Read with `!` in front somewhere: less of it is more of what follows. */
  readonly negated: boolean;
}

/** Names in an expression that stand by themselves, outside texts and not after a dot, each with whether `!` stands before it. */
function namesIn(source: string): readonly { readonly name: string; readonly negated: boolean }[] {
  const bare = source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return [...bare.matchAll(/(?<![\w.])(!\s*)?([A-Za-z_]\w*)/g)].map(([, not, name = ""]) => ({
    name,
    negated: not !== undefined,
  }));
}
const unitsOf = (kind: KindDefinition): readonly UnitDefinition[] => [kind, ...Object.values(kind.items)];

/** Names and expressions by which something is opened, refused, promised or sent. */
function seedsOf(base: ProcessDefinition, name: string, kind: KindDefinition): readonly string[] {
  const units = unitsOf(kind);
  const mine = new Set([name, ...Object.keys(kind.items)]);
  const read = (rules: Readonly<Record<string, true | string>> | undefined): readonly string[] =>
    Object.values(rules ?? {}).flatMap((rule) => (rule === true ? [] : [rule]));
  return [
    ...Object.values(kind.access.only ?? {}),
    ...Object.values(kind.items).flatMap(({ add, grants }) => [
      ...(add?.if === undefined ? [] : [add.if]),
      ...Object.values(grants ?? {}).flatMap((grant) => [grant.to, grant.while ?? "true"]),
    ]),
    ...units.flatMap(({ sections, effects }) => [
      ...Object.values(sections).flatMap((section) => read(section.read)),
      ...Object.values(effects).flatMap(({ needs }) => needs ?? []),
    ]),
    ...Object.values(base.reports).flatMap((report) => (report.of === name ? read(report.read) : [])),
    ...Object.values(base.policies).flatMap((policy) =>
      mine.has(policy.of)
        ? [policy.never, policy.after, policy.leadsTo, policy.keeps].filter((one) => one !== undefined)
        : [],
    ),
  ];
}
const excludesOf = (kind: KindDefinition): readonly string[] =>
  [kind.access.exclude, ...Object.values(kind.items).map(({ exclude }) => exclude)].flatMap((one) =>
    Object.values(one ?? {}),
  );

/** Every fact of a kind and its items that a right follows from. A decision table is data: its rows may differ. */
export function reachedFacts(base: ProcessDefinition, name: string): ReadonlyMap<string, Reached> {
  const kind = base.kinds[name];
  const found = new Map<string, Reached>();
  if (!kind) return found;
  const facts: Record<string, FactDefinition> = Object.assign({}, ...unitsOf(kind).map((unit) => unit.facts));
  const visit = (source: string, excludes: boolean, isGate: boolean): void => {
    for (const { name: fact, negated } of namesIn(source)) {
      if (!Object.hasOwn(facts, fact)) continue;
      const before = found.get(fact);
      found.set(fact, {
        excludes: (before?.excludes ?? false) || excludes,
        named: (before?.named ?? false) || (isGate && source === fact),
        negated: (before?.negated ?? false) || negated,
      });
      if (before) continue;
      const { is, else: otherwise } = facts[fact] ?? {};
      if (is !== undefined) visit(is, false, false);
      if (typeof otherwise === "string") visit(otherwise, false, false);
    }
  };
  for (const source of excludesOf(kind)) visit(source, true, false);
  for (const source of seedsOf(base, name, kind)) visit(source, false, true);
  return found;
}
