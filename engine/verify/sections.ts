/** Sections that somebody can write and somebody can read, and links that the far end knows of. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { listFields } from "../forms/fields.ts";
import { FORBIDS } from "./events.ts";
import { below, needName, type UnitPlace, unitsOf } from "./units.ts";

/** Sections of a kind that an effect brings along when it starts an instance of it. */
const startedWith = (process: CompiledProcess, kind: string): readonly string[] =>
  Object.values(process.kinds)
    .flatMap((one) => [one, ...Object.values(one.items)])
    .flatMap((unit) => Object.values(unit.effects))
    .flatMap(({ definition }) =>
      definition.start === kind && definition.process === undefined ? sectionsIn(definition.with) : [],
    );
/** The names that stand in `with` of a start; a whole expression tells none. */
const sectionsIn = (tree: unknown): readonly string[] =>
  typeof tree === "object" && tree !== null ? Object.keys(tree) : [];

/** Sections that are written somewhere: open in a state, filled by an event or at adding, recorded by an effect, brought at the start. */
function writtenIn(process: CompiledProcess, { unit, item, kind }: UnitPlace): ReadonlySet<string> {
  const charts = [(item ?? kind).definition.chart, ...Object.values(unit.chart.states).map((one) => one.definition)];
  return new Set([
    ...charts.flatMap(({ meta }) => Object.keys(meta?.open ?? {})),
    ...Object.values(unit.events).flatMap(({ fill }) => fill ?? []),
    ...Object.values(unit.effects).flatMap(({ definition }) => definition.record ?? []),
    ...(item?.definition.add?.fill === undefined ? [] : [item.definition.add.fill]),
    ...(item ? [] : startedWith(process, kind.kind)),
  ]);
}

const NAMES = new Set(["person", "organisation"]);

/** `among` names a field that is a person or an organisation, and a fact of the main unit. */
function checkAmong(compiler: Compiler, process: CompiledProcess, place: UnitPlace, name: string): void {
  const section = place.unit.sections[name];
  const form = process.definition.forms[section?.form ?? ""];
  const named = form
    ? listFields(form.schema).filter(({ schema }) => NAMES.has((schema.items ?? schema).format ?? ""))
    : [];
  for (const [field, fact] of Object.entries(section?.among ?? {})) {
    const at = below(compiler, place, "sections", name, "among", field);
    needName(
      compiler,
      at,
      "field",
      field,
      named.map(({ pattern }) => pattern.slice(1).replaceAll("/*/", ".")),
    );
    needName(
      compiler,
      at,
      "fact",
      fact,
      place.kind.facts.map((one) => one.name),
    );
  }
}

export function checkSections(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    const written = writtenIn(process, place);
    for (const [name, section] of Object.entries(place.unit.sections)) {
      const at = below(compiler, place, "sections", name);
      checkAmong(compiler, process, place, name);
      if (!written.has(name))
        compiler.find(
          at,
          "section-nobody-writes",
          `Nobody can write the section "${name}".`,
          "Open it in a state (`meta.open`), let an event `fill` it, or let an effect `record` it.",
        );
      if (Object.keys(section.read).length === 0)
        compiler.find(at, "section-nobody-reads", `Nobody can read the section "${name}".`, "Name roles in `read`.");
    }
  }
}

/** A kind that is linked to answers the asking: `<item>.added` in its events and in a state (docs/format/items.md). */
export function checkLinks(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    const link = place.item?.definition.link;
    if (!link || !place.item) continue;
    const at = below(compiler, place, "link", "to");
    const far = process.kinds[link.to];
    const event = `${place.item.item}.added`;
    if (!far) {
      compiler.find(at, "unknown-kind", `There is no kind "${link.to}".`, "Name a folder of this process.");
      continue;
    }
    const listed = far.events[event]?.from?.includes(place.kind.kind) ?? false;
    if (!listed || !far.chart.events.includes(event))
      compiler.find(
        at,
        "link-not-answered",
        `The kind "${link.to}" does not say when it takes a "${place.item.item}".`,
        listed && far.chart.forbidden.includes(event)
          ? FORBIDS
          : `Add "${event}" with from ["${place.kind.kind}"] to its events, and to \`on\` of the states that take it.`,
      );
  }
}
