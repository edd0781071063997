/** What the names among a chart's actions do: numbers and records at once, everything else described for after the commit. */

import type { CompiledEffect, ProgramTree } from "../compile/types.ts";
import type { Json, NumberingDefinition } from "../definition/types.ts";
import type { Program, Value } from "../expressions/types.ts";
import type { Fields } from "../forms/types.ts";
import type { GroupId, InstanceId, ItemId } from "../ids.ts";
import type { Extra } from "../state/facts.ts";
import { Lazy } from "../state/lazy.ts";
import { plain } from "../state/plain.ts";
import { evaluate } from "../state/scope.ts";
import { startedByOf } from "../state/started-by.ts";
import type { Refused, SentState } from "../state/types.ts";
import type { Unit } from "../state/unit.ts";
import { dayOf } from "../time.ts";
import { writeFields } from "./patch.ts";
import type { Transaction, TransactionView } from "./transaction.ts";

/** Carries out effects by name; those that follow a refusal tell of it. Names nobody declared were refused when the definition was compiled. */
export function carryOut(tx: Transaction, unit: Unit, names: readonly string[], refused?: Refused): void {
  for (const name of names) {
    const effect = unit.definition.effects[name] ?? tx.kind.effects[name];
    if (effect) carryOutOne(tx, unit, effect, refused);
  }
}

function carryOutOne(tx: Transaction, unit: Unit, effect: CompiledEffect, refused?: Refused): void {
  const { definition, name } = effect;
  const { needs } = definition;
  if (definition.number !== undefined) giveNumber(tx, unit, definition.number, definition.once !== false);
  if (definition.record !== undefined) writeFields(tx, unit, definition.record, withOf(tx, unit, effect) as Fields);
  if (definition.send !== undefined) send(tx, unit, effect);
  if (definition.report !== undefined)
    tx.effect(unit, { type: "report", report: definition.report, notify: definition.notify ?? [] }, name, needs);
  else if (definition.notify !== undefined)
    tx.effect(unit, { type: "notify", roles: definition.notify, ...(refused ? { refused } : {}) }, name, needs);
  if (definition.start !== undefined) start(tx, unit, effect);
}

/** The value of an expression of an effect, with the event at hand. */
function ask(tx: TransactionView, unit: Unit, program: Program | undefined, extra: Extra = tx.extra): unknown {
  if (!program) return undefined;
  const answer = evaluate(tx.context, unit, program, extra);
  return answer.absent ? undefined : answer.value;
}

/** `with`: one map, or a tree of programs. What is absent is left out. */
function withOf(tx: TransactionView, unit: Unit, { withProgram }: CompiledEffect): Readonly<Record<string, Json>> {
  if (!withProgram) return {};
  if (isProgram(withProgram)) return plain(ask(tx, unit, withProgram) ?? {}) as Readonly<Record<string, Json>>;
  const walk = (tree: ProgramTree): Record<string, Json> =>
    Object.fromEntries(
      Object.entries(tree).flatMap(([key, inner]) => {
        if (!isProgram(inner)) return [[key, walk(inner)]];
        const value = ask(tx, unit, inner);
        return value === undefined ? [] : [[key, plain(value)]];
      }),
    );
  return walk(withProgram);
}
const isProgram = (value: Program | ProgramTree): value is Program => typeof (value as Program).evaluate === "function";

