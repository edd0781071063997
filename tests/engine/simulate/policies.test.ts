/** Promises of a definition are watched while it is played: what may never hold, what leads to what, what stays (docs/format/policies.md). */

import { describe, expect, test } from "vitest";
import { publish } from "../../../engine/publish.ts";
import { exampleFindings, PolicyWatch, runExample } from "../../../engine/simulate/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { Acts } from "../../support/acts.ts";
import { filesOf, TEXT, type Written, worldOf } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const definition: Written = {
  forms: { note: { text: TEXT } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "draft",
        meta: { open: { note: by } },
        states: {
          draft: { on: { send: "asked", show: "shown" } },
          asked: { on: { answer: "answered", drop: "dropped", back: "draft" } },
          shown: { on: { hide: "draft" } },
          answered: { on: { end: "ended" } },
          dropped: { tags: ["end"] },
          ended: { type: "final" },
        },
      },
      events: { send: by, show: by, hide: by, answer: by, drop: by, back: by, end: by },
      sections: { note: { form: "t/note", read: { owner: true, desk: "open" } } },
      facts: { open: { is: "case.is.shown || case.is.asked" } },
      "items/part": {
        for: '["x", "y"]',
        chart: {
          id: "part",
          initial: "free",
          states: { free: { on: { bind: "bound" } }, bound: { on: { free: "free" } } },
        },
        events: { bind: { ...by, fill: "note" }, free: by },
        sections: { note: { form: "t/note", read: { owner: true } } },
      },
    },
  },
};
/** A world with a case, watched for the given promises. */
function watched(policies: Record<string, object>) {
  const files = filesOf(definition);
  files.set("workflows/t/policies.json", JSON.stringify(policies));
  const { process, findings } = publish({ root: "workflows/t", files });
  if (!process) throw new Error(findings.map((one) => `${one.pointer}: ${one.message}`).join("\n"));
  const a = new Acts(worldOf(process));
  const watch = new PolicyWatch(a.world);
  a.create("a");
  return { a, broken: () => watch.breaches.map(({ policy, rule, path }) => [policy, rule, path]) };
}

describe("never", () => {
  test("is broken by the commit in which it holds, of the unit in which it holds, and told once", () => {
    const { a, broken } = watched({ p: { of: "part", never: 'item.is.bound && item.key == "y"' } });
    a.do("a/part/x", "ann", "bind");
    expect(broken()).toEqual([]);
    a.do("a/part/y", "ann", "bind");
    a.do("a/part/y", "ann", "free");
    a.do("a/part/y", "ann", "bind");
    expect(broken()).toEqual([["p", "never", "a/part/y"]]);
  });
  test("over access: somebody in the role reads the section, through that role, while it is written", () => {
    const { a, broken } = watched({ p: { of: "case", never: 'reads("desk", "note") && !case.is.asked' } });
    a.do("a", "ann", "show");
    // Nothing stands there yet that could be read.
    expect(broken()).toEqual([]);
    a.do("a", "ann", "hide");
    a.patch("a", "ann", { note: { text: "x" } });
    a.do("a", "ann", "send");
    expect(broken()).toEqual([]);
    a.do("a", "ann", "back");
    a.do("a", "ann", "show");
    expect(broken()).toEqual([["p", "never", "a"]]);
  });
  test("over access: another role's reading is not that role's", () => {
    const { a, broken } = watched({ p: { of: "part", never: 'reads("desk", "case.note") && item.is.bound' } });
    a.world.assign("desk", "ann");
    a.patch("a", "ann", { note: { text: "x" } });
    a.do("a/part/x", "ann", "bind");
    // Ann reads it as its owner; as one of the desk she would not.
    expect(broken()).toEqual([]);
    a.do("a", "ann", "show");
    expect(broken()).toEqual([["p", "never", "a/part/x"]]);
  });
});

describe("after … leadsTo", () => {
  const policies = { p: { of: "case", after: "case.is.asked", leadsTo: "case.is.answered" } };
  test("is kept when it came there before the end", () => {
    const { a, broken } = watched(policies);
    for (const event of ["send", "answer", "end"]) a.do("a", "ann", event);
    expect(broken()).toEqual([]);
  });
  test("is open while it may still come, and broken when it ends without", () => {
    const { a, broken } = watched(policies);
    a.do("a", "ann", "send");
    expect(broken()).toEqual([]);
    a.do("a", "ann", "drop");
    expect(broken()).toEqual([["p", "leadsTo", "a"]]);
  });
  test("what never came to hold leads nowhere, and an end without it breaks nothing", () => {
    const { a, broken } = watched({ p: { of: "case", after: "case.is.shown", leadsTo: "case.is.answered" } });
    a.do("a", "ann", "send");
    a.do("a", "ann", "drop");
    expect(broken()).toEqual([]);
  });
});

describe("after … keeps", () => {
  const policies = { p: { of: "case", after: "case.is.asked", keeps: "case.note.text" } };
  test("from the first commit on which it holds the value stays, also when that is left again", () => {
    const { a, broken } = watched(policies);
    a.patch("a", "ann", { note: { text: "before" } });
    a.do("a", "ann", "send");
    a.patch("a", "ann", { note: { text: "before" } });
    a.do("a", "ann", "back");
    expect(broken()).toEqual([]);
    a.patch("a", "ann", { note: { text: "after" } });
    expect(broken()).toEqual([["p", "keeps", "a"]]);
  });
});

