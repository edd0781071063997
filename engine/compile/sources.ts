/** What a fact is recomputed for: keys of the parts of a document, derived from the names it reads. */

/** Keys of the main unit; those of an item use `own`, and are told apart by the unit that changed. */
export const SOURCE = {
  section: (unit: "main" | "own", section: string): string => `section:${unit}:${section}`,
  chart: (unit: "main" | "own"): string => `chart:${unit}`,
  sent: (unit: "main" | "own"): string => `sent:${unit}`,
  self: "self",
  items: (item: string): string => `items:${item}`,
  incoming: (item: string): string => `incoming:${item}`,
  fact: (unit: "main" | "own", name: string): string => `fact:${unit}:${name}`,
  settings: "settings",
  people: "people",
  clock: "clock",
} as const;

const CHART_PARTS = new Set(["is", "has", "since", "by"]);

export interface SourceNames {
  readonly kind: string;
  readonly allItems: readonly string[];
  readonly allIncoming: readonly string[];
  readonly parent?: string;
  readonly mainFacts: ReadonlySet<string>;
  readonly ownFacts: ReadonlySet<string>;
  /** Sections that are there only while a fact holds, with that fact's name. */
  readonly whens: { readonly main: Readonly<Record<string, string>>; readonly own: Readonly<Record<string, string>> };
}

/** The facts on which the sections of a unit depend, by section. */
export const whensOf = (
  sections: Readonly<Record<string, { readonly when?: string }>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(sections).flatMap(([name, { when }]) =>
      when === undefined ? [] : [[name, when.replace(/^!/, "")]],
    ),
  );

/** The fact that says whether the section on a name path is there. */
export function whenOf([head = "", part = "", inner = ""]: readonly string[], names: SourceNames): string | undefined {
  const whens = head === names.kind ? names.whens.main : head === "item" ? names.whens.own : {};
  return whens[part === "complete" ? inner : part];
}

function unitSource(unit: "main" | "own", [part, section]: readonly string[]): readonly string[] {
  if (part === undefined) return [SOURCE.chart(unit), SOURCE.sent(unit), SOURCE.self];
  if (CHART_PARTS.has(part)) return [SOURCE.chart(unit)];
  if (part === "sent") return [SOURCE.sent(unit)];
  if (part === "complete") return section === undefined ? [] : [SOURCE.section(unit, section)];
  return [SOURCE.section(unit, part), ...(unit === "own" || part === "number" ? [SOURCE.self] : [])];
}

/** Source keys of one name path. */
export function sourcesOf(path: readonly string[], names: SourceNames): readonly string[] {
  const [head = "", ...rest] = path;
  if (head === names.kind) return unitSource("main", rest);
  if (head === "item") return unitSource("own", rest);
  if (head === "items") return (rest[0] === undefined ? names.allItems : [rest[0]]).map(SOURCE.items);
  if (head === "incoming") return (rest[0] === undefined ? names.allIncoming : [rest[0]]).map(SOURCE.incoming);
  if (head === "own") return (rest[0] === undefined ? names.allItems : [rest[0]]).map(SOURCE.items);
  if (head === "parent") return names.parent === undefined ? [] : [SOURCE.items(names.parent)];
  if (head === "settings") return [SOURCE.settings];
  if (head === "link" || head === "group") return [SOURCE.people];
  if (head === "wanted") return [SOURCE.self];
  if (names.ownFacts.has(head)) return [SOURCE.fact("own", head)];
  if (names.mainFacts.has(head)) return [SOURCE.fact("main", head)];
  return [];
}
