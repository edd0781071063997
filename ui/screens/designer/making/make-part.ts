/** The edits that make a part of a case with a form of its own, open in a step and on the first tab of the screen. */

import { type DefinitionEdit, type EditedFiles, type Json, parsedFile, pointerTo } from "../../../../engine/index.ts";
import { type Chart, partOf, type Step } from "../charts.ts";
import { asList, asObject } from "../json.ts";
import { freshKey, LANGUAGES, textsFile } from "../words-of.ts";
import { kebab, type Names, nameEdits } from "./names.ts";
import { firstPrivacy, type PrivacyChoice } from "./privacy-choice.tsx";

interface NewPart {
  readonly root: string;
  readonly files: EditedFiles;
  readonly chart: Chart;
  readonly step: Step;
  readonly names: Names;
  readonly by: readonly string[];
  /** The first question, until it is changed. */
  readonly question: Names;
  /** Whether its answer makes somebody recognisable, and what sort of data it is. */
  readonly privacy: PrivacyChoice;
}
const DRAFT = "https://json-schema.org/draft/2020-12/schema";
/** A text of several lines. */
const firstQuestion = (privacy: PrivacyChoice) => ({ type: "string", maxLength: 2000, privacy: firstPrivacy(privacy) });

function formFiles(folder: string, { names, question, privacy }: NewPart): readonly DefinitionEdit[] {
  const texts = LANGUAGES.map((one): DefinitionEdit => {
    const value = { title: names[one] || names.nl, question: question[one] };
    return { op: "addFile", file: textsFile(folder, one), value };
  });
  return [
    {
      op: "addFile",
      file: `${folder}/schema.json`,
      value: { $schema: DRAFT, type: "object", properties: { question: firstQuestion(privacy) } },
    },
    { op: "addFile", file: `${folder}/ui.json`, value: { widgets: { question: "textarea" } } },
    ...texts,
  ];
}
/** The part stands on the first tab that shows anything, behind what is there. */
function onTab(root: string, files: EditedFiles, chart: Chart, key: string): readonly DefinitionEdit[] {
  const file = `${root}/${chart.kind}/screens.json`;
  if (chart.item !== undefined) return [];
  const screens = parsedFile(files, file);
  const [screen] = asList(screens);
  const at = Array.isArray(screens) ? "/0" : "";
  const tabs = Object.entries(asObject(asObject(screen ?? (screens as Json | undefined))["tabs"]));
  const [tab] = tabs;
  if (!tab) return [];
  const show = asList(asObject(tab[1])["show"]);
  return [{ op: "insert", file, pointer: `${at}${pointerTo("tabs", tab[0], "show")}`, index: show.length, value: key }];
}

export function makePart(part: NewPart): readonly DefinitionEdit[] {
  const { root, files, chart, step, names, by } = part;
  const sections = partOf(root, files, chart, "sections");
  const key = freshKey(names.nl, Object.keys(sections.value));
  const form = `${root.replace(/^workflows\//, "")}/${kebab(key)}`;
  const read = Object.fromEntries(by.map((role) => [role, true]));
  return [
    ...formFiles(`forms/${form}`, part),
    { op: "set", file: sections.file, pointer: `${sections.pointer}${pointerTo(key)}`, value: { form, read } },
    ...nameEdits(root, `${chart.address}.sections.${key}`, names),
    openIn(chart, step, key, by),
    ...onTab(root, files, chart, key),
  ];
}
/** The edit that lets roles fill a part in a step. */
export const openIn = (chart: Chart, step: Step, section: string, by: readonly string[]): DefinitionEdit => ({
  op: "set",
  file: chart.file,
  pointer: `${step.pointer}${pointerTo("meta", "open", section)}`,
  value: { by: [...by] },
});
