/** The sets and rounds of a draft: for whom there is one, by which rules, what leads back to asking, and what they open. */

import { type EditedFiles, type Json, parsedFile, pointerTo } from "../../../../engine/index.ts";
import { type Chart, chartsOf, partOf, type Step, stepsOf, type Way } from "../charts.ts";
import { asList, asObject, type JsonObject } from "../json.ts";

/** A rule of a decision table: what its columns ask, and what comes out. */
export interface Rules {
  readonly fact: string;
  readonly file: string;
  /** Of the rows. */
  readonly pointer: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [string, readonly string[]])[];
  readonly locked: string;
  readonly why: string;
}
export interface AskedSet {
  readonly chart: Chart;
  /** Whose facts say for whom there is one. */
  readonly main: Chart;
  readonly value: JsonObject;
  /** For whom: the name of a fact, or a formula. */
  readonly for: string;
  readonly rules: readonly Rules[];
  /** Ways that lead back to where it is asked. */
  readonly anew: readonly { readonly from: Step; readonly way: Way }[];
  /** Papers that its people get. */
  readonly letters: readonly string[];
}
const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** Decision tables that an expression asks. */
function rulesIn(root: string, files: EditedFiles, main: Chart, expression: string): readonly Rules[] {
  const facts = partOf(root, files, main, "facts");
  return Object.entries(facts.value).flatMap(([fact, own]): Rules[] => {
    const { table, locked, why } = asObject(own);
    if (table === undefined || !new RegExp(`\\b${fact}\\(`).test(expression)) return [];
    const { in: columns, rows } = asObject(table);
    return [
      {
        fact,
        file: facts.file,
        pointer: `${facts.pointer}${pointerTo(fact, "table", "rows")}`,
        columns: asList(columns).map((column) => text(column).split(":")[0] ?? ""),
        rows: Object.entries(asObject(rows)).map(([row, cells]) => [row, asList(cells).map(String)]),
        locked: text(locked),
        why: text(why),
      },
    ];
  });
}
/** Ways from another step to the first one of a chart. */
function backTo(steps: readonly Step[]): AskedSet["anew"] {
  const first = text(steps[0]?.state["initial"]);
  return steps
    .filter(({ key }) => key !== first)
    .flatMap((from) =>
      [...from.ways, ...from.itself]
        .filter(({ target }) => target.split(".").at(-1)?.replace("#", "") === first)
        .map((way) => ({ from, way })),
    );
}
function lettersOf(root: string, files: EditedFiles, { kind, item = "" }: Chart): readonly string[] {
  const screens = parsedFile(files, `${root}/${kind}/screens.json`);
  return asList(screens).flatMap((screen) => {
    const { letters } = asObject(asObject(asObject(screen)["sets"])[item]);
    return Object.values(asObject(letters)).map(String);
  });
}

export function setsOf(root: string, files: EditedFiles): readonly AskedSet[] {
  const charts = chartsOf(root, files);
  return charts.flatMap((chart): AskedSet[] => {
    const value = asObject(parsedFile(files, chart.file));
    const main = charts.find(({ item, kind }) => item === undefined && kind === chart.kind);
    const asked = value["for"];
    if (chart.item === undefined || !main || typeof asked !== "string") return [];
    const fact = asObject(partOf(root, files, main, "facts").value[asked]);
    return [
      {
        chart,
        main,
        value,
        for: asked,
        rules: rulesIn(root, files, main, `${asked} ${text(fact["is"])}`),
        anew: backTo(stepsOf(files, chart)),
        letters: lettersOf(root, files, chart),
      },
    ];
  });
}
