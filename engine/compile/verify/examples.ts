/** Names in examples: events, items, kinds, sections, settings, states and other examples that exist. Played they fail as well, but there the place is not told. */

import { pointerPart } from "../../definition/json.ts";
import type { ExampleDefinition, ExampleStep } from "../../definition/types.ts";
import type { Compiler } from "../compiler.ts";
import type { CompiledProcess } from "../types.ts";
import { needName, unitsOf } from "./places.ts";

interface Known {
  readonly events: readonly string[];
  /** Of which a person records the answer. */
  readonly effects: readonly string[];
  readonly items: readonly string[];
  readonly kinds: readonly string[];
  readonly sections: readonly string[];
  readonly states: readonly string[];
}

function knownIn(root: string, process: CompiledProcess): Known {
  const units = unitsOf(root, process).map(({ unit }) => unit);
  return {
    events: [...new Set(units.flatMap(({ events, chart }) => [...Object.keys(events), ...chart.events]))],
    effects: units.flatMap(({ effects }) => Object.values(effects).flatMap((one) => (one.outside ? [one.name] : []))),
    items: Object.values(process.kinds).flatMap(({ items }) => Object.keys(items)),
    kinds: Object.keys(process.kinds),
    sections: [...new Set(units.flatMap(({ sections }) => Object.keys(sections)))],
    states: [...new Set(units.flatMap(({ chart }) => Object.keys(chart.states)))],
  };
}

export function checkExamples(compiler: Compiler, root: string, process: CompiledProcess): void {
  const known = knownIn(root, process);
  const settings = Object.keys(process.definition.process.settings ?? {});
  for (const [name, example] of Object.entries(process.examples)) {
    // A variant's own examples lie in its folder; they are told when they are played.
    if (process.ownExamples.includes(name)) continue;
    const file = `${root}/examples/${name}.json`;
    const need = (pointer: string, what: string, used: string, all: readonly string[]) =>
      needName(compiler, { file, pointer }, what, used, all);
    if (example.given) need("/given/example", "example", example.given.example, Object.keys(process.examples));
    for (const setting of Object.keys(example.settings ?? {}))
      need(`/settings/${pointerPart(setting)}`, "setting", setting, settings);
    checkSteps(example, known, need);
  }
}

type Need = (pointer: string, what: string, used: string, all: readonly string[]) => void;
function checkSteps({ steps }: ExampleDefinition, known: Known, need: Need): void {
  steps.forEach((step: ExampleStep, index) => {
    const at = `/steps/${index}`;
    if (step.do !== undefined) need(`${at}/do`, "event", step.do, known.events);
    if (step.add !== undefined) need(`${at}/add`, "item", step.add, known.items);
    if (step.answer !== undefined) need(`${at}/answer`, "effect", step.answer, known.effects);
    if (step.new !== undefined) need(`${at}/new`, "kind", step.new, known.kinds);
    for (const section of Object.keys(step.patch ?? {}))
      need(`${at}/patch/${pointerPart(section)}`, "section", section, known.sections);
    for (const [unit, states] of Object.entries(step.then ?? {}))
      for (const state of [states].flat().flatMap((one) => one.split(/[.\s,]+/)))
        if (state !== "") need(`${at}/then/${pointerPart(unit)}`, "state", state, known.states);
  });
}
