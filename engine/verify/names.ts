/** Every name that is used is the name of something: roles, facts, sections, forms, effects, deadlines, kinds, items. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import type { Located } from "../definition/read.ts";
import { ADDED } from "../definition/types.ts";
import { below, isNear, needName, type UnitPlace, unitsOf, whatHelps } from "./units.ts";

const bare = (name: string): string => name.replace(/^!/, "");
const HOLDER = "holder";

export function checkNames(compiler: Compiler, root: string, process: CompiledProcess): void {
  const roles = [...Object.keys(process.roles), ...Object.keys(process.definition.process.circles ?? {}), HOLDER];
  for (const [circle, members] of Object.entries(process.definition.process.circles ?? {}))
    for (const [index, role] of members.entries())
      needName(compiler, { file: `${root}/process.json`, pointer: `/circles/${circle}/${index}` }, "role", role, [
        ...Object.keys(process.roles),
        HOLDER,
      ]);
  for (const place of unitsOf(root, process)) {
    checkSections(compiler, process, place, roles);
    checkEvents(compiler, process, place, roles);
    checkEffects(compiler, process, place, roles);
    checkDeadlines(compiler, place);
    if (place.item) checkItem(compiler, place, roles);
    else checkAccess(compiler, place, roles);
  }
}

/** Reports that can be stored: of one instance, by its own rules. One of an item, or of several instances, is made when somebody asks for it. */
const storedReports = ({ reports }: CompiledProcess): readonly string[] =>
  Object.keys(reports).filter((name) => reports[name]?.item === undefined && !reports[name]?.each);

/** A form that is not there may be one that is meant, or one still to be made. */
function needForm(compiler: Compiler, at: Located, form: string, known: readonly string[]): void {
  if (known.includes(form)) return;
  // The folder before the name is the same for all: only the names are compared.
  const last = (id: string): string => id.slice(id.lastIndexOf("/") + 1);
  const near = known.filter((one) => isNear(last(form), [last(one)]));
  const remedy = near.length > 0 ? whatHelps(form, near) : `Add forms/${form}/schema.json.`;
  compiler.find(at, "unknown-form", `There is no form "${form}" here.`, remedy);
}

function checkSections(compiler: Compiler, process: CompiledProcess, place: UnitPlace, roles: readonly string[]): void {
  for (const [name, section] of Object.entries(place.unit.sections)) {
    const at = (...keys: string[]) => below(compiler, place, "sections", name, ...keys);
    needForm(compiler, at("form"), section.form, Object.keys(process.definition.forms));
    for (const [role, rule] of Object.entries(section.read)) {
      needName(compiler, at("read", role), "role", role, roles);
      if (rule !== true) needName(compiler, at("read", role), "fact", bare(String(rule)), place.facts);
    }
    for (const [index, role] of (section.author ?? []).entries())
      needName(compiler, at("author", String(index)), "role", role, roles);
    for (const [index, role] of (section.known ?? []).entries())
      needName(compiler, at("known", String(index)), "role", role, roles);
    for (const [index, role] of (section.rows ?? []).entries())
      needName(compiler, at("rows", String(index)), "role", role, roles);
    if (section.when !== undefined) needName(compiler, at("when"), "fact", bare(section.when), place.facts);
  }
}

const fieldsOf = (process: CompiledProcess, { unit }: UnitPlace, section: string | undefined): readonly string[] =>
  Object.keys(process.definition.forms[unit.sections[section ?? ""]?.form ?? ""]?.schema.properties ?? {});

/** Fields of a section that hold rows. */
function listsOf(process: CompiledProcess, { unit }: UnitPlace, section: string | undefined): readonly string[] {
  const form = process.definition.forms[unit.sections[section ?? ""]?.form ?? ""];
  return Object.entries(form?.schema.properties ?? {}).flatMap(([name, { items }]) =>
    items?.type === "object" ? [name] : [],
  );
}

function checkEvents(compiler: Compiler, process: CompiledProcess, place: UnitPlace, roles: readonly string[]): void {
  for (const [name, event] of Object.entries(place.unit.events)) {
    const at = (...keys: string[]) => below(compiler, place, "events", name, ...keys);
    for (const [index, role] of (event.by ?? []).entries())
      needName(compiler, at("by", String(index)), "role", role, roles);
    for (const [index, kind] of (event.from ?? []).entries())
      if (!kind.includes("/")) needName(compiler, at("from", String(index)), "kind", kind, Object.keys(process.kinds));
    if (event.fill !== undefined)
      needName(compiler, at("fill"), "section", event.fill, Object.keys(place.unit.sections));
    for (const field of Object.keys(event.prefill ?? {}))
      needName(compiler, at("prefill", field), "field", field, fieldsOf(process, place, event.fill));
    if (event.beside !== undefined)
      needName(compiler, at("beside"), "section", event.beside, Object.keys(place.unit.sections));
    if (event.row !== undefined) needName(compiler, at("row"), "list", event.row, listsOf(process, place, event.fill));
    if (event.pick !== undefined)
      needName(compiler, at("pick"), "incoming-link", event.pick, Object.keys(place.kind.incoming));
    for (const [index, other] of (event.notBy ?? []).entries())
      needName(compiler, at("notBy", String(index)), "event", other, [
        ...Object.keys(place.unit.events),
        ...(place.unit.item === undefined ? [] : [ADDED]),
      ]);
  }
}

