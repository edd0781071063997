/** The parts that a layout names exist: sections, items, events, facts, fields. */

import { pointerPart } from "../../definition/json.ts";
import { kebab } from "../../definition/read.ts";
import type { ScreenDefinition } from "../../definition/types.ts";
import type { Compiler } from "../compiler.ts";
import type { CompiledKind, CompiledProcess, CompiledUnit } from "../types.ts";
import { needName } from "./places.ts";

type Need = (pointer: string, what: string, name: string, known: readonly string[]) => void;
/** What every instance has, whatever its kind: columns and filters of lists. */
const OWN_COLUMNS = ["number", "state", "deadline", "group", "process", "role", "since", "leads", "kind"];

export function checkScreens(compiler: Compiler, root: string, process: CompiledProcess): void {
  for (const kind of Object.values(process.kinds)) {
    const file = `${root}/${kebab(kind.kind)}/screens.json`;
    kind.screens.forEach((screen, index) => {
      const need: Need = (pointer, what, name, known) =>
        needName(compiler, { file, pointer: `/${index}${pointer}` }, what, name, known);
      checkNamedParts(process, kind, screen, need);
      checkTabs(kind, screen, need);
      checkSets(kind, screen, need);
      checkList(process, kind, screen, need);
    });
  }
}

const names = (record: object): readonly string[] => Object.keys(record);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const maps = (value: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).filter((entry): entry is [string, Readonly<Record<string, unknown>>] =>
        Boolean(entry[1] && typeof entry[1] === "object" && !Array.isArray(entry[1])),
      )
    : [];

/** Sections and items of a kind, by the two kinds of name that a tab may show. */
const partsOf = (kind: CompiledKind): readonly string[] => [...names(kind.sections), ...names(kind.items)];

/** Fields of a unit as `section.field`, with the sections themselves. */
function fieldsOf(process: CompiledProcess, unit: CompiledUnit): readonly string[] {
  return Object.entries(unit.sections).flatMap(([section, { form }]) => [
    section,
    ...names(process.forms[form]?.definition.schema.properties ?? {}).map((field) => `${section}.${field}`),
  ]);
}

/** Keys of a layout that hold one name each, and what that name is of. */
function checkNamedParts(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  const agenda = typeof screen["agenda"] === "string" ? screen["agenda"] : undefined;
  const owner = agenda === undefined ? undefined : process.kinds[kind.incoming[agenda] ?? ""];
  const parts: Readonly<Record<string, readonly [what: string, known: readonly string[]]>> = {
    agenda: ["incoming-link", names(kind.incoming)],
    plan: ["section", names(kind.sections)],
    attendance: ["item", names(kind.items)],
    round: ["item", names(kind.items)],
    closing: ["part", partsOf(kind)],
    open: ["event", names(kind.events)],
    finish: ["event", names(kind.events)],
    wrapUp: ["event", names(kind.events)],
    report: ["report", names(process.reports)],
    length: ["setting", [...names(process.definition.process.settings ?? {}), ...planFields(process, kind, screen)]],
    date: ["field", planFields(process, kind, screen)],
    start: ["field", planFields(process, kind, screen)],
    place: ["field", planFields(process, kind, screen)],
    ...(owner ? { entry: ["item", names(owner.items)] as const } : {}),
  };
  if (screen.layout === "meeting")
    for (const [key, [what, known]] of Object.entries(parts)) {
      const name = screen[key];
      if (typeof name === "string") need(`/${key}`, what, name, known);
    }
  if (owner)
    texts(screen["show"]).forEach((field, index) => {
      need(`/show/${index}`, "field", field, fieldsOf(process, owner));
    });
  texts(screen["reports"]).forEach((report, index) => {
    need(`/reports/${index}`, "report", report, names(process.reports));
  });
}
function planFields(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition): readonly string[] {
  const form = kind.sections[String(screen["plan"])]?.form ?? "";
  return names(process.forms[form]?.definition.schema.properties ?? {});
}

function checkTabs(kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  for (const [tab, { show }] of maps(screen["tabs"]))
    texts(show).forEach((part, index) => {
      need(`/tabs/${pointerPart(tab)}/show/${index}`, "part", part, [...partsOf(kind), ...names(kind.incoming)]);
    });
}

/** A set of answers: the state that counts, the fact that sums it up, what each says yes to. */
function checkSets(kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  for (const [name, set] of maps(screen["sets"])) {
    const at = `/sets/${pointerPart(name)}`;
    need(at, "item", name, names(kind.items));
    const item = kind.items[name];
    if (!item) continue;
    const facts = kind.facts.map((fact) => fact.name);
    for (const key of ["enough", "may"] as const)
      if (typeof set[key] === "string")
        need(`${at}/${key}`, "fact", set[key], [...facts, ...item.facts.map((fact) => fact.name)]);
    if (typeof set["done"] === "string") need(`${at}/done`, "state", set["done"], names(item.chart.states));
    if (typeof set["matrix"] === "string")
      need(`${at}/matrix`, "section", set["matrix"].split(".")[0] ?? "", names(item.sections));
  }
}

function checkList(process: CompiledProcess, kind: CompiledKind, screen: ScreenDefinition, need: Need): void {
  const list = (screen["list"] ?? {}) as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(process, kind);
  const known = [
    ...OWN_COLUMNS,
    ...fields,
    ...fields.map((field) => `${kind.kind}.${field}`),
    ...kind.facts.map((fact) => fact.name),
  ];
  for (const key of ["columns", "filters"] as const)
    texts(list[key]).forEach((column, index) => {
      if (/^[A-Za-z][A-Za-z0-9.]*$/.test(column)) need(`/list/${key}/${index}`, "column", column, known);
    });
}