/** A number is kept when the state is entered again. A sequence that is not the instance's own has to be reserved. */
function giveNumber(tx: Transaction, unit: Unit, numbering: string, once: boolean): void {
  const definition = tx.process.definition.process.numbering?.[numbering];
  const given = unit.item ? unit.item.number : tx.instance.numbers[numbering];
  if (!definition || (given !== undefined && once)) return;
  if (definition.scope === "instance") {
    const counter = (tx.instance.counters[numbering] ?? 0) + 1;
    tx.emit({
      type: "NumberGiven",
      unit: unit.id,
      numbering,
      number: formatNumber(tx, definition, counter),
      counter,
    });
    return;
  }
  const reserved = tx.given.reserved[numbering];
  if (reserved === undefined) tx.neededNumbers.add(numbering);
  else tx.emit({ type: "NumberGiven", unit: unit.id, numbering, number: formatNumber(tx, definition, reserved) });
}
function formatNumber(tx: TransactionView, definition: NumberingDefinition, n: number): string {
  const year = dayOf(tx.clock.now, tx.clock.timeZone).slice(0, 4);
  const [own = ""] = Object.values(tx.instance.numbers);
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
  tx: Transaction,
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
  tx.emit({ type: "Sent", unit: unit.id, effect, state });
  return number;
}

/** Sends an event to other instances: one request each; the answers come back and are facts (docs/format/effects.md). */
function send(tx: Transaction, unit: Unit, effect: CompiledEffect): void {
  const { definition, name } = effect;
  if (effect.outside) {
    const names = [...new Set(textsIn(ask(tx, unit, effect.toProgram)))];
    sent(tx, unit, name, names.length, names);
    return;
  }
  const to = addressees(ask(tx, unit, effect.toProgram));
  const fields = withOf(tx, unit, effect) as Fields;
  const number = sent(tx, unit, name, to.length);
  for (const addressee of to) {
    const { id, kind, group } = tx.instance;
    tx.effect(
      unit,
      {
        type: "request",
        request: {
          from: { instance: id, kind, ...elsewhere(tx, definition), group, unit: unit.id, effect: name, ...number },
          to: addressee,
          event: definition.send ?? "",
          ...(Object.keys(fields).length > 0 ? { with: fields } : {}),
          by: tx.by,
        },
      },
      name,
      definition.needs,
    );
  }
}

/** The own process goes along where an event leaves it: kinds of two processes may have one name. */
const elsewhere = ({ process }: TransactionView, { process: other }: CompiledEffect["definition"]) =>
  other === undefined ? {} : { process: process.id };

/** Starts an instance, here or at another group; that it was started is an answer, as of a request. */
function start(tx: Transaction, unit: Unit, effect: CompiledEffect): void {
  const group = groupOf(tx, unit, effect);
  if (group === undefined) {
    refuseStart(tx, unit, effect);
    return;
  }
  const number = sent(tx, unit, effect.name, 1);
  tx.effect(
    unit,
    {
      type: "start",
      startedBy: startedByOf(tx.instance, unit.id),
      kind: effect.definition.start ?? "",
      ...(effect.definition.process === undefined ? {} : { process: effect.definition.process }),
      group,
      with: withOf(tx, unit, effect) as Readonly<Record<string, Fields>>,
      by: tx.by,
      ...number,
    },
    effect.name,
    effect.definition.needs,
  );
}

/** Where it starts: in the own group, or where `at` says; undefined when `at` gives nothing now. */
function groupOf(tx: TransactionView, unit: Unit, { atProgram }: CompiledEffect): GroupId | undefined {
  if (!atProgram) return tx.instance.group;
  const at = ask(tx, unit, atProgram);
  return typeof at === "string" && at !== "" ? (at as GroupId) : undefined;
}

/** Another place than the one that was meant would be worse than none: a start without a place is refused at once. */
function refuseStart(tx: Transaction, unit: Unit, { name, definition }: CompiledEffect): void {
  const { id } = tx.instance;
  const why = ["no-group"];
  tx.emit({ type: "Sent", unit: unit.id, effect: name, state: { answer: "refused", waiting: 0, refusedBy: id, why } });
  carryOut(tx, unit, definition.refused ?? [], { by: id, why });
}

/** The event's own parts, as effects read them. */
export const eventExtra = (tx: TransactionView, pick: unknown, fields: Fields | undefined): Extra => ({
  event: { by: tx.by, ...(pick === undefined ? {} : { pick }), with: (fields ?? {}) as unknown as Value },
});
