/** Patterns are proved: what a designer inserts into a process of their own has nothing wrong in it, and can be played. */

import { expect, test } from "vitest";
import {
  applyEdits,
  type DefinitionEdit,
  exampleFindings,
  type PatternChoice,
  patternEdits,
  playExamples,
} from "../../../engine/index.ts";
import { readFiles } from "../../../server/definitions/files.ts";
import { patternsIn } from "../../../server/definitions/patterns.ts";
import { type KeptSource, proveSource } from "../../../server/definitions/source.ts";
import { fromTemplate } from "../../../server/definitions/templates.ts";
import { compileValidators } from "../../../server/forms/validators.ts";

const files = readFiles(new URL("../../..", import.meta.url).pathname);
const patterns = patternsIn(files);
const ROOT = "workflows/sleeps-rough";

/** A process of two steps that a designer made of the emptiest template. */
const TWO_STEPS: readonly DefinitionEdit[] = [
  {
    op: "set",
    file: `${ROOT}/case/machine.json`,
    pointer: "/states",
    value: { running: { on: { end: "closed" } }, closed: { tags: ["end"], meta: { keep: "closedCase" } } },
  },
  { op: "set", file: `${ROOT}/case/machine.json`, pointer: "/initial", value: "running" },
  { op: "set", file: `${ROOT}/case/events.json`, pointer: "/end", value: { by: ["member"] } },
  ...["nl", "en"].flatMap((language) =>
    Object.entries({ "case.states.running": "Loopt", "case.states.closed": "Klaar", "case.events.end": "Sluiten" }).map(
      ([key, value]): DefinitionEdit => ({
        op: "set",
        file: `${ROOT}/texts.${language}.json`,
        pointer: `/${key}`,
        value,
      }),
    ),
  ),
];
const CHOICE: PatternChoice = {
  root: ROOT,
  kind: "case",
  item: "weektafel",
  names: { nl: "Weektafel", en: "Weekly table" },
  by: ["member"],
  all: ["starter", "member"],
  when: "",
  step: "/states/running",
  privacy: { subject: "client", identifies: "indirect", class: "social", freeText: true },
};
function withPatterns(...choices: readonly (readonly [id: string, Partial<PatternChoice>])[]): KeptSource {
  const began = fromTemplate(files, "empty", "sleepsRough", { nl: "Buitenslapers", en: "Sleeping rough" });
  const first = applyEdits(new Map(began?.files), TWO_STEPS);
  const after = choices.reduce((outcome, [id, choice]) => {
    const pattern = patterns.find((one) => one.id === id);
    if (!pattern || "refused" in outcome) return outcome;
    return applyEdits(outcome.files, patternEdits(pattern, { ...CHOICE, ...choice }, outcome.files));
  }, first);
  if ("refused" in after) throw new Error(JSON.stringify(after.refused));
  return { root: ROOT, files: [...after.files] };
}
/** The line of an example that says where things stand. */
const STANDS = "then";
const stands = (states: object): object => ({ [STANDS]: states });
const play = (kept: KeptSource, example: object) => {
  const own = new Map([...kept.files, [`${ROOT}/examples/one.json`, JSON.stringify(example)] as const]);
  const { process } = proveSource({ root: ROOT, files: [...own] });
  if (!process) throw new Error("it does not compile");
  const options = { validate: compileValidators(process) };
  return exampleFindings(process, { files: own, roots: [ROOT] }, options, playExamples(process, options));
};

test("each pattern has a title and an explanation in both languages", () => {
  expect(patterns.map(({ id }) => id)).toEqual(["action", "meeting", "consent", "part"]);
  for (const { words } of patterns)
    for (const language of ["nl", "en"]) expect(Object.keys(words[language] ?? {})).toEqual(["title", "help", "name"]);
});

test.each(patterns.map(({ id }) => id))("a process from nothing with the pattern %s has nothing wrong in it", (id) => {
  const { process, findings } = proveSource(withPatterns([id, {}]));
  expect(process).toBeDefined();
  expect(findings.filter(({ code }) => code !== "unused-role")).toEqual([]);
});

test("a name in one language leaves the other to be said later, and breaks nothing", () => {
  for (const { id } of patterns) {
    const { findings, process } = proveSource(withPatterns([id, { names: { nl: "Weektafel", en: "" } }]));
    expect(process).toBeDefined();
    expect(findings.filter(({ code }) => !["unused-role", "missing-text", "no-texts"].includes(code))).toEqual([]);
  }
});

test("a case goes onto the weekly table only when everybody has consented, and an action comes of it", () => {
  const kept = withPatterns(
    ["consent", { item: "toestemming" }],
    ["meeting", { when: "toestemmingComplete" }],
    ["action", { item: "actie" }],
  );
  expect(proveSource(kept).findings).toEqual([]);
  const example = {
    title: "consent, meeting, action",
    day: "2026-03-02",
    people: { tom: { role: "member" } },
    steps: [
      { at: "a", as: "tom", new: "case" },
      { at: "m", as: "tom", new: "weektafel" },
      { at: "m", as: "tom", patch: { plan: { date: "2026-03-09" } } },
      { at: "a", as: "tom", patch: { toestemmingPeople: { persons: [{ id: "p1", name: "Sam" }] } } },
      { at: "a", as: "tom", add: "weektafelPlace", to: "m", refused: ["open"] },
      { at: "a/toestemming/p1", as: "tom", do: "give", with: { on: "2026-03-02" } },
      { at: "a", as: "tom", add: "weektafelPlace", to: "m" },
      { at: "m", as: "tom", do: "begin" },
      { at: "m", as: "tom", do: "openPoint", pick: "a/weektafelPlace/m" },
      stands({ m: "onTable", "a/weektafelPlace/m": "discussing" }),
      { at: "a/weektafelPlace/m", as: "tom", patch: { outcome: { said: "Er komt een gesprek." } } },
      { at: "m", as: "tom", do: "finishPoint" },
      { at: "a", as: "tom", add: "actie", with: { what: "Gesprek voeren", owner: "tom", by: "2026-03-20" } },
      { at: "a/actie/1", as: "tom", do: "finish", with: { outcome: "gevoerd" } },
      { at: "m", as: "tom", do: "close" },
      stands({ m: "closed", "a/weektafelPlace/m": "done", "a/actie/1": "done" }),
    ],
  };
  expect(play(kept, example)).toEqual([]);
});
