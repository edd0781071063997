/** The edits that make a button: its event, its words and its way from a step. */

import { type DefinitionEdit, type EditedFiles, pointerTo } from "../../../../engine/index.ts";
import { type Chart, partOf, type Step } from "../charts.ts";
import { freshKey } from "../words-of.ts";
import { type Names, nameEdits } from "./names.ts";

interface NewButton {
  readonly root: string;
  readonly files: EditedFiles;
  readonly chart: Chart;
  readonly step: Step;
  readonly names: Names;
  readonly by: readonly string[];
  /** As the chart names it. */
  readonly target: string;
}
export function makeButton({ root, files, chart, step, names, by, target }: NewButton): readonly DefinitionEdit[] {
  const events = partOf(root, files, chart, "events");
  const key = freshKey(names.nl, Object.keys(events.value));
  return [
    { op: "set", file: events.file, pointer: `${events.pointer}${pointerTo(key)}`, value: { by: [...by] } },
    ...nameEdits(root, `${chart.address}.events.${key}`, names),
    { op: "set", file: chart.file, pointer: `${step.pointer}${pointerTo("on", key)}`, value: target },
  ];
}
