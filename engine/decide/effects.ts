/** What the names among a chart's actions do: numbers and records at once, everything else described for after the commit. */

import type { CompiledEffect, ProgramTree } from "../compile/types.ts";
import type { Json, NumberingDefinition } from "../definition/types.ts";
import type { Program, Value } from "../expressions/types.ts";
import type { Fields } from "../forms/types.ts";
import type { GroupId, InstanceId, ItemId } from "../ids.ts";
import { type Extra, evaluate, Lazy, plain } from "../state/scope.ts";
import type { Refused, SentState } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import { dayOf } from "../time.ts";
import { writeFields } from "./patch.ts";
import type { Draft } from "./transaction.ts";

/** Carries out effects by name; those that follow a refusal tell of it. Names nobody declared were refused when the definition was compiled. */
export function carryOut(draft: Draft, unit: Unit, names: readonly string[], refused?: Refused): void {
  for (const name of names) {
    const effect = unit.definition.effects[name] ?? draft.kind.effects[name];
    if (effect) carryOutOne(draft, unit, effect, refused);
  }
}

function carryOutOne(draft: Draft, unit: Unit, effect: CompiledEffect, refused?: Refused): void {
  const { definition, name } = effect;
  const { needs } = definition;
  if (definition.number !== undefined) giveNumber(draft, unit, definition.number, definition.once !== false);
  if (definition.record !== undefined)
    writeFields(draft, unit, definition.record, withOf(draft, unit, effect) as Fields);
  if (definition.send !== undefined) send(draft, unit, effect);
  if (definition.report !== undefined)
    draft.effect(unit, { type: "report", report: definition.report, notify: definition.notify ?? [] }, name, needs);
  else if (definition.notify !== undefined)
    draft.effect(unit, { type: "notify", roles: definition.notify, ...(refused ? { refused } : {}) }, name, needs);
  if (definition.start !== undefined) start(draft, unit, effect);
}

/** The value of an expression of an effect, with the event at hand. */
function ask(draft: Draft, unit: Unit, program: Program | undefined, extra: Extra = draft.extra): unknown {
  if (!program) return undefined;
  const answer = evaluate(draft.context, unit, program, extra);
  return answer.absent ? undefined : answer.value;
}

/** `with`: one map, or a tree of programs. What is absent is left out. */
function withOf(draft: Draft, unit: Unit, { withProgram }: CompiledEffect): Readonly<Record<string, Json>> {
  if (!withProgram) return {};
  if (isProgram(withProgram)) return plain(ask(draft, unit, withProgram) ?? {}) as Readonly<Record<string, Json>>;
  const walk = (tree: ProgramTree): Record<string, Json> =>
    Object.fromEntries(
      Object.entries(tree).flatMap(([key, inner]) => {
        if (!isProgram(inner)) return [[key, walk(inner)]];
        const value = ask(draft, unit, inner);
        return value === undefined ? [] : [[key, plain(value)]];
      }),
    );
  return walk(withProgram);
}
const isProgram = (value: Program | ProgramTree): value is Program => typeof (value as Program).evaluate === "function";

/** A number is kept when the state is entered again. A sequence that is not the instance's own has to be reserved. */
function giveNumber(draft: Draft, unit: Unit, numbering: string, once: boolean): void {
  const definition = draft.process.definition.process.numbering?.[numbering];
  const given = unit.item ? unit.item.number : draft.instance.numbers[numbering];
  if (!definition || (given !== undefined && once)) return;
  if (definition.scope === "instance") {
    const counter = (draft.instance.counters[numbering] ?? 0) + 1;
    draft.emit({
      type: "NumberGiven",
      unit: unit.id,
      numbering,
      number: formatNumber(draft, definition, counter),
      counter,
    });
    return;
  }
  const reserved = draft.given.reserved[numbering];
  if (reserved === undefined) draft.neededNumbers.add(numbering);
  else draft.emit({ type: "NumberGiven", unit: unit.id, numbering, number: formatNumber(draft, definition, reserved) });
}
function formatNumber(draft: Draft, definition: NumberingDefinition, n: number): string {
  const year = dayOf(draft.clock.now, draft.clock.timeZone).slice(0, 4);
  const [own = ""] = Object.values(draft.instance.numbers);
  return definition.pattern.replace(/\{(\w+)(?::(\d+))?\}/g, (_, name: string, width?: string) =>
    name === "year" ? year : name === "number" ? own : String(n).padStart(Number(width ?? 1), "0"),
  );
}

