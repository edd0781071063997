/** Names in examples: events, items, kinds, sections, settings, states and other examples that exist. Played they fail as well, but there the place is not told. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import type { ExampleDefinition, ExampleStep } from "../definition/types.ts";
import { REJECTION_CODES } from "../result.ts";
import { isDay } from "../time.ts";
import { isNear, needName, unitsOf } from "./units.ts";

export interface Known {
  readonly events: readonly string[];
  /** Of which a person records the answer. */
  readonly effects: readonly string[];
  readonly items: readonly string[];
  readonly kinds: readonly string[];
  readonly sections: readonly string[];
  readonly states: readonly string[];
  readonly roles: readonly string[];
  /** Names of facts, states in which something picked takes nothing, and refusals in words. */
  readonly reasons: readonly string[];
  /** Section, event or item → the fields that it may write, of every unit that has one of that name; nothing is said of a form that is not there. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
}

export function knownIn(root: string, process: CompiledProcess): Known {
  const units = unitsOf(root, process).map(({ unit }) => unit);
  return {
    events: [...new Set(units.flatMap(({ events, chart }) => [...Object.keys(events), ...chart.events]))],
    effects: units.flatMap(({ effects }) => Object.values(effects).flatMap((one) => (one.outside ? [one.name] : []))),
    items: Object.values(process.kinds).flatMap(({ items }) => Object.keys(items)),
    kinds: Object.keys(process.kinds),
    sections: [...new Set(units.flatMap(({ sections }) => Object.keys(sections)))],
    states: [...new Set(units.flatMap(({ chart }) => Object.keys(chart.states)))],
    roles: [...Object.keys(process.roles), "holder"],
    reasons: [
      ...units.flatMap(({ facts }) => facts.map(({ name }) => name)),
      ...units.flatMap(({ item, chart }) => (item === undefined ? [] : Object.keys(chart.states))),
      ...REJECTION_CODES.flatMap((code) => [code, code.replaceAll("-", " ")]),
    ],
    fields: fieldsOf(root, process),
  };
}

function fieldsOf(root: string, process: CompiledProcess): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const unknown = new Set<string>();
  for (const { unit, item } of unitsOf(root, process)) {
    const gather = (key: string, section: string | undefined): void => {
      const form = process.definition.forms[unit.sections[section ?? ""]?.form ?? ""];
      const fields = found.get(key) ?? new Set<string>();
      for (const field of Object.keys(form?.schema.properties ?? {})) fields.add(field);
      if (section !== undefined) found.set(key, fields);
      if (section !== undefined && !form) unknown.add(key);
    };
    for (const section of Object.keys(unit.sections)) gather(`patch ${section}`, section);
    for (const [event, { fill }] of Object.entries(unit.events)) gather(`do ${event}`, fill);
    if (item) gather(`add ${item.item}`, item.definition.add?.fill);
  }
  for (const key of unknown) found.delete(key);
  return found;
}

export function checkExamples(compiler: Compiler, root: string, process: CompiledProcess): void {
  const known = knownIn(root, process);
  const settings = Object.keys(process.definition.process.settings ?? {});
  for (const [name, example] of Object.entries(process.examples)) {
    // A variant's own examples lie in its folder; they are told when they are played.
    if (process.ownExamples.includes(name)) continue;
    const file = `${root}/examples/${name}.json`;
    const need: Need = (pointer, what, used, all) => needName(compiler, { file, pointer }, what, used, all);
    if (example.given) {
      need("/given/example", "example", example.given.example, Object.keys(process.examples));
      checkUntil(process, example.given, known, need);
    }
    for (const setting of Object.keys(example.settings ?? {}))
      need(`/settings/${pointerPart(setting)}`, "setting", setting, settings);
    for (const [pointer, day] of daysOf(example))
      if (!isDay(day))
        compiler.find(
          { file, pointer },
          "bad-day",
          `"${day}" is not a day.`,
          'Write a day that exists as "2026-03-16".',
        );
    checkSteps(example, { ...known, roles: [...known.roles, ...peopleOf(process, example)] }, need);
  }
}
const daysOf = ({ day, steps }: ExampleDefinition): readonly (readonly [string, string])[] => [
  ...(day === undefined ? [] : [["/day", day] as const]),
  ...steps.flatMap((step, index) => (typeof step.day === "string" ? [[`/steps/${index}/day`, step.day] as const] : [])),
];

/** Persons an example names, and those of what it starts from. */
function peopleOf(process: CompiledProcess, example: ExampleDefinition): readonly string[] {
  const { given, people } = example as ExampleDefinition & { readonly people?: object };
  const base = given === undefined ? undefined : process.examples[given.example];
  return [
    ...Object.keys(people ?? {}),
    ...(base && base.given?.example !== given?.example ? peopleOf(process, base) : []),
  ];
}

