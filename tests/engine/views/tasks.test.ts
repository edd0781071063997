/** Who has what to do: tasks follow the open sections of active states, and never reach who may not act. */

import { beforeEach, describe, expect, test } from "vitest";
import { mayWrite } from "../../../engine/access/access.ts";
import { asId, type PersonId } from "../../../engine/ids.ts";
import { runExample } from "../../../engine/simulate/index.ts";
import { findUnit } from "../../../engine/state/find-unit.ts";
import { mainUnit } from "../../../engine/state/unit.ts";
import { instanceView, tasksOf, timelineOf, withoutAuthors } from "../../../engine/views/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { Acts, said } from "../../support/acts.ts";
import { NAMES, TEXT, worldOf, written } from "../../support/fixtures.ts";
import { shippedProcesses } from "../../support/processes.ts";

const by = (...roles: string[]) => ({ by: roles });
const note = { form: "t/note", read: { owner: true, desk: true, guest: true } as const };
const process = written({
  forms: { note: { text: { ...TEXT, required: true }, names: NAMES } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "draft",
        states: {
          draft: {
            meta: { open: { main: { ...by("owner"), due: "term" }, more: { ...by("owner"), optional: true } } },
            on: { send: "check" },
          },
          check: { meta: { open: { check: by("desk", "guest") } }, on: { accept: "done" } },
          done: { type: "final" },
        },
      },
      events: { send: by("owner"), accept: by("desk") },
      sections: { main: note, more: note, check: { ...note, author: ["desk", "guest"] } },
      facts: { sent: { is: "has(case.since.check)" }, calm: { is: 'case.main.text != "stop"' } },
      access: { only: { guest: "calm" } },
      deadlines: { term: { while: "case.is.draft", due: 3, unit: "workday", ladder: {} } },
      "items/invite": {
        for: "case.main.names",
        holder: "[item.key]",
        grants: { guest: { to: "[item.key]" } },
        chart: {
          id: "invite",
          initial: "asked",
          states: { asked: { meta: { open: { answer: by("holder") } }, on: { say: "said" } }, said: {} },
        },
        events: { say: { by: ["holder"], fill: "answer" } },
        sections: { answer: { form: "t/note", read: { holder: true } } },
      },
    },
  },
});

let acts: Acts;
const tasks = () =>
  tasksOf(acts.world.context("a")).map(({ id, persons, functions }) => [id, [...persons].sort(), functions]);
const ok = (decision: Parameters<typeof said>[0]) => expect(said(decision)).toBe("accepted");
beforeEach(() => {
  acts = new Acts(worldOf(process));
  ok(acts.create("a"));
});

describe("tasks", () => {
  test("what is open in the active state is a task of whoever may fill it; what is optional is nobody's", () => {
    expect(tasks()).toEqual([["/main", ["ann"], []]]);
  });
  test("a task has the term of its section", () => {
    const [task] = tasksOf(acts.world.context("a"));
    // Monday 2 March and three working days: the start of Thursday 5 March in Amsterdam (docs/format/deadlines.md).
    expect(task?.dueAt).toBe(acts.world.get("a").main.deadlines["term"]?.due);
    expect(task?.dueAt).toBe("2026-03-04T23:00:00.000Z");
  });
  test("a task ends when its state is left, and the next is its function's and its guests'", () => {
    ok(acts.patch("a", "ann", { main: { text: "x", names: ["gus"] } }));
    ok(acts.do("a", "ann", "send"));
    expect(tasks()).toEqual([
      ["/check", ["gus"], ["desk"]],
      ["invite/gus/answer", ["gus"], []],
    ]);
  });
  test("a role whose gate is shut has no task", () => {
    ok(acts.patch("a", "ann", { main: { text: "stop", names: ["gus"] } }));
    ok(acts.do("a", "ann", "send"));
    expect(tasks()[0]).toEqual(["/check", [], ["desk"]]);
  });
  test("who has answered has nothing more to do, and in a final state nobody has", () => {
    ok(acts.patch("a", "ann", { main: { text: "x", names: ["gus"] } }));
    ok(acts.do("a/invite/gus", "gus", "say", { text: "ja" }));
    expect(tasks().map(([id]) => id)).toEqual(["/main"]);
    ok(acts.do("a", "ann", "send"));
    ok(acts.do("a", "desk", "accept"));
    expect(tasks()).toEqual([]);
  });
  test("it holds no contents and no name of whom it is about", () => {
    ok(acts.patch("a", "ann", { main: { text: "verborgen", names: ["gus"] } }));
    expect(JSON.stringify(tasksOf(acts.world.context("a")))).not.toContain("verborgen");
  });
});