interface Addressee {
  readonly instance: InstanceId;
  readonly unit: ItemId | null;
}
/** An instance by its id, or an item of it by the reference of an incoming link (`<instance>/<item>`). */
function named(text: string): Addressee {
  const end = text.lastIndexOf("/");
  return end < 0
    ? { instance: text as InstanceId, unit: null }
    : { instance: text.slice(0, end) as InstanceId, unit: text.slice(end + 1) as ItemId };
}
/** An incoming link's item at its owner, or an instance by its id. */
function addressees(value: unknown): readonly Addressee[] {
  if (Array.isArray(value)) return value.flatMap(addressees);
  if (typeof value === "string") return value === "" ? [] : [named(value)];
  if (!(value instanceof Lazy)) return [];
  const owner = value.get("owner");
  const reference = value.get("reference");
  if (typeof owner === "string" && typeof reference === "string")
    return [{ instance: owner as InstanceId, unit: reference.slice(reference.lastIndexOf("/") + 1) as ItemId }];
  const link = value.get("link");
  return typeof link === "string" ? [{ instance: link as InstanceId, unit: null }] : [];
}

/** Addressees without the system: as they are named. */
const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.flatMap(textsIn) : typeof value === "string" && value !== "" ? [value] : [];

/** Keeps that something was sent, and to how many; gives which sending it is when an earlier one has no full answer. */
function sent(
  draft: Draft,
  unit: Unit,
  effect: string,
  to: number,
  outside: readonly string[] = [],
): { readonly round?: number } {
  const before = unit.state.sent[effect];
  // Sent again before all had answered: those answers are not answers to this.
  const number = before?.waiting || before?.round !== undefined ? { round: (before.round ?? 0) + 1 } : {};
  const state: SentState = {
    answer: to === 0 ? "none" : "out",
    waiting: to,
    ...number,
    ...(outside.length > 0 ? { outside } : {}),
  };
  draft.emit({ type: "Sent", unit: unit.id, effect, state });
  return number;
}

/** Sends an event to other instances: one request each; the answers come back and are facts (docs/format.md 2.13, 2.14). */
function send(draft: Draft, unit: Unit, effect: CompiledEffect): void {
  const { definition, name } = effect;
  if (effect.outside) {
    const names = [...new Set(textsIn(ask(draft, unit, effect.toProgram)))];
    sent(draft, unit, name, names.length, names);
    return;
  }
  const to = addressees(ask(draft, unit, effect.toProgram));
  const fields = withOf(draft, unit, effect) as Fields;
  const number = sent(draft, unit, name, to.length);
  for (const addressee of to) {
    const { id, kind, group } = draft.instance;
    draft.effect(
      unit,
      {
        type: "request",
        request: {
          from: { instance: id, kind, group, unit: unit.id, effect: name, ...number },
          to: addressee,
          event: definition.send ?? "",
          ...(Object.keys(fields).length > 0 ? { with: fields } : {}),
          by: draft.by,
        },
      },
      name,
      definition.needs,
    );
  }
}

/** Starts an instance, here or at another group; that it was started is an answer, as of a request. */
function start(draft: Draft, unit: Unit, effect: CompiledEffect): void {
  const at = ask(draft, unit, effect.atProgram);
  const group = (typeof at === "string" && at !== "" ? at : draft.instance.group) as GroupId;
  const number = sent(draft, unit, effect.name, 1);
  draft.effect(
    unit,
    {
      type: "start",
      kind: effect.definition.start ?? "",
      group,
      with: withOf(draft, unit, effect) as Readonly<Record<string, Fields>>,
      by: draft.by,
      ...number,
    },
    effect.name,
    effect.definition.needs,
  );
}

/** The event's own parts, as effects read them. */
export const eventExtra = (draft: Draft, pick: unknown, fields: Fields | undefined): Extra => ({
  event: { by: draft.by, ...(pick === undefined ? {} : { pick }), with: (fields ?? {}) as unknown as Value },
});
