/** Who sees who wrote something (`author`): in the view of a section and in the timeline alike. */

import { expect, test } from "vitest";
import { asId, type PersonId } from "../../../engine/ids.ts";
import { instanceView, timelineOf } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { TEXT, worldOf, written } from "../../support/fixtures.ts";

const read = { owner: true, desk: true } as const;
const process = written({
  forms: { note: { text: TEXT } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { tip: { by: ["owner"] }, plain: { by: ["owner"] } } },
        states: { one: { on: { tell: "two" } }, two: {} },
      },
      events: { tell: { by: ["owner"], fill: "tip" } },
      sections: { tip: { form: "t/note", read, author: ["owner"] }, plain: { form: "t/note", read } },
    },
  },
});

test("whoever may not know who wrote a section is told its contents and the day, and not the person, here or in the timeline", () => {
  const acts = new Acts(worldOf(process));
  const decisions = [
    acts.create("a"),
    acts.patch("a", "ann", { tip: { text: "x" } }),
    acts.patch("a", "ann", { plain: { text: "y" } }),
    acts.do("a", "ann", "tell", { text: "z" }),
  ];
  expect(decisions.map(said)).toEqual(["accepted", "accepted", "accepted", "accepted"]);
  const commits = decisions.map((decision, index) => ({
    revision: index + 1,
    at: acts.world.now,
    actor: asId<PersonId>("ann"),
    events: decision.outcome === "accepted" ? decision.events : [],
  }));
  const context = acts.world.context("a");
  const told = (name: string) => {
    const { id, organisation } = acts.world.person(name);
    const actor = { person: id, organisation };
    const sections = instanceView(context, actor).main.sections.map(({ name: section, canRead, by }) => [
      section,
      canRead,
      by,
    ]);
    const entries = timelineOf(context, actor, commits).map(({ address }) => address);
    return { sections, entries: entries.filter((address) => /tip|plain|tell/.test(address)).sort() };
  };
  expect(told("ann")).toEqual({
    sections: [
      ["tip", true, "ann"],
      ["plain", true, "ann"],
    ],
    entries: ["case.sections.tip", "case.sections.plain", "case.sections.tip", "case.events.tell"].sort(),
  });
  expect(told("desk")).toEqual({
    sections: [
      ["tip", true, undefined],
      ["plain", true, "ann"],
    ],
    entries: ["case.sections.plain"],
  });
  // What followed from it in the same moment is told without a name, and so is the state to which it led.
  const { id, organisation } = acts.world.person("desk");
  const desk = { person: id, organisation };
  const state = timelineOf(context, desk, commits).filter(
    ({ revision, type }) => revision === 4 && type === "StateChanged",
  );
  expect(state.map(({ address, by, role }) => [address, by, role])).toEqual([
    ["case.states.two", undefined, undefined],
  ]);
  expect(timelineOf(context, desk, commits).find(({ revision }) => revision === 3)?.by).toBe("ann");
  expect(instanceView(context, desk).main.states.map(({ key, by }) => [key, by])).toEqual([["two", undefined]]);
  const ann = { person: asId<PersonId>("ann"), organisation: acts.world.person("ann").organisation };
  expect(instanceView(context, ann).main.states.map(({ key, by }) => [key, by])).toEqual([["two", "ann"]]);
});

test("who took a task that nobody may know the author of is not named to whoever wants it too", () => {
  const shared = written({
    process: { roles: { aide: { family: "any", held: "group" } } },
    forms: { note: { text: TEXT } },
    kinds: {
      case: {
        machine: {
          id: "case",
          initial: "one",
          states: {
            one: { meta: { open: { tip: { by: ["desk", "aide"] }, plain: { by: ["owner", "desk", "aide"] } } } },
          },
        },
        sections: {
          tip: { form: "t/note", read: { ...read, aide: true }, author: ["owner"] },
          plain: { form: "t/note", read: { ...read, aide: true } },
        },
      },
    },
  });
  const acts = new Acts(worldOf(shared));
  acts.create("a");
  const take = (who: string, name: string) =>
    acts.world.send("a", acts.world.person(who), { type: "TakeTask", unit: [], task: "section", name });
  for (const name of ["tip", "plain"]) expect(said(take("desk", name))).toBe("accepted");
  const told = ["tip", "plain"].map((name) => {
    const answer = take("aide", name);
    return answer.outcome === "rejected" ? [answer.rejection.code, answer.rejection.details["by"]] : [];
  });
  expect(told).toEqual([
    ["already-taken", undefined],
    ["already-taken", "desk"],
  ]);
});
