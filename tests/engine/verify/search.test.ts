/** Promises are searched over charts with their items: proved is sure, what may break is shown as the shortest way, and a play of the real engine refutes. */

import { expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { PolicyWatch, play, refutationFindings, refutations } from "../../../engine/simulate/index.ts";
import { searchPromises } from "../../../engine/verify/search/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { filesOf, TEXT, worldOf } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
/** A case with places that only stand while there is a ground. */
function processWith(policies: object, live: object = { always: { guard: "!ground", target: "off" } }) {
  const files = filesOf({
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "draft",
          meta: { open: { note: by } },
          states: {
            draft: { on: { send: "running" } },
            running: { on: { close: { target: "closed", guard: "mayClose" }, back: "draft" } },
            closed: { type: "final" },
          },
        },
        events: { send: by, close: by, back: by },
        sections: { note: { form: "t/note", read: { owner: true, desk: "ground" } } },
        access: { only: { desk: "ground" } },
        facts: {
          ground: { is: 'case.note.text != ""' },
          mayClose: { is: "!items.place.exists(p, p.is.live)" },
        },
        "items/place": {
          add: { ...by, if: "running" },
          chart: {
            id: "place",
            initial: "live",
            states: {
              live: { ...live, on: { end: "off", hold: "held" } },
              held: { on: { end: "off" } },
              off: { type: "final" },
            },
          },
          events: { end: by, hold: by },
          facts: { running: { is: "case.is.running" } },
        },
      },
    },
  });
  files.set("workflows/t/policies.json", JSON.stringify(policies));
  files.set(
    "workflows/t/examples/plain.json",
    JSON.stringify({
      title: "a place on the agenda",
      people: { ann: { role: "owner" } },
      steps: [
        { at: "a", as: "ann", new: "case" },
        { at: "a", as: "ann", patch: { note: { text: "x" } } },
        { at: "a", as: "ann", do: "send" },
        { at: "a", as: "ann", add: "place" },
        { at: "a", as: "ann", patch: { note: { text: "" } } },
      ],
    }),
  );
  const { process, findings } = publish({ root: "workflows/t", files });
  if (!process) throw new Error(findings.map((one) => `${one.file}${one.pointer}: ${one.message}`).join("\n"));
  return process;
}
const outcomes = (policies: object, live?: object): Record<string, string> =>
  Object.fromEntries(searchPromises(processWith(policies, live)).map(({ policy, outcome }) => [policy, outcome]));

test("what a gate keeps from happening is proved, whatever is filled in", () => {
  expect(
    outcomes({
      ground: { of: "place", never: "item.is.live && !ground" },
      reading: { of: "case", never: '!ground && reads("desk", "note")' },
      closing: { of: "case", never: "case.is.closed && items.place.exists(p, p.is.live)" },
    }),
  ).toEqual({ ground: "proved", reading: "proved", closing: "proved" });
});

test("without the gate the shortest way that breaks it is shown, with what holds at each step", () => {
  const [found] = searchPromises(processWith({ ground: { of: "place", never: "item.is.live && !ground" } }, {}));
  expect(found?.outcome).toBe("possible");
  expect(found?.commits.map((steps) => steps.map(({ who, how, event, to }) => [who, how, event, to]))).toEqual([
    [["case", "sent", "send", ["running"]]],
    [["case.items.place", "added", undefined, ["live"]]],
  ]);
});

test("what leads on is proved when no end comes first, and else the end is shown", () => {
  const held = { of: "place", after: "item.is.held", leadsTo: "item.is.off" };
  const live = { of: "place", after: "item.is.live", leadsTo: "item.is.held" };
  expect(outcomes({ live })).toEqual({ live: "possible" });
  // The case may be closed while a place is held: nothing comes after it.
  const [found] = searchPromises(processWith({ held }));
  expect(found?.commits.at(-1)?.[0]).toMatchObject({ who: "case", event: "close" });
});

test("a part that is open for writing all the time keeps nothing", () => {
  expect(outcomes({ kept: { of: "case", after: "case.is.running", keeps: "case.note.text" } })).toEqual({
    kept: "possible",
  });
});

test("a play of the real engine refutes, and tells how to play it again", () => {
  const process = processWith({ ground: { of: "place", never: "item.is.live && !ground" } }, {});
  const [found] = refutations(process, searchPromises(process), { validate: compileValidators(process) });
  expect(found).toMatchObject({ policy: "ground", example: "plain", path: "a/place/1" });
  expect(found?.script.moves).toHaveLength(5);
  const files = new Map([["workflows/t/policies.json", '{ "ground": {} }\n']]);
  const told = refutationFindings(found ? [found] : [], "workflows/t", files);
  expect(told).toMatchObject([{ code: "promise-refuted", severity: "error", pointer: "/ground", line: 1 }]);
});

test("nothing that is proved is broken by random plays", () => {
  const states = ["case.is.draft", "case.is.running", "case.is.closed", "item.is.live", "item.is.held", "item.is.off"];
  const facts = ["ground", "!ground", "mayClose", "!mayClose", "running"];
  const never = states.flatMap((state) => [...states, ...facts].map((other) => `${state} && ${other}`));
  const policies = Object.fromEntries(never.map((condition, n) => [`p${n}`, { of: "place", never: condition }]));
  const process = processWith(policies);
  const proved = new Set(searchPromises(process).flatMap((one) => (one.outcome === "proved" ? [one.policy] : [])));
  const broken = new Set<string>();
  for (let seed = 1; seed <= 6; seed += 1) {
    const world = worldOf(process);
    const watch = new PolicyWatch(world);
    play(world, { seed, commands: 120 });
    for (const { policy } of watch.breaches) broken.add(policy);
  }
  expect([...broken].filter((policy) => proved.has(policy))).toEqual([]);
  // The control: the plays do break much, and the search proves much.
  expect(broken.size).toBeGreaterThan(10);
  expect(proved.size).toBeGreaterThan(10);
});
