/** The edits that add and remove a step, with its words. */

import { type DefinitionEdit, type EditedFiles, pointerTo } from "../../../engine/index.ts";
import type { Chart, Step } from "./charts.ts";
import { asObject } from "./json.ts";
import { type Names, nameEdits } from "./making/names.ts";
import { freshKey, LANGUAGES, textAt, textEdit } from "./words-of.ts";

export function removeStep(
  root: string,
  files: EditedFiles,
  chart: Chart,
  { key, pointer }: Step,
): readonly DefinitionEdit[] {
  const address = `${chart.address}.states.${key}`;
  const words = LANGUAGES.flatMap((one) =>
    [address, `${address}.help`]
      .filter((text) => textAt(files, root, one, text) !== undefined)
      .map((text) => textEdit(root, one, text, "")),
  );
  return [{ op: "remove", file: chart.file, pointer }, ...words];
}

interface NewStep {
  readonly root: string;
  readonly chart: Chart;
  readonly steps: readonly Step[];
  readonly names: Names;
  /** The step behind which it comes, or in which it stands. */
  readonly at: Step | undefined;
  readonly inside: boolean;
}
/** The edits, and the pointer of the new step. */
export function addStep({ root, chart, steps, names, at, inside }: NewStep): {
  readonly edits: readonly DefinitionEdit[];
  readonly pointer: string;
} {
  const taken = steps.map(({ key }) => key);
  const key = freshKey(names.nl, taken);
  const text = nameEdits(root, `${chart.address}.states.${key}`, names);
  const { file } = chart;
  if (at?.key && !inside) {
    const pointer = `${at.pointer.slice(0, at.pointer.lastIndexOf("/"))}${pointerTo(key)}`;
    return { pointer, edits: [{ op: "set", file, pointer, value: {}, after: at.key }, ...text] };
  }
  const around = at?.pointer ?? chart.pointer;
  const pointer = `${around}${pointerTo("states", key)}`;
  const isFirst = at !== undefined && Object.keys(asObject(at.state["states"])).length === 0;
  const first: readonly DefinitionEdit[] = isFirst
    ? [{ op: "set", file, pointer: `${around}/initial`, value: key }]
    : [];
  return { pointer, edits: [...first, { op: "set", file, pointer, value: {} }, ...text] };
}