/** A point in another example: the name of a step, or a path and the states it is in. */
function checkUntil(
  process: CompiledProcess,
  { example, until }: NonNullable<ExampleDefinition["given"]>,
  known: Known,
  need: Need,
): void {
  const base = process.examples[example];
  if (!base) return;
  const names = base.steps.flatMap((step) => step.name ?? []);
  const [, states] = until.split(" ");
  if (names.includes(until)) return;
  if (states === undefined) need("/given/until", "step", until, names);
  for (const state of states?.split(".") ?? []) need("/given/until", "state", state, known.states);
}

export type Need = (pointer: string, what: string, used: string, all: readonly string[]) => void;
function checkSteps({ steps }: ExampleDefinition, known: Known, need: Need): void {
  const text = JSON.stringify(steps.map(({ as: _as, reads: _reads, ...step }) => step));
  /** Only what is nearly a name: persons and words of refusals may be anything. */
  const meant = (pointer: string, what: string, used: string, all: readonly string[]): void => {
    if (isNear(used, all)) need(pointer, what, used, all);
  };
  /** Who holds an item need not be named among the people: his key stands elsewhere, or he is one of several. */
  const person = (pointer: string, used: string): void => {
    if (!/\d$/.test(used) && !text.includes(JSON.stringify(used))) meant(pointer, "role", used, known.roles);
  };
  steps.forEach((step: ExampleStep, index) => {
    const at = `/steps/${index}`;
    if (step.do !== undefined) need(`${at}/do`, "event", step.do, known.events);
    if (step.add !== undefined) need(`${at}/add`, "item", step.add, known.items);
    if (step.answer !== undefined) need(`${at}/answer`, "effect", step.answer, known.effects);
    if (step.new !== undefined) need(`${at}/new`, "kind", step.new, known.kinds);
    if (step.as !== undefined) person(`${at}/as`, step.as);
    for (const section of Object.keys(step.patch ?? {}))
      need(`${at}/patch/${pointerPart(section)}`, "section", section, known.sections);
    for (const [unit, states] of Object.entries(step.then ?? {}))
      for (const state of [states].flat().flatMap((one) => one.split(/[.\s,]+/)))
        if (state !== "") need(`${at}/then/${pointerPart(unit)}`, "state", state, known.states);
    for (const what of Object.keys(step.reads ?? {})) {
      const [, section, role, more] = what.split(" ");
      if (section === undefined || role === undefined || more !== undefined) continue;
      need(`${at}/reads/${pointerPart(what)}`, "section", section, known.sections);
      person(`${at}/reads/${pointerPart(what)}`, role);
    }
    for (const reason of step.refused === undefined ? [] : [step.refused].flat())
      if (!IN_WORDS.test(reason)) meant(`${at}/refused`, "reason", reason.replace(/^!/, ""), known.reasons);
    // What is meant to be refused may well name a field that is not there.
    if (step.refused === undefined) checkFields(step, at, known, need);
  });
}

/** A refusal said with what was tried: `give is not possible now`, `text is not open for chair`. */
const IN_WORDS = / is not possible now$| is not open for /;

export function checkFields(
  step: Pick<ExampleStep, "patch" | "add" | "do"> & { readonly with?: unknown },
  at: string,
  { fields }: Known,
  need: Need,
): void {
  const check = (pointer: string, key: string, given: object | undefined): void => {
    const all = fields.get(key);
    if (!all) return;
    for (const field of Object.keys(given ?? {}))
      need(`${pointer}/${pointerPart(field)}`, "field", field.replace(/\[\]$/, ""), [...all]);
  };
  for (const [section, given] of Object.entries(step.patch ?? {}))
    check(`${at}/patch/${pointerPart(section)}`, `patch ${section}`, given);
  if (step.add !== undefined) check(`${at}/with`, `add ${step.add}`, step.with as object | undefined);
  else if (step.do !== undefined) check(`${at}/with`, `do ${step.do}`, step.with as object | undefined);
}
