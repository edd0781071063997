/** Parts of a file that fit their shape and still say too little or two things at once: effects, blocks, exclusions, subjects, grants, terms. */

import { blockKeys, keysOf, kindsIn } from "../blocks/index.ts";
import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { kebab, type Located } from "../definition/read.ts";
import type { FieldSchema } from "../definition/types.ts";
import { describe } from "../expressions/index.ts";
import type { CelType } from "../expressions/types.ts";
import { below, needName, type UnitPlace, unitsOf } from "./units.ts";

export function checkShapes(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const place of unitsOf(root, process)) {
    checkVerbs(compiler, place);
    checkTimes(compiler, place);
    checkExcluded(compiler, place);
    if (place.item) checkGrantScope(compiler, place);
    else {
      checkSubject(compiler, process, place);
      checkInspect(compiler, process, place);
    }
  }
  checkBlocks(compiler, root, process);
}

const VERBS = ["number", "report", "record", "send", "start"] as const;

/** One verb each; `notify` is one, or says to whom a report goes. */
function checkVerbs(compiler: Compiler, place: UnitPlace): void {
  for (const [name, { definition }] of Object.entries(place.unit.effects)) {
    const found = VERBS.filter((verb) => definition[verb] !== undefined);
    const alone = definition.notify !== undefined && !found.includes("report");
    const verbs = [...found, ...(alone ? ["notify"] : [])];
    const at = below(compiler, place, "effects", name);
    if (verbs.length === 0)
      compiler.find(
        at,
        "no-verb",
        `The effect "${name}" does nothing.`,
        `Say what it does: ${[...VERBS, "notify"].join(", ")}.`,
      );
    if (verbs.length > 1)
      compiler.find(
        at,
        "two-verbs",
        `The effect "${name}" does ${verbs.length} things: ${verbs.join(", ")}.`,
        "Make one effect of each, and name both where they follow.",
      );
  }
}

