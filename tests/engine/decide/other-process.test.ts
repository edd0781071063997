/** Two processes ask each other: one starts an instance of the other, which says later what came of it, and is answered (docs/format/effects.md). */

import { describe, expect, test } from "vitest";
import { asId, type GroupId, type InstanceId } from "../../../engine/ids.ts";
import { pinned, publish, verifyBeside } from "../../../engine/publish.ts";
import { requestFrom, starterFrom } from "../../../engine/simulate/elsewhere.ts";
import { Acts, said } from "../../support/acts.ts";
import { filesOf, type Written, worldOf, written } from "../../support/fixtures.ts";

const note = { text: { type: "string", maxLength: 99, absent: "" } };
/** A branch library asks the central one for a book. */
const branch = (effect: object = {}): Written => ({
  forms: { note },
  kinds: {
    wish: {
      machine: {
        id: "wish",
        initial: "open",
        meta: { open: { ask: { by: ["owner"] } } },
        states: {
          open: { on: { askCentral: { target: "asked", actions: "order" } } },
          asked: { on: { found: "there", missing: "open" } },
          there: { on: { giveBack: { target: "open", actions: "sendBack" } } },
        },
      },
      events: {
        askCentral: { by: ["owner"] },
        giveBack: { by: ["owner"] },
        found: { from: ["central/order"], fill: "answer" },
        missing: { from: ["central/order"], fill: "answer" },
      },
      sections: { ask: { form: "t/note", read: { owner: true } }, answer: { form: "t/note", read: { owner: true } } },
      facts: { asked: { is: "wish.sent.order.answer" } },
      effects: {
        order: {
          start: "order",
          process: "central",
          at: '"main"',
          with: { title: { text: "wish.ask.text" } },
          ...effect,
        },
        sendBack: { send: "cameBack", process: "central", to: "[wish.sent.order.started]" },
      },
    },
  },
});
const central = (): Written => ({
  process: { id: "central" },
  forms: { note },
  kinds: {
    order: {
      machine: {
        id: "order",
        initial: "asked",
        states: {
          asked: {
            meta: { open: { title: { by: ["desk"] } } },
            on: { find: { target: "lent", actions: "tellFound" } },
          },
          lent: { on: { cameBack: "back" } },
          back: {},
        },
      },
      events: { find: { by: ["desk"], fill: "place" }, cameBack: { from: ["t/wish"] } },
      sections: { title: { form: "t/note", read: { desk: true } }, place: { form: "t/note", read: { desk: true } } },
      facts: { fromBranch: { is: 'starter != ""' } },
      effects: { tellFound: { send: "found", process: "t", to: "[starter]", with: { text: "order.place.text" } } },
    },
  },
});
const sourceOf = (of: Written) => ({ root: "workflows/t", files: filesOf(of) });
const besides = (effect: object) =>
  verifyBeside(
    sourceOf(branch(effect)),
    [],
    [pinned(sourceOf(central())).process].flatMap((one) => one ?? []),
  );
const found = (acts: Acts, text: string) =>
  acts.world.send(
    "w",
    acts.world.person("desk"),
    requestFrom(
      acts.world,
      "central/order",
      { instance: "w", unit: null },
      { event: "found", fields: { text }, by: acts.world.person("desk") },
    ),
  );

describe("verify", () => {
  test("each of the two compiles by itself, without the other", () => {
    for (const one of [branch(), central()])
      expect(publish(sourceOf(one)).findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
  test("beside each other, what fits is silent", () => {
    expect(besides({})).toEqual([]);
  });
  test.each([
    [{ start: "oder" }, "unknown-kind", "/order/start"],
    [{ with: { titel: { text: "wish.ask.text" } } }, "unknown-section", "/order/with/titel"],
    [{ with: { title: { text: "3" } } }, "type-mismatch", "/order/with/title/text"],
  ])("beside each other, %j is a finding at its place", (effect, code, pointer) => {
    expect(besides(effect).map((one) => [one.code, one.pointer])).toContainEqual([code, pointer]);
  });
  test("an event that nothing there takes is a finding", () => {
    const { kinds, ...rest } = central();
    const deaf = {
      ...rest,
      kinds: { order: { ...kinds["order"], events: { find: { by: ["desk"], fill: "place" } } } },
    };
    const other = pinned(sourceOf(deaf as Written)).process;
    expect(verifyBeside(sourceOf(branch()), [], other ? [other] : []).map(({ code }) => code)).toContain(
      "request-not-taken",
    );
  });
});

describe("the two at work", () => {
  test("what was started elsewhere says later what came of it, and only that instance may", () => {
    const acts = new Acts(worldOf(written(branch())));
    acts.create("w", "ann", "wish");
    expect(said(found(acts, "shelf"))).not.toBe("accepted");
    acts.do("w", "ann", "askCentral");
    expect(acts.fact("w", "asked")).toBe("accepted");
    expect(acts.world.log).toContain("start central/order from w: accepted");
    expect(said(found(acts, "shelf"))).toBe("accepted");
    expect(acts.world.contents("w").read(null, "answer")).toMatchObject({ text: "shelf" });
    acts.do("w", "ann", "giveBack");
    expect(acts.world.log).toContain("cameBack -> w.order: accepted");
  });
  test("whoever was started knows by whom, and is asked by nobody else", () => {
    const acts = new Acts(worldOf(written(central())));
    const person = acts.world.person("ann");
    acts.world.send("o", person, {
      type: "Create",
      instance: asId<InstanceId>("o"),
      kind: "order",
      group: asId<GroupId>("group"),
      started: true,
      startedBy: starterFrom(acts.world, "t/wish"),
    });
    acts.create("p", "desk", "order");
    expect([acts.fact("o", "fromBranch"), acts.fact("p", "fromBranch")]).toEqual([true, false]);
    for (const id of ["o", "p"]) acts.do(id, "desk", "find");
    const back = (id: string) =>
      said(
        acts.world.send(
          id,
          person,
          requestFrom(acts.world, "t/wish", { instance: id, unit: null }, { event: "cameBack", by: person }),
        ),
      );
    expect([back("o"), back("p")]).toEqual(["accepted", "not-allowed"]);
  });
});
