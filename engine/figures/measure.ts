/** What one instance, or one item of it, adds to a figure: asked of its newest state. */

import type { CompiledFigure } from "../compile/types.ts";
import type { Program } from "../expressions/types.ts";
import { fieldOf } from "../reports/fields.ts";
import { type Wording, wordsFor } from "../reports/values.ts";
import type { EvaluationContext } from "../state/context.ts";
import { factValue } from "../state/facts.ts";
import { Lazy } from "../state/lazy.ts";
import { evaluate } from "../state/scope.ts";
import { itemUnits, mainUnit, type Unit } from "../state/unit.ts";
import { type Day, dayOf, isDay, type Timestamp } from "../time.ts";
import type { Measure } from "./types.ts";

/** The units of an instance that a figure counts. */
function countedIn(context: EvaluationContext, { unit }: CompiledFigure): readonly Unit[] {
  if (unit.kind !== context.kind.kind) return [];
  if (unit.item === undefined) return [mainUnit(context)];
  return itemUnits(context).filter(({ item }) => item?.item === unit.item);
}

const sinceOf = ({ state }: Unit): Lazy => new Lazy((name) => state.since[name]);

function ask(context: EvaluationContext, unit: Unit, program: Program): unknown {
  const answer = evaluate(context, unit, program, { since: sinceOf(unit) });
  return answer.absent ? undefined : answer.value;
}

/** A state counts once it was entered, a fact when it holds. */
function countsBy(context: EvaluationContext, unit: Unit, name: string | undefined): boolean {
  if (name === undefined) return true;
  if (unit.definition.chart.states[name]) return unit.state.since[name] !== undefined;
  return factValue(context, unit, name) === true;
}

function dayFrom(context: EvaluationContext, value: unknown): Day | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  if (isDay(value)) return value as Day;
  return Number.isNaN(Date.parse(value)) ? undefined : dayOf(value as unknown as Timestamp, context.clock.timeZone);
}
/** The day on which it falls: as the figure says, else when its state was entered, else when the instance was made. */
function dayOfUnit(context: EvaluationContext, unit: Unit, figure: CompiledFigure): Day | undefined {
  if (figure.at) return dayFrom(context, ask(context, unit, figure.at));
  const name = figure.definition.count ?? "";
  return dayFrom(context, unit.state.since[name] ?? context.instance.createdAt);
}

/** Units of an instance that a figure counts, with what each adds. @param wording in which words a part is told */
export function measuresOf(context: EvaluationContext, figure: CompiledFigure, wording: Wording): readonly Measure[] {
  const { only, counted, value, definition, by } = figure;
  return countedIn(context, figure).flatMap((unit): Measure[] => {
    if (only && ask(context, unit, only) !== true) return [];
    const day = dayOfUnit(context, unit, figure);
    if (day === undefined) return [];
    const counts = counted
      ? ask(context, unit, counted) === true
      : countsBy(context, unit, definition.count ?? definition.share);
    const found = value && ask(context, unit, value);
    const part = by.map((one) => wordsFor(ask(context, unit, one), fieldOf(context.process, one), wording)).join(", ");
    const number = typeof found === "bigint" || typeof found === "number" ? Number(found) : undefined;
    return [{ day, counts, part, ...(number === undefined ? {} : { value: number }) }];
  });
}
