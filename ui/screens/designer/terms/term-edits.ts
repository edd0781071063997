/** The edits that add a term to a step, and a reminder to a term. */

import { type DefinitionEdit, type EditedFiles, pointerTo } from "../../../../engine/index.ts";
import { type Chart, partOf, type Step } from "../charts.ts";
import { asObject } from "../json.ts";
import { freshKey, LANGUAGES, textEdit } from "../words-of.ts";
import type { Term } from "./terms-of.ts";

type Words = Readonly<Record<(typeof LANGUAGES)[number], string>>;

/** Roles that fill something in a step: a reminder goes to them when nothing else is said. */
export const workersOf = ({ state }: Step): readonly string[] => [
  ...new Set(
    Object.values(asObject(asObject(state["meta"])["open"])).flatMap((open) => {
      const by = asObject(open)["by"];
      return Array.isArray(by) ? by.map(String) : [];
    }),
  ),
];

/** A message to roles so many units before the end of a term. */
export function addReminder(
  root: string,
  files: EditedFiles,
  term: Term,
  to: readonly string[],
  words: Words,
): readonly DefinitionEdit[] {
  const effects = partOf(root, files, term.chart, "effects");
  const effect = freshKey(`remind ${term.name}`, Object.keys(effects.value));
  const rung = freshKey(
    "remind",
    term.rungs.map(({ name }) => name),
  );
  return [
    { op: "set", file: effects.file, pointer: `${effects.pointer}${pointerTo(effect)}`, value: { notify: [...to] } },
    ...LANGUAGES.map((one) => textEdit(root, one, `${term.chart.address}.effects.${effect}`, words[one])),
    {
      op: "set",
      file: term.file,
      pointer: `${term.pointer}${pointerTo("ladder", rung)}`,
      value: { at: -1, effects: [effect] },
    },
  ];
}

/** A term of five working days for as long as a step lasts. */
export function addTerm(
  root: string,
  files: EditedFiles,
  chart: Chart,
  step: Step,
  words: Words,
): readonly DefinitionEdit[] {
  const part = partOf(root, files, chart, "deadlines");
  const name = freshKey(`${step.key} term`, Object.keys(part.value));
  const own = chart.item === undefined ? chart.kind : "item";
  return [
    {
      op: "set",
      file: part.file,
      pointer: `${part.pointer}${pointerTo(name)}`,
      value: { while: `${own}.is.${step.key}`, due: 5, unit: "workday" },
    },
    ...LANGUAGES.map((one) => textEdit(root, one, `${chart.address}.deadlines.${name}`, words[one])),
  ];
}
