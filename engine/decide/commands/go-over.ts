/** A running instance is taken to another version with a map of states and fields: all of it, or not at all and why. */

import { whyNot } from "../../access/why-not.ts";
import type { CompiledProcess, CompiledUnit } from "../../compile/types.ts";
import { checkForm } from "../../forms/index.ts";
import type { Fields } from "../../forms/types.ts";
import type { ItemId } from "../../ids.ts";
import type { Reason, Rejection } from "../../result.ts";
import { same } from "../../same.ts";
import type { EvaluationContext } from "../../state/context.ts";
import { holds } from "../../state/facts.ts";
import { type MigrationMap, standingLeaves } from "../../state/migration.ts";
import type { MovedUnit, SectionState, SystemCommand, UnitState } from "../../state/types.ts";
import { mainUnit } from "../../state/unit.ts";
import { notFound, nothingChanges, notYet } from "../rejections.ts";
import { recomputeItems } from "../settle/facts.ts";
import type { Transaction, TransactionView } from "../transaction.ts";
import { forgetTerms } from "./upgrade.ts";

type GoOver = Extract<SystemCommand, { type: "GoOver" }>;
interface Written {
  readonly section: string;
  readonly fields: Fields;
}
interface Moved {
  readonly unit: MovedUnit;
  readonly written: readonly Written[];
  /** Addresses, of the older version, of what has no place on the newer one. */
  readonly lost: readonly string[];
}

/** The transaction runs on the new definition; `given.before` is the one the instance ran on until now. */
export function goOver(tx: Transaction, command: GoOver): Rejection | undefined {
  const { before } = tx.given;
  const oldKind = before?.kinds[tx.instance.kind];
  if (
    tx.process.hash !== command.to ||
    !before ||
    !oldKind ||
    before.hash !== tx.instance.definition ||
    before.id !== tx.process.id
  )
    return notFound("version it runs on");
  if (before.hash === tx.process.hash) return nothingChanges("GoOver");
  const old: EvaluationContext = { ...tx.context, process: before, kind: oldKind };
  const gate = oldKind.access.upgrade;
  if (gate !== undefined && !holds(old, mainUnit(old), gate)) return notYet("GoOver", whyNot(old, mainUnit(old), gate));
  const units = movedUnits(tx, before, command.map);
  const lost = [...new Set([...units.values()].flatMap((unit) => unit.lost))];
  if (lost.length > 0) return notYet("GoOver", lost.map(reasonFor));
  emitMoved(tx, command, units);
  forgetTerms(tx);
  recomputeItems(tx, new Set(), new Set(tx.items));
  return undefined;
}
const reasonFor = (address: string): Reason => ({ name: address, text: address });

function movedUnits(tx: TransactionView, before: CompiledProcess, map: MigrationMap): Map<ItemId | null, Moved> {
  const { instance, kind } = tx;
  const oldKind = before.kinds[instance.kind];
  const all = new Map<ItemId | null, Moved>();
  if (oldKind) all.set(null, movedUnit(tx, { id: null, old: oldKind, now: kind, state: instance.main, map, before }));
  for (const item of Object.values(instance.items)) {
    const [old, now] = [oldKind?.items[item.item], kind.items[item.item]];
    const state = { chart: item.chart, since: item.since, by: item.by, sections: item.sections };
    all.set(
      item.id,
      old && now
        ? movedUnit(tx, { id: item.id, old, now, state: item, map, before })
        : { unit: state, written: [], lost: [`${kind.address}.items.${item.item}`] },
    );
  }
  return all;
}

interface Moving {
  readonly id: ItemId | null;
  readonly old: CompiledUnit;
  readonly now: CompiledUnit;
  readonly state: UnitState;
  readonly map: MigrationMap;
  readonly before: CompiledProcess;
}
function movedUnit(tx: TransactionView, moving: Moving): Moved {
  const states = movedStates(tx, moving);
  const sections = Object.entries(moving.state.sections).map(([name, state]) => movedSection(tx, moving, name, state));
  return {
    unit: { ...states.unit, sections: Object.fromEntries(sections.map(({ name, state }) => [name, state])) },
    written: sections.flatMap(({ written }) => written ?? []),
    lost: [...states.lost, ...sections.flatMap(({ lost }) => lost)],
  };
}

