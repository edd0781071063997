/** What a process still needs until it can be published, read from its files: each with the view in which it is done. */

import { type EditedFiles, type Finding, parsedFile } from "../../../../engine/index.ts";
import { type Chart, chartsOf, isEnd, partOf, type Step, stepsOf } from "../charts.ts";
import { tabOf } from "../findings-strip.tsx";
import { asList, asObject, type JsonObject } from "../json.ts";
import { placeOfFinding } from "../place-words.ts";
import type { Address, DraftTab } from "../tab-props.ts";
import { textsIn } from "../words-of.ts";

export const CHECKS = [
  "steps",
  "end",
  "parts",
  "questions",
  "group",
  "begin",
  "reads",
  "texts",
  "example",
  "errors",
] as const;
export type CheckName = (typeof CHECKS)[number];
export interface Check {
  readonly name: CheckName;
  readonly done: boolean;
  readonly tab: DraftTab;
  readonly at?: Address | undefined;
}

const openIn = ({ state }: Step): readonly JsonObject[] =>
  Object.values(asObject(asObject(state["meta"])["open"])).map(asObject);
const rolesIn = (value: JsonObject | undefined): readonly string[] => asList(value?.["by"]).map(String);
/** Roles that can do something in a step: fill a part, or press a button. */
function acting(root: string, files: EditedFiles, chart: Chart, step: Step): readonly string[] {
  const events = partOf(root, files, chart, "events").value;
  return [...openIn(step).flatMap(rolesIn), ...step.ways.flatMap(({ event }) => rolesIn(asObject(events[event])))];
}
/** Whether the first question of a form is still called as it was when the form was made. */
const isBegun = (files: EditedFiles, schema: string, begun: string): boolean =>
  textsIn(files, schema.replace(/\/schema\.json$/, ""), "nl")["question"] === begun;
/** Whether every part has a reader who does not fill it in. */
function areRead(root: string, files: EditedFiles, chart: Chart): boolean {
  const open = stepsOf(files, chart).flatMap(({ state }) => Object.entries(asObject(asObject(state["meta"])["open"])));
  const sections = Object.entries(partOf(root, files, chart, "sections").value);
  const fillers = (section: string): readonly string[] =>
    open.flatMap(([name, value]) => (name === section ? rolesIn(asObject(value)) : []));
  return sections.every(([section, value]) =>
    Object.keys(asObject(asObject(value)["read"])).some((role) => !fillers(section).includes(role)),
  );
}
/**
 * @param findings of the draft; absent while the first proof is under way.
 * @param begun what the first question of a new form is called until somebody words it, in Dutch.
 */
export function checksOf(
  root: string,
  files: EditedFiles,
  findings: readonly Finding[] | undefined,
  begun: string,
): readonly Check[] {
  const charts = chartsOf(root, files).filter(({ item }) => item === undefined);
  const all = charts.map((chart) => ({ chart, steps: stepsOf(files, chart).filter(({ key }) => key !== "") }));
  const [main] = all;
  const steps = all.flatMap((one) => one.steps);
  const roles = asObject(asObject(parsedFile(files, `${root}/process.json`))["roles"]);
  const held = (role: string): string => String(asObject(roles[role])["held"] ?? "group");
  const first =
    main?.steps.find(({ key }) => key === stepsOf(files, main.chart)[0]?.state["initial"]) ?? main?.steps[0];
  const sections = charts.flatMap((chart) => Object.values(partOf(root, files, chart, "sections").value).map(asObject));
  const forms = [...files.keys()].filter((file) =>
    sections.some(({ form }) => file === `forms/${String(form)}/schema.json`),
  );
  const unsaid = forms.find((file) => isBegun(files, file, begun));
  const errors = findings?.filter(({ severity }) => severity === "error");
  const words = findings?.filter(({ code, file }) => code === "missing-text" || /texts\.\w+\.json$/.test(file));
  const at = ({ chart, steps: own }: (typeof all)[number], step = own[0]): Address => ({
    file: chart.file,
    pointer: step?.pointer ?? "",
  });
  const flow = main && at(main);
  const placeOf = (found: readonly Finding[] | undefined): Address | undefined =>
    found?.[0] && placeOfFinding(found[0]);
  const firstError = errors?.[0];
  return [
    { name: "steps", done: all.length > 0 && all.every((one) => one.steps.length > 1), tab: "flow", at: flow },
    { name: "end", done: all.length > 0 && all.every((one) => one.steps.some(isEnd)), tab: "flow", at: flow },
    {
      name: "parts",
      done: steps.some((step) => openIn(step).some((one) => rolesIn(one).length > 0)),
      tab: "flow",
      at: flow,
    },
    {
      name: "questions",
      done: forms.length > 0 && unsaid === undefined,
      tab: "forms",
      at: unsaid === undefined ? undefined : { file: unsaid, pointer: "/properties/question" },
    },
    { name: "group", done: Object.keys(roles).some((role) => held(role) === "group"), tab: "rights" },
    {
      name: "begin",
      done:
        main !== undefined &&
        first !== undefined &&
        acting(root, files, main.chart, first).some((role) => ["creator", "group"].includes(held(role))),
      tab: "flow",
      at: main && at(main, first),
    },
    {
      name: "reads",
      done: sections.length > 0 && charts.every((chart) => areRead(root, files, chart)),
      tab: "rights",
    },
    { name: "texts", done: words?.length === 0, tab: "texts", at: placeOf(words) },
    { name: "example", done: [...files.keys()].some((file) => file.startsWith(`${root}/examples/`)), tab: "play" },
    {
      name: "errors",
      done: errors?.length === 0,
      tab: firstError ? tabOf(firstError.file) : "flow",
      at: placeOf(errors),
    },
  ];
}
