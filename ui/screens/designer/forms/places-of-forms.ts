/** Which forms a process has, by the part that uses each and the steps in which it is filled in. */

import { type EditedFiles, valueIn } from "../../../../engine/index.ts";
import { type Chart, chartsOf, partOf, stepsOf } from "../charts.ts";
import { asObject } from "../json.ts";
import type { TabProps } from "../tab-props.ts";
import { wordOf } from "../words-of.ts";

export interface PlacedForm {
  /** Folder: `forms/<process>/<form>`. */
  readonly form: string;
  readonly title: string;
  /** Address of the part that uses it (`case`, `case.items.action`), with its words. */
  readonly unit: string;
  readonly unitWords: string;
  readonly section: string;
  readonly chart: Chart;
  /** Words of the steps in which it is open, or of the buttons that ask it. */
  readonly where: readonly string[];
}
type Naming = Pick<TabProps, "root" | "files" | "language">;

function openIn({ root, files, language }: Naming, chart: Chart, section: string): readonly string[] {
  const steps = stepsOf(files, chart)
    .filter(({ state }) => section in asObject(asObject(state["meta"])["open"]))
    .map(({ key }) => wordOf(files, root, language, `${chart.address}.states.${key}`));
  const buttons = Object.entries(partOf(root, files, chart, "events").value)
    .filter(([, event]) => asObject(event)["fill"] === section)
    .map(([event]) => wordOf(files, root, language, `${chart.address}.events.${event}`));
  return [...new Set([...steps, ...buttons])];
}
/** In the order of the process; a form that two parts use stands under each, one that nothing uses is left out. */
export function placesOfForms(naming: Naming): readonly PlacedForm[] {
  const { root, files, language } = naming;
  return chartsOf(root, files).flatMap((chart) =>
    Object.entries(partOf(root, files, chart, "sections").value).flatMap(([section, value]): PlacedForm[] => {
      const form = `forms/${String(asObject(value)["form"])}`;
      if (!files.has(`${form}/schema.json`)) return [];
      const title = wordOf(files, form, language, "title");
      const unitWords = wordOf(files, root, language, chart.address);
      const where = openIn(naming, chart, section);
      return [{ form, title, unit: chart.address, unitWords, section, chart, where }];
    }),
  );
}
/** Whether the overlay of a variant made a question, so that it may be moved and renamed there. */
export function isOwnOfVariant(
  { root, variant, written }: Pick<TabProps, "root" | "variant"> & { readonly written: EditedFiles },
  form: string,
  key: string,
): boolean {
  const edits = asObject(valueIn(written, `${root}/variants/${variant}/overlay.json`, "/edits"));
  const address = `${form.replace(/^forms\//, "")}.${key}`;
  return Object.values(edits).some((edit) => asObject(edit)["addField"] === address);
}