describe("in an example", () => {
  test("a broken promise fails the step that broke it, with its name and the path", () => {
    const files = filesOf(definition);
    files.set(
      "workflows/t/policies.json",
      JSON.stringify({ noDrop: { of: "case", after: "case.is.asked", leadsTo: "case.is.answered" } }),
    );
    const { process } = publish({ root: "workflows/t", files });
    if (!process) throw new Error("It does not compile.");
    const steps = [
      { at: "a", as: "owner", new: "case" },
      { at: "a", as: "owner", do: "send" },
      { at: "a", as: "owner", do: "drop" },
    ];
    const examples = { e: { title: "e", day: "2026-03-02", steps } };
    const { passed, failures } = runExample({ ...process, examples }, "e", { validate: compileValidators(process) });
    expect(passed).toBe(false);
    expect(failures).toEqual([
      {
        example: "e",
        step: 2,
        expected: 'the promise "noDrop" to be kept',
        found: "a: `case.is.asked` held, and it ended without `case.is.answered`",
        policy: "noDrop",
      },
    ]);
  });
});

describe("findings of examples", () => {
  test("stand at the step, each once however many examples start from there, with the promise and the path", () => {
    const files = filesOf(definition);
    const root = "workflows/t";
    files.set(`${root}/policies.json`, JSON.stringify({ noDrop: { of: "case", never: "case.is.dropped" } }));
    const steps = ["send", "drop"].map((event) => ({ at: "a", as: "owner", do: event, name: event }));
    const road = { title: "road", day: "2026-03-02", steps: [{ at: "a", as: "owner", new: "case" }, ...steps] };
    const after = (step: object) => ({ title: "x", given: { example: "road", until: "drop" }, steps: [step] });
    const write = (name: string, value: object) =>
      files.set(`${root}/examples/${name}.json`, JSON.stringify(value, null, 1));
    write("road", road);
    write("after", after({ at: "a", as: "owner", do: "answer" }));
    const { process } = publish({ root, files });
    if (!process) throw new Error("It does not compile.");
    const found = exampleFindings(process, { files, roots: [root] }, { validate: compileValidators(process) });
    const line = (name: string, text: string) =>
      (files.get(`${root}/examples/${name}.json`) ?? "").split("\n").findIndex((one) => one.includes(text));
    expect(found.map(({ code, file, pointer, line: at }) => [code, file, pointer, at])).toEqual([
      ["promise-broken", `${root}/examples/road.json`, "/steps/2", line("road", '"do": "drop"') - 2],
      ["example-fails", `${root}/examples/after.json`, "/steps/0", line("after", '"do": "answer"') - 2],
    ]);
    expect(found[0]?.message).toBe(
      'Step 3 of the example "road" breaks the promise "noDrop" at a: `case.is.dropped` holds.',
    );
  });
});

describe("an example that is stuck", () => {
  const files = filesOf(definition);
  const root = "workflows/t";
  const road = {
    day: "2026-03-02",
    steps: [
      { at: "a", as: "owner", new: "case" },
      { at: "a", as: "owner", do: "answer" },
      { at: "a", as: "owner", do: "answer" },
    ],
  };
  files.set(`${root}/examples/road.json`, JSON.stringify(road));
  const { process } = publish({ root, files });
  if (!process) throw new Error("It does not compile.");
  const told = (variant?: string) =>
    exampleFindings(
      { ...process, ...(variant === undefined ? {} : { variant }) },
      { files, roots: [root] },
      { validate: compileValidators(process) },
    ).map(({ pointer, message }) => [pointer, message.split(":")[0]]);
  test("is told where it is, not everywhere after", () => {
    expect(told()).toEqual([["/steps/1", 'Step 2 of the example "road"']]);
  });
  test("says under which variant it is", () => {
    expect(told("north")).toEqual([["/steps/1", 'Step 2 of the example "road" under the variant "north"']]);
  });
});

describe("findings", () => {
  const findings = (policy: object) => {
    const files = filesOf(definition);
    files.set("workflows/t/policies.json", JSON.stringify({ p: policy }));
    return publish({ root: "workflows/t", files }).findings;
  };
  test.each<[string, object, string, string]>([
    ["a role that is none", { of: "case", never: 'reads("dsk", "note")' }, "unknown-choice", "/p/never"],
    ["a section that is none", { of: "case", never: 'reads("desk", "nte")' }, "unknown-choice", "/p/never"],
    [
      "a name in what is kept",
      { of: "case", after: "case.is.asked", keeps: "case.note.txt" },
      "unknown-name",
      "/p/keeps",
    ],
    ["a promise without an end", { of: "case", after: "case.is.asked" }, "empty-policy", "/p"],
    ["a promise without a beginning", { of: "case", leadsTo: "case.is.asked" }, "empty-policy", "/p"],
  ])("%s", (_, policy, code, pointer) => {
    expect(findings(policy)).toContainEqual(
      expect.objectContaining({ code, pointer, file: "workflows/t/policies.json", severity: "error" }),
    );
  });
  test("a section of the main unit is named with its kind", () => {
    const policy = { of: "part", never: 'reads("desk", "case.note") && reads("owner", "note")' };
    expect(findings(policy).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
