/** A process of 300 steps and 500 questions, as the designer meets it: told against the limits of a screen, without a browser. */

import ElkModule from "elkjs/lib/elk.bundled.js";
import { outlineOf, verify } from "../../engine/index.ts";
import { pinned } from "../../engine/publish.ts";
import { elkGraph } from "../../ui/screens/designer/canvas/elk-graph.ts";
import { graphOf } from "../../ui/screens/designer/canvas/graph.ts";
import { chartsOf, stepsOf } from "../../ui/screens/designer/charts.ts";
import { projectFiles } from "../support/processes.ts";
import { median } from "./table.ts";

const STATES = 300;
const FORMS = 25;
const FIELDS = 20;
const ROOT = "workflows/big";
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** A chain of groups of ten steps with ways back; every twelfth step opens a form. */
function bigFiles(): Map<string, string> {
  const files = new Map(projectFiles());
  const event = (index: number): string => `go${index}`;
  const state = (index: number): string => `s${index}`;
  const states = range(STATES).map((index) => {
    const open =
      index % 12 === 0 && index / 12 < FORMS ? { meta: { open: { [`part${index / 12}`]: { by: ["member"] } } } } : {};
    if (index === STATES - 1) return [state(index), { type: "final" }] as const;
    const back = index % 10 === 9 ? { back: { target: state(index - 9) } } : {};
    return [state(index), { ...open, on: { [event(index)]: { target: state(index + 1) }, ...back } }] as const;
  });
  const events = {
    ...Object.fromEntries(range(STATES - 1).map((index) => [event(index), { by: ["member"] }])),
    back: { by: ["member"] },
  };
  const parts = range(FORMS).map((index) => `part${index}`);
  const privacy = { subject: "process", identifies: "none", class: "process" };
  const texts: Record<string, string> = {
    process: "Groot",
    case: "Zaak",
    "roles.starter": "starter",
    "roles.member": "lid",
  };
  for (const index of range(STATES)) texts[`case.states.${state(index)}`] = `Stap ${index}`;
  for (const name of Object.keys(events)) texts[`case.events.${name}`] = `Knop ${name}`;
  for (const part of parts) texts[`case.sections.${part}`] = `Deel ${part}`;
  const set = (path: string, value: unknown): void => void files.set(`${ROOT}/${path}`, json(value));
  set("process.json", {
    id: "big",
    version: "1.0.0",
    profile: "nlGeneral@2026-01",
    language: "nl",
    roles: { starter: { family: "professional", held: "creator" }, member: { family: "professional", held: "group" } },
  });
  set("case/machine.json", { id: "case", initial: "s0", states: Object.fromEntries(states) });
  set("case/events.json", events);
  for (const empty of ["facts", "effects", "deadlines"]) set(`case/${empty}.json`, {});
  set(
    "case/sections.json",
    Object.fromEntries(parts.map((part) => [part, { form: `big/${part}`, read: { member: true, starter: true } }])),
  );
  set("case/screens.json", [{ layout: "case", tabs: { file: { show: parts } } }]);
  set("texts.nl.json", texts);
  for (const part of parts) {
    const fields = range(FIELDS).map((index) => `question${index}`);
    const schema = {
      type: "object",
      properties: Object.fromEntries(fields.map((name) => [name, { type: "string", maxLength: 100, privacy }])),
    };
    files.set(`forms/big/${part}/schema.json`, json(schema));
    files.set(`forms/big/${part}/ui.json`, json({ pages: { all: fields } }));
    const words = Object.fromEntries([
      ["title", part],
      ["pages.all", part],
      ...fields.map((name) => [name, `Vraag ${name}`]),
    ]);
    files.set(`forms/big/${part}/texts.nl.json`, json(words));
  }
  return files;
}

const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const worst = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1] ?? Number.NaN;
function told(what: string, found: number, limit: number): void {
  console.log(
    `  ${what.padEnd(66)} ${found.toFixed(0).padStart(7)} ms   aim ≤ ${limit} ms: ${found <= limit ? "met" : "MISSED"}`,
  );
}

/** Prints what a designer waits for in a big process; a limit that is missed is printed all the same. */
export async function bigProcess(): Promise<void> {
  const files = bigFiles();
  const source = { root: ROOT, files };
  const wrong = verify(source, []).filter(({ severity }) => severity === "error");
  if (wrong.length > 0) throw new Error(`The big process is wrong: ${JSON.stringify(wrong[0])}`);
  console.log(`\nA process of ${STATES} steps and ${FORMS * FIELDS} questions in the designer`);
  const edited = (turn: number): Map<string, string> => {
    const path = `${ROOT}/texts.nl.json`;
    return new Map(files).set(path, (files.get(path) ?? "").replace('Stap 7"', `Stap 7 ${turn}"`));
  };
  const proofs: number[] = [];
  for (const turn of range(20)) proofs.push(await timed(() => verify({ root: ROOT, files: edited(turn) }, [])));
  told("findings after an edit of a text (p95 of 20, in the worker)", worst(proofs), 150);
  const [chart] = chartsOf(ROOT, files);
  if (!chart) throw new Error("There is no chart.");
  const words = {
    state: (n: string) => n,
    event: (n: string) => n,
    fact: (n: string) => n,
    section: (n: string) => n,
    role: (n: string) => n,
  };
  const graphs = await Promise.all(
    range(9).map((turn) => timed(() => graphOf(stepsOf(edited(turn), chart), words, ""))),
  );
  told("chart as boxes and arrows after an edit (median, main thread)", median(graphs), 16);
  const graph = graphOf(stepsOf(files, chart), words, "");
  const elk = new (ElkModule as unknown as typeof ElkModule.default)();
  told("layout (in the worker)", await timed(() => elk.layout(elkGraph(graph))), 1_000);
  told(
    "rights and outline (in the worker)",
    await timed(() => outlineOf(pinned(source, []).process ?? failed())),
    2_000,
  );
}
const failed = (): never => {
  throw new Error("The big process does not compile.");
};
