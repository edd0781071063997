/** What one actor is shown of an instance: ways on with why not, sections, facts, the line, the timeline and the readers. */

import { describe, expect, test } from "vitest";
import { maySee } from "../../../engine/access/access.ts";
import type { ItemId, PersonId } from "../../../engine/ids.ts";
import { runExample, type World } from "../../../engine/simulate/index.ts";
import { instanceView, processView, readersOf, timelineOf } from "../../../engine/views/index.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { shippedProcesses } from "../../support/processes.ts";

const [base, variant] = shippedProcesses("mdo-jeugd");
if (!base || !variant) throw new Error("a process and a variant are shipped");
const validate = compileValidators(base.process);
const played = (example: string): World => {
  const { world, failures } = runExample(base.process, example, { validate });
  expect(failures).toEqual([]);
  return world;
};
const actor = (world: World, name: string) => {
  const { id, organisation } = world.person(name);
  return { person: id, organisation };
};
const viewOf = (world: World, instance: string, name: string) =>
  instanceView(world.context(instance), actor(world, name));
const sees = (world: World, instance: string, name: string): boolean =>
  maySee(world.context(instance), actor(world, name));

describe("who is shown an instance at all", () => {
  test("while consent is asked, before submission: the author, and the desk that it waits", () => {
    const world = played("before-submission");
    expect(["submitter", "coordinator", "chair", "gp"].map((name) => sees(world, "a", name))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const { sections } = viewOf(world, "a", "coordinator").main;
    const told = (name: string) => {
      const { state, canRead, filled } = sections.find((section) => section.name === name) ?? {};
      return { state, canRead, filled };
    };
    expect(told("envelope")).toEqual({ state: "submitted", canRead: true, filled: undefined });
    expect(told("family")).toEqual({ state: "none", canRead: false, filled: "submitted" });
    expect(told("safety")).toEqual({ state: "none", canRead: false, filled: "empty" });
  });

  test("a participant sees a case only where everybody consented to that party", () => {
    const world = played("one-party-refused");
    const readers = readersOf(world.context("a"), actor(world, "coordinator")).map(({ person }) => person as string);
    const seen = ["gp", "cjg", "team"].filter((name) => sees(world, "a", name));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(3);
    for (const name of ["gp", "cjg", "team"])
      expect([name, readers.includes(name)]).toEqual([name, seen.includes(name)]);
  });
});

describe("who reads what", () => {
  test("what is private is known to its holder alone, and only while the case is open to that person", () => {
    const whole = base.process.examples["own-note"];
    if (!whole) throw new Error("the example is shipped");
    const examples = { ...base.process.examples, "own-note": { ...whole, steps: whole.steps.slice(0, 2) } };
    const { world } = runExample({ ...base.process, examples }, "own-note", { validate });
    const notes = (name: string) => viewOf(world, "a", name).items.filter((item) => item.name === "ownNote").length;
    expect(["gp", "cjg", "coordinator", "submitter"].map(notes)).toEqual([1, 0, 0, 0]);
    expect(sees(played("own-note"), "a", "gp")).toBe(false);
  });

  test("of an item the readers are its own: who holds another one of that name reads it not", () => {
    const world = played("two-actions");
    const asker = actor(world, "submitter");
    const parts = (name: string) =>
      readersOf(world.context("a"), asker).find(({ person }) => (person as string) === world.person(name).id)?.parts;
    expect(parts("gp")).toContain("agendaPlace/m1/action/1/result");
    expect(parts("gp")).not.toContain("agendaPlace/m1/action/2/result");
    expect(parts("cjg")).toContain("agendaPlace/m1/action/2/result");
    expect(parts("submitter")).toContain("/referral");
  });
});

describe("what a state asks", () => {
  test("the innermost state decides whether a section may stay empty: once its turn has come it is asked for", () => {
    const main = viewOf(played("evaluation-asked"), "a", "submitter").main;
    expect(main.sections.find(({ name }) => name === "evaluation")).toMatchObject({ canWrite: true, optional: false });
    expect(main.sections.find(({ name }) => name === "parties")).toMatchObject({ canWrite: true, optional: true });
  });

  test("ways on stand in the order of the definition, whatever state one is in", () => {
    const action = viewOf(played("two-actions"), "a", "gp").items.find(({ number }) => number?.endsWith("-01"));
    expect(action?.events.map(({ event }) => event)).toEqual(["takeOver", "done", "lapse", "handOver"]);
    const place = viewOf(played("two-actions"), "a", "submitter").items.find(({ name }) => name === "agendaPlace");
    expect(place?.events.map(({ event }) => event)).toEqual(["giveFeedback", "cannotReach"]);
  });
});

describe("a way that its form may open", () => {
  test("tells what still stands open elsewhere, and where that is mended; what the form alone mends is no such thing", () => {
    const view = viewOf(played("closing-with-reason"), "a", "submitter");
    const close = view.main.events.find(({ event }) => event === "close");
    expect(close).toMatchObject({ open: true, reasons: [] });
    expect(close?.unless?.map(({ name }) => name)).toEqual(["evaluated", "actionsSettled"]);
    expect(view.behind["evaluated"]?.sections).toContain("evaluation");
    const told = viewOf(played("feedback-term"), "a", "submitter").items.flatMap(({ events }) => events);
    expect(told.find(({ event }) => event === "giveFeedback")).toMatchObject({ open: true });
    expect(told.find(({ event }) => event === "giveFeedback")?.unless).toBeUndefined();
  });
});

describe("papers", () => {
  test("only those are offered that this person may have now", () => {
    const papers = (name: string) => viewOf(played("two-actions"), "a", name).papers;
    expect(papers("submitter")).toEqual(["caseSheet", "childLeaflet", "keyTable", "workingList"]);
    expect(papers("gp")).toEqual(["caseSheet", "workingList"]);
    expect(viewOf(played("two-actions"), "m1", "gp").papers).toEqual([
      "actionList",
      "agenda",
      "caseSheets",
      "workingLists",
    ]);
  });
});

describe("grave ways", () => {
  test("what ends the case is grave; what ends only a part of the meeting is not", () => {
    const grave = (example: string, instance: string, who: string) =>
      viewOf(played(example), instance, who).main.events.flatMap((way) => (way.grave ? [way.event] : []));
    expect(grave("agenda-ordered", "m1", "chair")).toEqual([]);
    expect(grave("withdrawn-on-agenda", "m1", "coordinator")).toEqual(["cancel"]);
    expect(grave("withdrawn-on-agenda", "a", "submitter")).toContain("close");
  });
});

describe("links from elsewhere", () => {
  test("a meeting says whether cases may be put on its agenda: while it is planned, and no more when it ends", () => {
    const takes = (example: string) => viewOf(played(example), "m1", "coordinator").takes;
    expect(takes("withdrawn-on-agenda")).toEqual(["agendaPlace", "sharingDecision"]);
    expect(takes("agenda-ordered")).toEqual([]);
  });
});

describe("ways on", () => {
  test("what is missing stands with the way that is not open, by its smallest names", () => {
    const world = played("before-submission");
    const submit = viewOf(world, "a", "submitter").main.events.find(({ event }) => event === "submit");
    expect(submit).toMatchObject({ open: false, reasons: [{ name: "safetyFilled", text: "case.facts.safetyFilled" }] });
  });

  test("what filling the form may still mend keeps no way shut", () => {
    const world = played("unknown-authority");
    const card = viewOf(world, "a", "submitter").items.find(({ path }) => path === "consentPerson/mum");
    expect(card?.events.map(({ event, open }) => [event, open])).toContainEqual(["withdraw", true]);
    const asked = viewOf(played("consent-refused"), "a", "submitter").items.find(
      ({ path }) => path === "consentPerson/dad",
    );
    expect(asked?.states.map(({ key }) => key)).toEqual(["given", "signed"]);
    const fresh = runExample(
      {
        ...base.process,
        examples: {
          fresh: { title: "", given: { example: "consent-refused", until: "a/consentPerson/mum asked" }, steps: [] },
          ...base.process.examples,
        },
      },
      "fresh",
      { validate },
    ).world;
    const give = viewOf(fresh, "a", "submitter")
      .items.find(({ path }) => path === "consentPerson/mum")
      ?.events.find(({ event }) => event === "give");
    expect(give).toMatchObject({ open: true, fill: { section: "evidence" } });
  });

  test("an item that may not be added says why, and one that may is open", () => {
    const world = played("too-late-for-agenda");
    const add = viewOf(world, "a", "coordinator").main.adds.find(({ item }) => item === "agendaPlace");
    expect(add).toMatchObject({ open: true, link: { kind: "meeting" } });
    const withdrawn = viewOf(played("withdrawn-two-places"), "a", "coordinator").main.adds.find(
      ({ item }) => item === "agendaPlace",
    );
    expect(withdrawn).toMatchObject({ open: false, reasons: [{ name: "groundForIt" }] });
  });

  test("only what this person may send is a way", () => {
    const world = played("returned");
    const events = (name: string) => viewOf(world, "a", name).main.events.map(({ event }) => event);
    expect(events("coordinator")).not.toContain("withdrawCase");
    expect(events("submitter")).toContain("withdrawCase");
    expect(events("submitter")).not.toContain("accept");
  });

  test("after a final state nothing is offered any more", () => {
    const view = viewOf(played("case-withdrawn"), "a", "submitter");
    expect(view.main.ended).toBe(true);
    expect([view.main, ...view.items].flatMap(({ events, adds }) => [...events, ...adds])).toEqual([]);
  });
});

describe("sections and facts", () => {
  test("a reader at the table gets no trace of who wrote what is not for the table", () => {
    const view = viewOf(played("two-meetings-in-turn"), "a", "gp");
    const safety = view.main.sections.find(({ name }) => name === "safety");
    expect(safety).toMatchObject({ state: "none", canRead: false, revision: 0, complete: false });
    expect(safety).not.toHaveProperty("by");
  });

  test("a fact that reads what is hidden from this reader is not told", () => {
    const world = played("two-meetings-in-turn");
    expect(viewOf(world, "a", "coordinator").main.facts).toHaveProperty("consentedParties");
    expect(viewOf(world, "a", "gp").main.facts).not.toHaveProperty("consentedParties");
    expect(viewOf(world, "a", "gp").main.facts).toHaveProperty("planned");
  });

  test("a section says which roles read it now and after what", () => {
    const world = played("returned");
    const family = viewOf(world, "a", "coordinator").main.sections.find(({ name }) => name === "family");
    expect(family?.readers).toContainEqual({ role: "submitter", now: true });
    expect(family?.readers.find(({ role }) => role === "table")).toMatchObject({ now: false, fact: "grounded" });
  });
});

describe("the line, the timeline and the process", () => {
  test("the line says what is behind, where it waits and what is to come", () => {
    const line = viewOf(played("withdrawn-on-agenda"), "a", "submitter").line;
    expect(Object.fromEntries(line.map(({ key, state }) => [key, state]))).toMatchObject({
      registration: "done",
      check: "done",
      agenda: "now",
      closed: "ahead",
    });
  });

  test("changed fields are told only to whoever may read the section", () => {
    const world = played("two-meetings-in-turn");
    const commits = [
      {
        revision: 2,
        at: world.now,
        actor: "submitter" as PersonId,
        events: [
          {
            type: "SectionWritten",
            unit: null,
            section: "safety",
            state: { revision: 2, at: world.now, by: world.person("submitter"), complete: true },
            changed: ["signs"],
          },
        ],
      },
    ] as const;
    const told = (name: string) => timelineOf(world.context("a"), actor(world, name), commits);
    expect(told("coordinator")).toMatchObject([{ address: "case.sections.safety", changed: ["signs"] }]);
    expect(told("gp")[0]).not.toHaveProperty("changed");
  });

  test("items that a reader may not know of are not in the view", () => {
    const world = played("one-party-refused");
    const outsider = instanceView(world.context("a"), {
      person: "nobody" as PersonId,
      organisation: world.person("gp").organisation,
    });
    expect(outsider.items.map(({ item }) => item as ItemId | null)).toEqual([]);
    expect(outsider.main.events).toEqual([]);
  });

  test("a step that a variant added is marked as its own, with the terms its settings give", () => {
    const { kinds } = processView(variant.process);
    const steps = kinds.flatMap((kind) => kind.steps).filter(({ provenance }) => provenance !== undefined);
    expect(steps.map(({ key }) => key)).toContain("enrichment");
    // An added step stands where it is come to, not behind the ends.
    const order = kinds.flatMap((kind) => kind.steps).map(({ key }) => key);
    expect(order.slice(order.indexOf("check"), order.indexOf("check") + 3)).toEqual(["check", "enrichment", "running"]);
    const term = kinds.flatMap(({ terms }) => terms).find(({ setting }) => setting === "feedbackDays");
    expect(term?.value).toBe(10);
    expect(
      processView(base.process, { feedbackDays: 7 })
        .kinds.flatMap(({ terms }) => terms)
        .find(({ setting }) => setting === "feedbackDays")?.value,
    ).toBe(7);
  });
});
