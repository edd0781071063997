/** Names in a chart, each told where it stands: guards, effects, events, and what is open in a state. */

import type { Compiler } from "../compile/compiler.ts";
import type { CompiledProcess } from "../compile/types.ts";
import { pointerPart } from "../definition/json.ts";
import { didYouMean } from "../definition/nearest.ts";
import type { AwaitDefinition, OpenDefinition, StateDefinition, TransitionsDefinition } from "../definition/types.ts";
import { describe } from "../expressions/index.ts";
import { factOf, waysOf } from "../machine/index.ts";
import { type below, isOneOff, needName, type UnitPlace, unitsOf, whatHelps } from "./units.ts";
import { eachState } from "./walk.ts";

/** Where a finding in this chart stands, by the pointer within the chart. */
type At = (pointer: string) => ReturnType<typeof below>;
type Named = readonly (readonly [pointer: string, name: string])[];

/** One name or a list of them, each with its pointer. */
const named = (pointer: string, names: string | readonly string[] | undefined): Named =>
  names === undefined
    ? []
    : typeof names === "string"
      ? [[pointer, names]]
      : names.map((name, index) => [`${pointer}/${index}`, name] as const);

/** What is done is told once: a way that is shut at that moment is never asked about again. */
function checkDone(compiler: Compiler, at: At, { onDone }: StateDefinition, pointer: string): void {
  if (onDone === undefined || waysOf(onDone).some(({ guard }) => guard === undefined)) return;
  compiler.find(
    at(`${pointer}/onDone`),
    "asked-once",
    "When these ways are shut at the moment the state is done, it stays here for ever: `onDone` is asked once.",
    "Add a way without a guard, or give the state an `always` on a fact that says that it is done.",
  );
}

const groupsOf = (state: StateDefinition): readonly (readonly [string, TransitionsDefinition])[] => [
  ...Object.entries(state.on ?? {}).map(([event, ways]) => [`/on/${pointerPart(event)}`, ways] as const),
  ...(state.always === undefined ? [] : [["/always", state.always] as const]),
  ...(state.onDone === undefined ? [] : [["/onDone", state.onDone] as const]),
];

export function checkCharts(compiler: Compiler, root: string, process: CompiledProcess): void {
  const roles = [...Object.keys(process.roles), ...Object.keys(process.definition.process.circles ?? {}), "holder"];
  const read = tagsRead(process);
  for (const place of unitsOf(root, process)) {
    const at: At = (pointer) => compiler.at(place.home, "chart", pointer);
    const byClock = eventsOfDeadlines(place);
    for (const { state, pointer, ancestors } of eachState((place.item ?? place.kind).definition.chart)) {
      checkWays(compiler, place, at, state, pointer);
      checkTaken(compiler, place, at, state, pointer, byClock);
      for (const [section, open] of Object.entries(state.meta?.open ?? {}))
        checkOpen(compiler, process, place, at, `${pointer}/meta/open/${pointerPart(section)}`, section, open, roles);
      const taken = new Set(
        [state, ...ancestors.map((outer) => outer.state)].flatMap(({ on }) => Object.keys(on ?? {})),
      );
      for (const [event, wait] of Object.entries(state.meta?.awaits ?? {})) {
        const here = `${pointer}/meta/awaits/${pointerPart(event)}`;
        checkAwait(compiler, process, place, at, here, event, wait);
        if (place.unit.events[event] && !taken.has(event))
          compiler.find(
            at(here),
            "awaited-never-taken",
            `"${event}" is awaited here, but neither this state nor one around it takes it.`,
            `Add it to \`on\`, or await one of: ${[...taken].join(", ") || "none"}.`,
          );
      }
      checkMeta(compiler, process, place, at, state, pointer);
      checkHistory(compiler, at, state, pointer, ancestors.length);
      checkTags(compiler, at, state, pointer, read);
      checkDone(compiler, at, state, pointer);
    }
  }
}

/** Tags that some expression asks for, and the one with a meaning of its own. */
function tagsRead({ definition }: CompiledProcess): readonly string[] {
  const asked = [...JSON.stringify(definition.kinds).matchAll(/\bhas\.(\w+)/g)].flatMap(([, tag]) => tag ?? []);
  return [...new Set(["end", ...asked])];
}
/** A tag that nothing asks for may be anything; one letter from one that counts it is a slip of the pen. */
function checkTags(
  compiler: Compiler,
  at: At,
  { tags }: StateDefinition,
  pointer: string,
  read: readonly string[],
): void {
  for (const [where, tag] of named(`${pointer}/tags`, tags))
    if (isOneOff(tag, read))
      compiler.find(at(where), "unknown-tag", `Nothing asks for the tag "${tag}".`, whatHelps(tag, read), "warning");
}

/** A history state remembers what was active when the state around it was left: the chart itself never is. */
function checkHistory(compiler: Compiler, at: At, { type }: StateDefinition, pointer: string, depth: number): void {
  if (type !== "history" || depth > 1) return;
  compiler.find(
    at(pointer),
    "remembers-nothing",
    "A history state at the top of a chart remembers nothing: it is filled when the state around it is left.",
    "Put it, with the states it should remember, in one state that is left and come back to.",
    "warning",
  );
}

function eventsOfDeadlines({ unit }: UnitPlace): ReadonlySet<string> {
  return new Set(
    Object.values(unit.deadlines).flatMap(({ definition }) =>
      Object.values(definition.ladder ?? {}).flatMap(({ event }) => (event === undefined ? [] : [event])),
    ),
  );
}

