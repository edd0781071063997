/** Writes what was played as an example: its people, each move as a step, and where everything stands at the end. */

import type { CompiledProcess } from "../compile/types.ts";
import type { ExampleDefinition, ExampleStep } from "../definition/types.ts";
import type { InstanceId } from "../ids.ts";
import { pathText } from "../state/path-text.ts";
import type { NewItemKey, PersonRef, UnitPath } from "../state/types.ts";
import { unitsOf } from "../state/unit.ts";
import { dayOf } from "../time.ts";
import type { Body, Move, World } from "./world.ts";

type Sent = Extract<Move, { type: "send" }>;
/** Commands that change nothing of how a process goes, and so stand in no example. */
const PASSED_OVER: ReadonlySet<Body["type"]> = new Set(["TakeTask", "ReleaseTask"]);

const place = (instance: InstanceId, unit: UnitPath = []): string => pathText([instance, ...unit]);
const list = <T>(all: readonly T[]): T | readonly T[] | undefined => (all.length > 1 ? all : all[0]);

/** `owner/unit` as a person of the example says it: `a/agendaPlace/m1`. */
function pickOf(world: World, reference: string): string {
  const [owner = "", unit = ""] = reference.split("/");
  return world.has(owner) ? world.path(owner as InstanceId, unit as never) : reference;
}
function targets({ each, key, to }: Extract<Body, { type: "AddItem" }>): Pick<ExampleStep, "key" | "to"> {
  const all: readonly NewItemKey[] = each ?? [{ ...(key === undefined ? {} : { key }), ...(to ? { to } : {}) }];
  const [keys, ends] = [list(all.flatMap((one) => one.key ?? [])), list(all.flatMap((one) => one.to?.instance ?? []))];
  return { ...(keys === undefined ? {} : { key: keys }), ...(ends === undefined ? {} : { to: ends }) };
}
const along = ({ declared }: { readonly declared?: readonly string[] }): Pick<ExampleStep, "declared"> =>
  declared?.length ? { declared } : {};

/** Nothing for a command that examples have no word for. */
function stepOf(world: World, { instance, as, body }: Sent): ExampleStep | undefined {
  switch (body.type) {
    case "Create":
      return { at: instance, as, new: body.kind, ...(body.with ? { patch: body.with } : {}) };
    case "PatchSection": {
      const patch = Object.fromEntries(Object.entries(body.patches).map(([section, { set }]) => [section, set]));
      return { at: place(instance, body.unit), as, patch, ...along(body) };
    }
    case "SendEvent":
      return {
        at: place(instance, body.unit),
        as,
        do: body.event,
        ...(body.pick === undefined ? {} : { pick: pickOf(world, body.pick) }),
        ...(body.with ? { with: body.with } : {}),
        ...along(body),
      };
    case "AddItem":
      return {
        at: place(instance, body.parent),
        as,
        add: body.item,
        ...targets(body),
        ...(body.event === undefined ? {} : { do: body.event }),
        ...(body.with ? { with: body.with } : {}),
        ...along(body),
      };
    case "RecordAnswer":
      return {
        at: place(instance, body.unit),
        as,
        answer: body.effect,
        ...(body.accepted ? {} : { accepted: false }),
        ...(body.to === undefined ? {} : { to: body.to }),
        ...(body.with ? { with: body.with } : {}),
        ...along(body),
      };
    default:
      return undefined;
  }
}

/** What somebody saved in one section after another is one step. */
function joined(before: ExampleStep | undefined, next: ExampleStep): ExampleStep | undefined {
  const isPatch = (step: ExampleStep): boolean => step.patch !== undefined && step.new === undefined;
  if (!before || !isPatch(before) || !isPatch(next) || before.at !== next.at || before.as !== next.as) return undefined;
  const sections = [...new Set([...Object.keys(before.patch ?? {}), ...Object.keys(next.patch ?? {})])];
  const patch = Object.fromEntries(
    sections.map((section) => [section, { ...before.patch?.[section], ...next.patch?.[section] }]),
  );
  const declared = [...(before.declared ?? []), ...(next.declared ?? [])];
  return { ...before, patch, ...along({ declared }) };
}

function stepsOf(world: World): { readonly steps: readonly ExampleStep[]; readonly unsaid: readonly string[] } {
  const steps: ExampleStep[] = [];
  const unsaid: string[] = [];
  for (const move of world.script.moves) {
    if (move.type === "advance") {
      steps.push({ day: dayOf(move.to, world.clock.timeZone) });
      continue;
    }
    if (PASSED_OVER.has(move.body.type)) continue;
    const step = stepOf(world, move);
    if (!step) unsaid.push(move.body.type);
    const both = step && joined(steps.at(-1), step);
    if (both) steps.splice(-1, 1, both);
    else if (step) steps.push(step);
  }
  return { steps, unsaid };
}

/** Where every instance and every item that is wanted stands. */
function standing(world: World): NonNullable<ExampleStep["then"]> {
  return Object.fromEntries(
    world.instances.flatMap(({ id }) =>
      unitsOf(world.context(id))
        .filter(({ item }) => item === null || item.wanted)
        .map((unit) => [world.path(id, unit.id), unit.definition.chart.active(unit.state.chart).join(".")]),
    ),
  );
}

/** People whom a step cannot stand for by their name alone. */
function peopleOf(process: CompiledProcess, world: World): Readonly<Record<string, object>> {
  const { functions } = world.script;
  const told = ({ id, party, organisation }: PersonRef): object => {
    const roles = Object.keys(functions).filter((role) => role !== id && functions[role]?.includes(id));
    return {
      ...(roles.length === 1 ? { role: roles[0] } : roles.length > 1 ? { roles } : {}),
      ...(party === id ? {} : { party }),
      ...(String(organisation) === String(id) ? {} : { organisation }),
    };
  };
  const named = world.people.filter(({ id }) => process.roles[id] === undefined && String(id) !== "system");
  return Object.fromEntries(
    named.flatMap((person) => (Object.keys(told(person)).length > 0 ? [[person.id, told(person)] as const] : [])),
  );
}

/**
 * @param title a sentence that says what is shown.
 * @returns the example, or the commands that examples have no word for.
 */
export function writeExample(
  process: CompiledProcess,
  world: World,
  title: string,
): { readonly example: ExampleDefinition } | { readonly unsaid: readonly string[] } {
  const { start, settings } = world.script;
  const { steps, unsaid } = stepsOf(world);
  if (unsaid.length > 0) return { unsaid: [...new Set(unsaid)] };
  const people = peopleOf(process, world);
  return {
    example: {
      title,
      day: dayOf(start, world.clock.timeZone),
      ...(Object.keys(settings).length > 0 ? { settings } : {}),
      ...(Object.keys(people).length > 0 ? { people } : {}),
      // biome-ignore lint/suspicious/noThenProperty: the format calls it so; nothing awaits it
      steps: [...steps, { then: standing(world) }],
    } as ExampleDefinition,
  };
}