function checkEffects(compiler: Compiler, process: CompiledProcess, place: UnitPlace, roles: readonly string[]): void {
  const effects = Object.keys(place.unit.effects);
  for (const [name, { definition }] of Object.entries(place.unit.effects)) {
    const at = (...keys: string[]) => below(compiler, place, "effects", name, ...keys);
    for (const [index, role] of (definition.notify ?? []).entries())
      needName(compiler, at("notify", String(index)), "role", role, roles);
    for (const [index, fact] of (definition.needs ?? []).entries())
      needName(compiler, at("needs", String(index)), "fact", bare(fact), place.facts);
    for (const key of ["accepted", "refused"] as const)
      for (const [index, effect] of (definition[key] ?? []).entries())
        needName(compiler, at(key, String(index)), "effect", effect, effects);
    if (definition.report !== undefined)
      needName(compiler, at("report"), "report", definition.report, storedReports(process));
    if (definition.record !== undefined && definition.with === undefined)
      compiler.find(
        at("record"),
        "nothing-recorded",
        `"${name}" records nothing.`,
        "Add `with`: the fields of the section, each with an expression.",
      );
    if (definition.record !== undefined)
      needName(compiler, at("record"), "section", definition.record, Object.keys(place.unit.sections));
    if (definition.start !== undefined && definition.process === undefined)
      checkStart(compiler, process, at, definition.start, definition.with);
    if (definition.number !== undefined)
      needName(
        compiler,
        at("number"),
        "numbering",
        definition.number,
        Object.keys(process.definition.process.numbering ?? {}),
      );
  }
}

/** What a start brings are sections of the kind it starts. */
function checkStart(
  compiler: Compiler,
  process: CompiledProcess,
  at: (...keys: string[]) => Located,
  kind: string,
  tree: unknown,
): void {
  needName(compiler, at("start"), "kind", kind, Object.keys(process.kinds));
  const sections = process.kinds[kind]?.sections;
  if (!sections || typeof tree !== "object" || tree === null) return;
  for (const section of Object.keys(tree))
    needName(compiler, at("with", section), "section", section, Object.keys(sections));
}

function checkDeadlines(compiler: Compiler, place: UnitPlace): void {
  for (const [name, { definition }] of Object.entries(place.unit.deadlines))
    for (const [rung, { effects, event }] of Object.entries(definition.ladder ?? {})) {
      const at = (...keys: string[]) => below(compiler, place, "deadlines", name, "ladder", rung, ...keys);
      if (effects === undefined && event === undefined)
        compiler.find(
          at(),
          "empty-rung",
          `Nothing happens at "${rung}".`,
          "Add `effects`, or the `event` that is sent then.",
          "warning",
        );
      for (const [index, effect] of (effects ?? []).entries())
        needName(compiler, at("effects", String(index)), "effect", effect, Object.keys(place.unit.effects));
      if (event !== undefined) needName(compiler, at("event"), "event", event, place.unit.chart.events);
    }
}

function checkItem(compiler: Compiler, place: UnitPlace, roles: readonly string[]): void {
  const definition = place.item?.definition;
  if (!definition) return;
  const at = (...keys: string[]) => below(compiler, place, keys[0] ?? "", ...keys.slice(1));
  if (definition.for === undefined && definition.add === undefined)
    compiler.find(
      at("chart"),
      "item-nobody-makes",
      `Nothing makes a "${place.item?.item}".`,
      "Say `for` which keys there must be one, or who may `add` one.",
    );
  // A set below a parent may be summed up there.
  const parent = definition.of === undefined ? undefined : place.kind.items[definition.of];
  const mainFacts = [...place.kind.facts, ...(parent?.facts ?? [])].map(({ name }) => name);
  if (definition.enough !== undefined) needName(compiler, at("enough"), "fact", definition.enough, mainFacts);
  if (definition.of !== undefined) needName(compiler, at("of"), "item", definition.of, Object.keys(place.kind.items));
  for (const [index, role] of (definition.add?.by ?? []).entries())
    needName(compiler, at("add", "by", String(index)), "role", role, roles);
  if (definition.add?.if !== undefined)
    needName(compiler, at("add", "if"), "fact", bare(definition.add.if), place.facts);
  if (definition.add?.offered !== undefined)
    needName(compiler, at("add", "offered"), "fact", bare(definition.add.offered), [
      ...place.kind.facts.map(({ name }) => name),
    ]);
  if (definition.add?.fill !== undefined)
    needName(compiler, at("add", "fill"), "section", definition.add.fill, Object.keys(place.unit.sections));
  for (const role of Object.keys(definition.grants ?? {})) needName(compiler, at("grants", role), "role", role, roles);
  for (const [key, fact] of Object.entries(definition.exclude ?? {}))
    needName(compiler, at("exclude", key), "fact", fact, place.facts);
}

function checkAccess(compiler: Compiler, place: UnitPlace, roles: readonly string[]): void {
  const { only, exclude, along, upgrade, handOver } = place.kind.access;
  const links = Object.values(place.kind.items).flatMap(({ item, link }) => (link ? [item] : []));
  for (const [index, link] of (along ?? []).entries())
    needName(compiler, below(compiler, place, "access", "along", String(index)), "link", link, [
      ...links,
      ...Object.keys(place.kind.incoming),
    ]);
  for (const [index, role] of (handOver?.by ?? []).entries())
    needName(compiler, below(compiler, place, "access", "handOver", "by", String(index)), "role", role, roles);
  for (const [role, fact] of Object.entries(only ?? {})) {
    needName(compiler, below(compiler, place, "access", "only", role), "role", role, roles);
    needName(compiler, below(compiler, place, "access", "only", role), "fact", bare(fact), place.facts);
  }
  for (const [key, fact] of Object.entries(exclude ?? {}))
    needName(compiler, below(compiler, place, "access", "exclude", key), "fact", fact, place.facts);
  if (upgrade !== undefined)
    needName(compiler, below(compiler, place, "access", "upgrade"), "fact", bare(upgrade), place.facts);
}