function checkWays(compiler: Compiler, place: UnitPlace, at: At, state: StateDefinition, pointer: string): void {
  const effects = Object.keys(place.unit.effects);
  const ways = groupsOf(state).flatMap(([group, all]) =>
    waysOf(all).map((way) => ({ ...way, here: `${pointer}${group}${way.pointer}` })),
  );
  for (const [group, all] of groupsOf(state)) checkOrder(compiler, at, `${pointer}${group}`, all);
  for (const { guard, here } of ways) if (guard !== undefined) checkGuard(compiler, place, at(`${here}/guard`), guard);
  const done = [
    ...named(`${pointer}/entry`, state.entry),
    ...named(`${pointer}/exit`, state.exit),
    ...ways.flatMap(({ actions, here }) => named(`${here}/actions`, actions)),
  ];
  for (const [where, effect] of done) needName(compiler, at(where), "effect", effect, effects);
}

/** The first way whose guard holds is taken: behind one that asks nothing none is. */
function checkOrder(compiler: Compiler, at: At, pointer: string, all: TransitionsDefinition): void {
  const ways = waysOf(all);
  const open = ways.findIndex(({ guard }) => guard === undefined);
  const after = open < 0 ? undefined : ways[open + 1];
  if (after)
    compiler.find(
      at(`${pointer}${after.pointer}`),
      "way-never-taken",
      "This way is never taken: the one before it asks nothing.",
      "Give the one before it a guard, or put it last.",
      "warning",
    );
}

/** A guard is a fact that gives true or false. */
function checkGuard(compiler: Compiler, place: UnitPlace, at: ReturnType<At>, guard: string): void {
  const name = factOf(guard);
  needName(compiler, at, "fact", name, place.facts);
  const fact = [...place.unit.facts, ...place.kind.facts].find((one) => one.name === name);
  if (!fact || fact.type === "bool" || fact.type === "dyn") return;
  compiler.find(
    at,
    "gate-not-bool",
    `"${name}" opens or refuses something here, but gives ${describe(fact.type)}.`,
    "Use a fact that gives true or false.",
  );
}

/** Who may send what this state takes is told somewhere. */
function checkTaken(
  compiler: Compiler,
  { unit }: UnitPlace,
  at: At,
  state: StateDefinition,
  pointer: string,
  byClock: ReadonlySet<string>,
): void {
  for (const event of Object.keys(state.on ?? {}))
    if (!unit.events[event] && !byClock.has(event) && !event.includes("*"))
      compiler.find(
        at(`${pointer}/on/${pointerPart(event)}`),
        "undeclared-event",
        `The chart takes "${event}", but nothing says who may send it.`,
        `Add it to events, or let a deadline send it. ${whatHelps(event, Object.keys(unit.events))}`,
      );
}

function checkOpen(
  compiler: Compiler,
  process: CompiledProcess,
  place: UnitPlace,
  at: At,
  pointer: string,
  section: string,
  open: OpenDefinition,
  roles: readonly string[],
): void {
  needName(compiler, at(pointer), "section", section, Object.keys(place.unit.sections));
  for (const [where, role] of named(`${pointer}/by`, open.by)) needName(compiler, at(where), "role", role, roles);
  const deadlines = [...Object.keys(place.unit.deadlines), ...Object.keys(place.kind.deadlines)];
  if (open.due !== undefined) needName(compiler, at(`${pointer}/due`), "deadline", open.due, deadlines);
  const fields = process.definition.forms[place.unit.sections[section]?.form ?? ""]?.schema.properties ?? {};
  for (const field of Object.keys(open.prefill ?? {}))
    needName(compiler, at(`${pointer}/prefill/${pointerPart(field)}`), "field", field, Object.keys(fields));
}

/** What is waited for is an event of this unit, and the roles named are among those who may send it. */
function checkAwait(
  compiler: Compiler,
  process: CompiledProcess,
  place: UnitPlace,
  at: At,
  pointer: string,
  event: string,
  { by, due }: AwaitDefinition,
): void {
  needName(compiler, at(pointer), "event", event, Object.keys(place.unit.events));
  const senders = (place.unit.events[event]?.by ?? []).flatMap((name) => process.circle(name));
  for (const [where, name] of named(`${pointer}/by`, by))
    if (!process.circle(name).every((role) => senders.includes(role)))
      compiler.find(
        at(where),
        "awaited-of-nobody",
        `"${name}" may not send "${event}", so it cannot be waited for.`,
        `Name roles that may send it: ${senders.join(", ") || "none"}.`,
      );
  const deadlines = [...Object.keys(place.unit.deadlines), ...Object.keys(place.kind.deadlines)];
  if (due !== undefined) needName(compiler, at(`${pointer}/due`), "deadline", due, deadlines);
}

/** What a state says of retention and of terms that stand still. */
function checkMeta(
  compiler: Compiler,
  process: CompiledProcess,
  place: UnitPlace,
  at: At,
  { meta }: StateDefinition,
  pointer: string,
): void {
  const terms = Object.keys(process.profile.retention ?? {});
  if (meta?.keep !== undefined && !terms.includes(meta.keep))
    compiler.find(
      at(`${pointer}/meta/keep`),
      "unknown-retention",
      `The profile has no retention "${meta.keep}".`,
      didYouMean(meta.keep, terms),
      terms.length === 0 ? "warning" : "error",
    );
  // A term that is excepted and is not there stands still for nobody: told, but no error.
  const all = [place.kind, ...Object.values(place.kind.items)].flatMap(({ deadlines }) => Object.keys(deadlines));
  for (const [where, name] of named(`${pointer}/meta/suspends/except`, meta?.suspends?.except))
    if (!all.includes(name))
      compiler.find(
        at(where),
        "unknown-deadline",
        `There is no deadline "${name}" here.`,
        whatHelps(name, all),
        "warning",
      );
}
