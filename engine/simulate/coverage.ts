/** What the examples of a process reach: its states, its events, its sections, and which of its examples come true. */

import type { CompiledProcess, CompiledUnit } from "../compile/types.ts";
import type { InstanceEvent } from "../state/types.ts";
import { type ExampleFailure, type ExampleResult, type PlayOptions, runExample } from "./example.ts";
import type { World } from "./world.ts";

export interface PlayedExample {
  readonly name: string;
  readonly title: string;
  readonly checks: number;
  readonly failures: readonly ExampleFailure[];
}
export interface Coverage {
  readonly examples: readonly PlayedExample[];
  /** Address of a state, event or section (`case.states.check`) → names of the examples that reach it. */
  readonly reached: Readonly<Record<string, readonly string[]>>;
  /** Addresses that no example reaches. */
  readonly missed: readonly string[];
}

function addressesOf({ address, chart, events, sections }: CompiledUnit): readonly string[] {
  return [
    ...Object.keys(chart.states).map((state) => `${address}.states.${state}`),
    ...Object.keys(events).map((event) => `${address}.events.${event}`),
    ...Object.keys(sections).map((section) => `${address}.sections.${section}`),
  ];
}
const withItems = (process: CompiledProcess): readonly CompiledUnit[] =>
  Object.values(process.kinds).flatMap((kind): CompiledUnit[] => [kind, ...Object.values(kind.items)]);

function reachedBy(event: InstanceEvent, addressOf: (unit: string | null) => string): readonly string[] {
  switch (event.type) {
    case "StateChanged":
      return event.entered.map((state) => `${addressOf(event.unit)}.states.${state.split(".").at(-1)}`);
    case "EventTaken":
      return [`${addressOf(event.unit)}.events.${event.event}`];
    case "SectionWritten":
      return [`${addressOf(event.unit)}.sections.${event.section}`];
    default:
      return [];
  }
}
/** States in which instances and items begin are entered without an event of their own. */
function reachedIn(world: World): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { id, kind, items, main } of world.instances) {
    const addressOf = (unit: string | null): string =>
      unit === null ? kind : `${kind}.items.${items[unit as keyof typeof items]?.item ?? ""}`;
    for (const state of Object.keys(main.since)) found.add(`${kind}.states.${state}`);
    for (const [unit, { since }] of Object.entries(items))
      for (const state of Object.keys(since)) found.add(`${addressOf(unit)}.states.${state}`);
    for (const { events } of world.commits(id))
      for (const event of events) for (const address of reachedBy(event, addressOf)) found.add(address);
  }
  return found;
}

/** Every example of a process, played. */
export const playExamples = (process: CompiledProcess, options: PlayOptions): ReadonlyMap<string, ExampleResult> =>
  new Map(Object.keys(process.examples).map((name) => [name, runExample(process, name, options)]));

/** @param played every example of the process (`playExamples`) */
export function coverageOf(process: CompiledProcess, played: ReadonlyMap<string, ExampleResult>): Coverage {
  const reached: Record<string, string[]> = {};
  const examples = [...played].map(([name, { failures, checks, world }]): PlayedExample => {
    for (const address of reachedIn(world)) reached[address] = [...(reached[address] ?? []), name];
    return { name, title: process.examples[name]?.title ?? name, checks, failures };
  });
  const missed = withItems(process)
    .flatMap(addressesOf)
    .filter((address) => reached[address] === undefined);
  return { examples, reached, missed };
}