/** A case that awaits events: of the desk once a fact holds, of an item's holder until it is done, never of the sender of another. */
const awaiting = written({
  forms: { note: { text: { ...TEXT, required: true }, names: NAMES } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "draft",
        states: {
          draft: {
            meta: {
              open: { main: { ...by("owner"), optional: true } },
              awaits: { start: { due: "term" }, stop: { by: ["desk"] } },
            },
            on: { start: { target: "running", guard: "filled" }, stop: "running", turn: "draft" },
          },
          running: { meta: { awaits: { tell: {} } }, on: { tell: { target: "done", guard: "told" } } },
          done: { on: { reopen: "running" } },
        },
      },
      events: {
        start: by("desk"),
        stop: by("owner", "desk"),
        turn: by("owner"),
        tell: { ...by("desk"), fill: "outcome" },
        reopen: by("desk"),
      },
      sections: { main: note, outcome: note },
      facts: { filled: { is: "case.complete.main" }, told: { is: 'case.outcome.text != ""' } },
      deadlines: { term: { while: "case.is.draft", due: 3, unit: "workday" } },
      "items/copy": {
        for: "case.main.names",
        holder: "[item.key]",
        chart: {
          id: "copy",
          initial: "toDo",
          states: { toDo: { meta: { awaits: { took: {} } }, on: { took: "taken" } }, taken: { on: { undo: "toDo" } } },
        },
        events: { took: by("holder", "desk"), undo: by("holder") },
      },
    },
  },
});

describe("events that a state awaits", () => {
  beforeEach(() => {
    acts = new Acts(worldOf(awaiting));
    ok(acts.create("a"));
  });
  test("an awaited event is a task of who may send it once its guard holds, with its own term; one not awaited is none", () => {
    expect(tasks()).toEqual([["/on/stop", [], ["desk"]]]);
    ok(acts.patch("a", "ann", { main: { text: "x" } }));
    expect(tasks()).toEqual([
      ["/on/start", [], ["desk"]],
      ["/on/stop", [], ["desk"]],
    ]);
    expect(tasksOf(acts.world.context("a"))[0]?.dueAt).toBe(acts.world.get("a").main.deadlines["term"]?.due);
  });
  test("what its own form can mend does not stand in the way of an awaited event", () => {
    ok(acts.do("a", "ann", "stop"));
    expect(tasks()).toEqual([["/on/tell", [], ["desk"]]]);
  });
  test("what an item awaits is its holder's, until it is sent", () => {
    ok(acts.patch("a", "ann", { main: { text: "x", names: ["gus"] } }));
    expect(tasks()).toContainEqual(["copy/gus/on/took", ["gus"], ["desk"]]);
    ok(acts.do("a/copy/gus", "gus", "took"));
    expect(tasks().map(([id]) => id)).not.toContain("copy/gus/on/took");
  });
});