/** A time of day that is written out must be one. */
function checkTimes(compiler: Compiler, place: UnitPlace): void {
  for (const [name, { definition }] of Object.entries(place.unit.deadlines)) {
    const [, time] = /^["'](.*)["']$/.exec(definition.time ?? "") ?? [];
    if (time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) continue;
    compiler.find(
      below(compiler, place, "deadlines", name, "time"),
      "bad-time",
      `"${time}" is no time of day.`,
      'Write it as "09:00", from "00:00" to "23:59".',
    );
  }
}

/** What excludes gives persons or organisations. */
function checkExcluded(compiler: Compiler, place: UnitPlace): void {
  const facts = [...place.unit.facts, ...place.kind.facts];
  const exclude = place.item ? place.item.definition.exclude : place.kind.access.exclude;
  for (const [key, name] of Object.entries(exclude ?? {})) {
    const type = facts.find((fact) => fact.name === name)?.type;
    if (type === undefined || givesPersons(type)) continue;
    compiler.find(
      place.item ? below(compiler, place, "exclude", key) : below(compiler, place, "access", "exclude", key),
      "type-mismatch",
      `"${name}" says who is shut out, but gives ${describe(type)}.`,
      "Use a fact that gives a list of persons or organisations, or of their ids.",
    );
  }
}
function givesPersons(type: CelType): boolean {
  if (typeof type !== "object") return type === "dyn" || type === "string" || type === "null";
  if ("list" in type) return givesPersons(type.list);
  return "choice" in type || ("record" in type && "id" in type.record);
}

/** A grant that reaches its parent has one. */
function checkGrantScope(compiler: Compiler, place: UnitPlace): void {
  for (const [role, grant] of Object.entries(place.item?.definition.grants ?? {}))
    if (grant.on === "parent" && place.item?.definition.of === undefined)
      compiler.find(
        below(compiler, place, "grants", role, "on"),
        "no-parent",
        "This item belongs to no other, so the grant reaches nothing.",
        'Write "item" or "instance", or say `of` which item it is.',
      );
}

function checkSubject(compiler: Compiler, process: CompiledProcess, place: UnitPlace): void {
  const subject = place.kind.access.subject;
  if (!subject) return;
  const at = (...keys: string[]) => below(compiler, place, "access", "subject", ...keys);
  needName(compiler, at("section"), "section", subject.section, Object.keys(place.unit.sections));
  const form = process.definition.forms[place.unit.sections[subject.section]?.form ?? ""];
  if (!form) return;
  const list = subject.rows === undefined ? undefined : form.schema.properties[subject.rows];
  if (subject.rows !== undefined)
    needName(compiler, at("rows"), "list", subject.rows, namesOfLists(form.schema.properties));
  if (subject.rows !== undefined && !list) return;
  const fields = list ? (list.items?.properties ?? {}) : form.schema.properties;
  for (const [index, field] of subject.match.entries())
    needName(compiler, at("match", String(index)), "field", field, Object.keys(fields));
  for (const field of Object.keys(subject.where ?? {}))
    needName(compiler, at("where", field), "field", field, Object.keys(fields));
  const roles = [...Object.keys(process.roles), ...Object.keys(process.definition.process.circles ?? {})];
  for (const [index, role] of (subject.tell ?? []).entries())
    needName(compiler, at("tell", String(index)), "role", role, roles);
}

function checkInspect(compiler: Compiler, process: CompiledProcess, place: UnitPlace): void {
  const inspect = place.kind.access.inspect;
  if (!inspect) return;
  const at = (...keys: string[]) => below(compiler, place, "access", "inspect", ...keys);
  needName(compiler, at("section"), "section", inspect.section, Object.keys(place.unit.sections));
  const form = process.definition.forms[place.unit.sections[inspect.section]?.form ?? ""];
  if (!form) return;
  needName(compiler, at("rows"), "list", inspect.rows, namesOfLists(form.schema.properties));
  const fields = form.schema.properties[inspect.rows]?.items?.properties;
  if (fields) needName(compiler, at("name"), "field", inspect.name, Object.keys(fields));
  const roles = [...Object.keys(process.roles), ...Object.keys(process.definition.process.circles ?? {})];
  for (const [index, role] of inspect.by.entries()) needName(compiler, at("by", String(index)), "role", role, roles);
}

const namesOfLists = (properties: Readonly<Record<string, FieldSchema>>): readonly string[] =>
  Object.entries(properties).flatMap(([name, { items }]) => (items?.properties ? [name] : []));

/** What may be said of anything. */
const OF_ALL: readonly string[] = ["why", "locked"];

/** A block is of one kind, of several only the first would be shown; and what its kind does not read does nothing. */
function checkBlocks(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const [name, report] of Object.entries(process.reports))
    for (const [key, block] of Object.entries(report.blocks)) {
      const at = { file: `${root}/reports/${kebab(name)}.json`, pointer: `/blocks/${pointerPart(key)}` };
      const kinds = kindsIn(block);
      const [kind] = kinds;
      if (kinds.length !== 1)
        tellKinds(
          compiler,
          at,
          kinds.map((one) => one.key),
        );
      else if (kind) checkKeys(compiler, at, kind.key, Object.keys(block));
    }
}
function tellKinds(compiler: Compiler, at: Located, kinds: readonly string[]): void {
  compiler.find(
    at,
    "no-block",
    kinds.length === 0
      ? "This block shows nothing."
      : `This block is ${kinds.length} kinds at once: ${kinds.join(", ")}.`,
    `Give it one of: ${blockKeys.join(", ")}.`,
    kinds.length === 0 ? "error" : "warning",
  );
}
function checkKeys(compiler: Compiler, { file, pointer }: Located, kind: string, keys: readonly string[]): void {
  const known = [...keysOf(kind), ...OF_ALL];
  for (const key of keys)
    if (!known.includes(key))
      compiler.find(
        { file, pointer: `${pointer}/${pointerPart(key)}` },
        "unknown-key",
        `"${key}" does nothing in a block that is "${kind}".`,
        `Leave it out: it belongs to ${blockKeys.filter((one) => keysOf(one).includes(key)).join(", ")}.`,
        "warning",
      );
}
