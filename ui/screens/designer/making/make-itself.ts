/** The edits that let a step go on by itself: at once, on a condition, or when a term is over. */

import { type DefinitionEdit, type EditedFiles, pointerTo } from "../../../../engine/index.ts";
import { type Chart, partOf, type Step } from "../charts.ts";
import { asObject, type JsonObject } from "../json.ts";
import { freshKey } from "../words-of.ts";
import { type Names, nameEdits } from "./names.ts";

interface Where {
  readonly root: string;
  readonly files: EditedFiles;
  readonly chart: Chart;
  readonly step: Step;
  /** As the chart names it. */
  readonly target: string;
}
/** @param guard name of a fact; empty: without a condition. */
export function itselfAtOnce({ chart, step, target }: Where, guard: string): readonly DefinitionEdit[] {
  const { file } = chart;
  const pointer = `${step.pointer}/always`;
  const way: JsonObject = guard === "" ? { target } : { guard, target };
  const there = step.state["always"];
  if (there === undefined) return [{ op: "set", file, pointer, value: way }];
  if (!Array.isArray(there)) return [{ op: "set", file, pointer, value: [there, way] }];
  return [{ op: "insert", file, pointer, index: there.length, value: way }];
}

interface After extends Where {
  /** Working days after the step began. */
  readonly days: number;
  /** What the term is called, and that it is over. */
  readonly term: Names;
  readonly event: Names;
}
export function itselfAfter({ root, files, chart, step, target, days, term, event }: After): readonly DefinitionEdit[] {
  const deadlines = partOf(root, files, chart, "deadlines");
  const unit = chart.item === undefined ? chart.kind : "item";
  const name = freshKey(`${step.key} ends`, Object.keys(deadlines.value));
  const taken = [
    ...Object.keys(partOf(root, files, chart, "events").value),
    ...Object.keys(asObject(step.state["on"])),
  ];
  const over = freshKey(`${step.key} over`, taken);
  const value = {
    while: `${unit}.is.${step.key}`,
    due: days,
    unit: "workday",
    ladder: { over: { at: 0, event: over } },
  };
  return [
    { op: "set", file: deadlines.file, pointer: `${deadlines.pointer}${pointerTo(name)}`, value },
    ...nameEdits(root, `${chart.address}.deadlines.${name}`, term),
    ...nameEdits(root, `${chart.address}.events.${over}`, event),
    { op: "set", file: chart.file, pointer: `${step.pointer}${pointerTo("on", over)}`, value: target },
  ];
}