describe("taking a task", () => {
  const take = (person: string, from?: string) =>
    acts.world.send("a", acts.world.person(person), {
      type: "TakeTask",
      unit: [],
      task: "section",
      name: "check",
      ...(from ? { from: from as never } : {}),
    });
  const release = (person: string) =>
    acts.world.send("a", acts.world.person(person), { type: "ReleaseTask", unit: [], task: "section", name: "check" });
  const taken = () => tasksOf(acts.world.context("a"))[0]?.taken;
  beforeEach(() => {
    ok(acts.patch("a", "ann", { main: { text: "x", names: ["gus"] } }));
    ok(acts.do("a", "ann", "send"));
  });
  test("whoever may do it takes it and gives it back; nobody else can", () => {
    expect(said(take("ann"))).toBe("not-allowed");
    ok(take("gus"));
    expect(taken()).toBe("gus");
    expect(said(take("gus"))).toBe("nothing-changes");
    expect(said(release("desk"))).toBe("not-allowed");
    ok(release("gus"));
    expect(taken()).toBeUndefined();
  });
  test("what somebody took is taken over only by who says from whom, and stays everybody's to do", () => {
    ok(take("gus"));
    expect(said(take("desk"))).toBe("already-taken");
    ok(take("desk", "gus"));
    expect(taken()).toBe("desk");
    expect(tasks()[0]).toEqual(["/check", ["gus"], ["desk"]]);
  });
  test("who may not know who writes a section is not told whose task it is, nor who took it", () => {
    const decision = take("gus");
    ok(decision);
    const context = acts.world.context("a");
    const task = tasksOf(context).find(({ id }) => id === "/check");
    if (!task || decision.outcome !== "accepted") throw new Error("It is not open.");
    const { revision } = decision.instance;
    const commit = { revision, at: task.since, actor: asId<PersonId>("gus"), events: decision.events };
    const told = (name: string) => {
      const { id, organisation } = acts.world.person(name);
      const actor = { person: id, organisation };
      const { persons, taken } = withoutAuthors(context, actor, task.view);
      return [persons, taken?.by, timelineOf(context, actor, [commit]).map(({ type }) => type)];
    };
    expect(told("desk")).toEqual([["gus"], "gus", ["TaskTaken"]]);
    expect(told("gus")).toEqual([["gus"], "gus", ["TaskTaken"]]);
    expect(told("ann")).toEqual([[], undefined, []]);
  });
  test("a task that is not open cannot be taken", () => {
    expect(
      said(
        acts.world.send("a", acts.world.person("ann"), { type: "TakeTask", unit: [], task: "section", name: "main" }),
      ),
    ).toBe("not-possible-now");
  });
});

describe.each(shippedProcesses().map(({ name, process: shipped }) => [name, shipped] as const))("%s", (_, shipped) => {
  test("at the end of every example each task of a person is one that this person may fill now", () => {
    const validate = compileValidators(shipped);
    let checked = 0;
    let awaited = 0;
    for (const example of Object.keys(shipped.examples)) {
      const { world } = runExample(shipped, example, { validate });
      for (const { id } of world.instances) {
        const context = world.context(id);
        for (const { persons, view } of tasksOf(context))
          for (const person of persons) {
            const { organisation } = world.person(person);
            const unit = findUnit(context, view.path === "" ? [] : view.path.split("/"));
            const actor = { person, organisation };
            const seen = instanceView(context, actor);
            const { events = [], answers = [] } =
              [seen.main, ...seen.items].find(({ path }) => path === view.path) ?? {};
            const allowed =
              view.type === "section"
                ? mayWrite(context, actor, unit ?? mainUnit(context), view.name).allowed
                : events.some(({ event, open }) => event === view.name && open) ||
                  (view.type === "answer" && answers.some(({ effect }) => effect === view.name));
            expect(`${example} ${view.id} ${person} ${allowed}`).toBe(`${example} ${view.id} ${person} true`);
            checked += 1;
            awaited += view.type === "event" ? 1 : 0;
          }
      }
    }
    expect(checked).toBeGreaterThan(20);
    expect(awaited).toBeGreaterThan(3);
  });
});