function movedStates(tx: TransactionView, { old, now, state, map }: Moving) {
  const addressOf = (key: string): string => `${old.address}.states.${key}`;
  const targetOf = (key: string): string | null => {
    const target = map.states[addressOf(key)];
    return target === undefined ? key : target;
  };
  const isThere = (key: string): boolean => {
    const target = targetOf(key);
    return target !== null && now.chart.states[target] !== undefined;
  };
  const { leaves, history } = state.chart;
  const lost = [...leaves, ...Object.values(history).flat()].filter((key) => !isThere(key)).map(addressOf);
  const wanted = leaves.filter(isThere).map((key) => targetOf(key) ?? key);
  const standing = standingLeaves(now.chart, wanted);
  const chart = {
    leaves: standing ?? leaves,
    history: Object.fromEntries(
      Object.entries(history).flatMap(([key, kept]) =>
        isThere(key) ? [[targetOf(key) ?? key, kept.map((one) => targetOf(one) ?? one)]] : [],
      ),
    ),
  };
  const renamed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [targetOf(key) ?? key, value]));
  const before = new Set(old.chart.active(state.chart).map((key) => targetOf(key) ?? key));
  const entered = standing ? now.chart.active(chart).filter((key) => !before.has(key)) : [];
  const stamped = <T>(value: T): Record<string, T> => Object.fromEntries(entered.map((key) => [key, value]));
  return {
    unit: {
      chart,
      since: { ...renamed(state.since), ...stamped(tx.command.at) },
      by: { ...renamed(state.by), ...stamped(tx.by) },
    },
    lost: lost.length > 0 || standing ? lost : leaves.map(addressOf),
  };
}

/** Fields under their new names, judged by the new form; a value that has no place there is lost. */
function movedSection(
  tx: TransactionView,
  { id, old, now, map, before }: Moving,
  name: string,
  state: SectionState,
): {
  readonly name: string;
  readonly state: SectionState;
  readonly written?: Written;
  readonly lost: readonly string[];
} {
  const address = `${old.address}.sections.${name}`;
  const form = tx.process.forms[now.sections[name]?.form ?? ""];
  if (!form) return { name, state, lost: [address] };
  const isSame = same(before.forms[old.sections[name]?.form ?? ""]?.definition, form.definition);
  const isMapped = Object.keys(map.fields).some((field) => field.startsWith(`${address}.`));
  if (isSame && !isMapped) return { name, state, lost: [] };
  const kept = tx.read(id, name) ?? {};
  const targetOf = (field: string): string | null => {
    const target = map.fields[`${address}.${field}`];
    return target === undefined ? field : target;
  };
  const fields = Object.fromEntries(
    Object.entries(kept).flatMap(([field, value]) => {
      const target = targetOf(field);
      return target === null ? [] : [[target, value]];
    }),
  );
  const { errors, missing } = checkForm(form, fields, tx.given.validate, tx.clock);
  const backTo = (field: string): string => Object.keys(kept).find((one) => targetOf(one) === field) ?? field;
  const lost = errors.map(({ pointer }) => `${address}.${backTo(pointer.split("/")[1] ?? "")}`);
  const complete = missing.length === 0;
  if (same(kept, fields)) return { name, state: complete === state.complete ? state : { ...state, complete }, lost };
  return {
    name,
    state: { ...state, complete, revision: tx.revision },
    written: { section: name, fields },
    lost,
  };
}

function emitMoved(tx: Transaction, command: GoOver, units: ReadonlyMap<ItemId | null, Moved>): void {
  const { version, variantVersion, variant, hash } = tx.process;
  const changed = [...units].filter(([id, { unit }]) => {
    const { chart, since, by, sections } = id === null ? tx.instance.main : (tx.instance.items[id] ?? tx.instance.main);
    return !same(unit, { chart, since, by, sections });
  });
  const main = changed.find(([id]) => id === null)?.[1].unit;
  tx.emit({
    type: "WentOver",
    definition: hash,
    version: variant === undefined ? version : (variantVersion ?? version),
    ...(main ? { main } : {}),
    items: Object.fromEntries(changed.flatMap(([id, { unit }]) => (id === null ? [] : [[id, unit]]))),
    ...(command.reason === undefined ? {} : { reason: command.reason }),
    ...(command.second === undefined ? {} : { second: command.second }),
  });
  for (const [id, { written }] of units) for (const { section, fields } of written) tx.write(id, section, fields);
}
