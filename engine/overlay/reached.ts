/** Facts from which somebody's right follows, however far back: a variant only narrows them, so that no changed fact opens a section by the back door (docs/format/variants.md). */

import type {
  FactDefinition,
  ItemDefinition,
  KindDefinition,
  ProcessDefinition,
  StateDefinition,
  TransitionsDefinition,
  UnitDefinition,
} from "../definition/types.ts";
import { parsed, readsOf } from "../expressions/index.ts";
import type { Path } from "../expressions/types.ts";
import { waysOf } from "./ways.ts";

export interface Reached {
  /** Says who is shut out: more may be, nobody less. */
  readonly excludes: boolean;
  /** A gate by its own name: narrowed, it opens less. */
  readonly named: boolean;
  /** Read somewhere so that less of it may be more of what follows: behind `!`, counted, compared, chosen by, or asked of all. */
  readonly negated: boolean;
}
/** Everything that rights follow from in a kind. */
export interface Rights {
  readonly facts: ReadonlyMap<string, Reached>;
  /** Items that some right looks at: which there are, and in which state. */
  readonly items: ReadonlySet<string>;
}

/** An expression as it reads; one that does not parse reads nothing here, and does not compile either. */
interface Read {
  /** Every path, those of elements of lists as well. */
  readonly paths: readonly Path[];
  /** Those of which less may be more of the whole. */
  readonly turned: readonly Path[];
}
const NOTHING: Read = { paths: [], turned: [] };
function readsIn(source: string): Read {
  const tree = parsed(source);
  if (!tree) return NOTHING;
  const { reads, elements, turned } = readsOf(tree);
  return { paths: [...reads, ...elements], turned };
}
/** The item that a path leads into: `items.name…` or `own.name…`. */
const itemOf = ([root, item]: Path): string | undefined => (root === "items" || root === "own" ? item : undefined);
/** The fact that a path begins with, or that it reads of each of some items. */
const factOf = (path: Path): string | undefined => (itemOf(path) !== undefined && path[2] === "*" ? path[3] : path[0]);

/** Whether an item's key says whose it is, or to whom it grants something: then its list is a list of people with a right. */
export const keyGivesRight = ({ holder, grants }: ItemDefinition): boolean =>
  [holder ?? "", ...Object.values(grants ?? {}).flatMap(({ to, while: open }) => [to, open ?? ""])].some((source) =>
    readsIn(source).paths.some((path) => path.includes("key")),
  );

const unitsOf = (kind: KindDefinition): readonly UnitDefinition[] => [kind, ...Object.values(kind.items)];

/** Names and expressions by which something is opened, refused, promised or sent. */
function seedsOf(base: ProcessDefinition, name: string, kind: KindDefinition): readonly string[] {
  const units = unitsOf(kind);
  const mine = new Set([name, ...Object.keys(kind.items)]);
  const read = (rules: Readonly<Record<string, true | string>> | undefined): readonly string[] =>
    Object.values(rules ?? {}).flatMap((rule) => (rule === true ? [] : [rule]));
  return [
    ...Object.values(kind.access.only ?? {}),
    ...Object.values(kind.items).flatMap((item) => (item.for !== undefined && keyGivesRight(item) ? [item.for] : [])),
    ...Object.values(kind.items).flatMap(({ add, grants, holder }) => [
      ...(holder === undefined ? [] : [holder]),
      ...(add?.if === undefined ? [] : [add.if]),
      ...Object.values(grants ?? {}).flatMap((grant) => [grant.to, grant.while ?? "true"]),
    ]),
    ...units.flatMap(({ sections, effects }) => [
      ...Object.values(sections).flatMap((section) => read(section.read)),
      ...Object.values(effects).flatMap(({ needs }) => needs ?? []),
    ]),
    ...Object.values(base.reports).flatMap((report) => (mine.has(report.of) ? read(report.read) : [])),
    ...Object.values(base.policies).flatMap((policy) =>
      mine.has(policy.of)
        ? [policy.never, policy.after, policy.leadsTo, policy.keeps].filter((one) => one !== undefined)
        : [],
    ),
  ];
}
/** Guards of a chart: of events that somebody sends, and of ways that are taken by themselves. */
function guardsIn(state: StateDefinition | undefined): readonly { readonly guard: string; readonly sent: boolean }[] {
  const of = (ways: TransitionsDefinition | undefined, sent: boolean) =>
    waysOf(ways).flatMap(({ guard }) => (guard === undefined ? [] : [{ guard: guard.replace(/^!/, ""), sent }]));
  return [
    ...Object.values(state?.on ?? {}).flatMap((ways) => of(ways, true)),
    ...of(state?.always, false),
    ...of(state?.onDone, false),
    ...Object.values(state?.states ?? {}).flatMap(guardsIn),
  ];
}
const excludesOf = (kind: KindDefinition): readonly string[] =>
  [kind.access.exclude, ...Object.values(kind.items).map(({ exclude }) => exclude)].flatMap((one) =>
    Object.values(one ?? {}),
  );

/** Every fact of a kind and its items that a right follows from, and every item that is looked at for it. A decision table is data: its rows may differ. */
export function rightsOf(base: ProcessDefinition, name: string): Rights {
  const kind = base.kinds[name];
  const found = new Map<string, Reached>();
  const items = new Set<string>();
  if (!kind) return { facts: found, items };
  const facts: Record<string, FactDefinition> = Object.assign({}, ...unitsOf(kind).map((unit) => unit.facts));
  const visit = (source: string, how: { excludes: boolean; isGate: boolean; turned: boolean }): void => {
    const { paths, turned } = readsIn(source);
    for (const path of paths) {
      const item = itemOf(path);
      if (item !== undefined && Object.hasOwn(kind.items, item)) items.add(item);
    }
    for (const path of paths) {
      const fact = factOf(path) ?? "";
      if (!Object.hasOwn(facts, fact)) continue;
      const before = found.get(fact);
      const isTurned = turned.some((one) => one.join(".") === path.join("."));
      const now: Reached = {
        excludes: (before?.excludes ?? false) || how.excludes,
        named: (before?.named ?? false) || (how.isGate && source === fact),
        negated: (before?.negated ?? false) || how.turned || isTurned,
      };
      found.set(fact, now);
      // What was seen before is followed again only when it turns out to be read the other way round.
      if (before && before.negated === now.negated) continue;
      const { is, else: otherwise } = facts[fact] ?? {};
      // Fewer of those from whom it follows who is shut out shuts fewer out.
      const on = { excludes: false, isGate: false, turned: now.negated || now.excludes };
      if (is !== undefined) visit(is, on);
      if (typeof otherwise === "string") visit(otherwise, on);
    }
  };
  for (const source of excludesOf(kind)) visit(source, { excludes: true, isGate: false, turned: false });
  for (const source of seedsOf(base, name, kind)) visit(source, { excludes: false, isGate: true, turned: false });
  // What brings an item into a state that is looked at, or out of it, is a gate like the state itself. The set grows while it is walked.
  for (const item of items)
    for (const { guard, sent } of guardsIn(kind.items[item]?.chart))
      visit(guard, { excludes: false, isGate: sent, turned: !sent });
  return { facts: found, items };
}
