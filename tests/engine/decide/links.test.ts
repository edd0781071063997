/** Links, gates and requests between instances (docs/format/items.md). */

import { describe, expect, test } from "vitest";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { Acts, said } from "../../support/acts.ts";
import { DATE, TEXT, type Written, worldOf, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const desk = { by: ["desk"] };
const definition: Written = {
  process: { settings: { seats: { type: "integer", default: 1, setBy: "group" } } },
  forms: {
    ask: { question: TEXT, agree: { type: "boolean", absent: false } },
    plan: { day: DATE },
    word: { text: TEXT },
  },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "one",
        meta: { open: { ask: by } },
        states: { one: { on: { close: "closed" } }, closed: { tags: ["end"] } },
      },
      events: { close: { by: ["owner"], from: ["meeting"] } },
      sections: { ask: { form: "t/ask", read: { owner: true } } },
      facts: { agreed: { is: "case.ask.agree" } },
      "items/place": {
        link: { to: "meeting", brings: { day: "meeting.plan.day" }, shows: { question: "case.ask.question" } },
        add: { ...by, if: "agreed" },
        grants: { guest: { to: "link.member", while: "agreed && item.is.live" } },
        chart: {
          id: "place",
          initial: "live",
          states: {
            live: {
              initial: "asking",
              always: { guard: "!agreed", target: "off" },
              states: {
                asking: {
                  always: [
                    { guard: "refusedThere", target: "#place.off" },
                    { guard: "acceptedThere", target: "planned" },
                  ],
                },
                planned: { entry: "tell", on: { discuss: "talked" } },
                talked: { on: { discuss: "talked" } },
              },
            },
            off: { type: "final" },
          },
        },
        events: { discuss: { from: ["meeting"], fill: "word" } },
        sections: { word: { form: "t/word", read: { owner: true } } },
        effects: { tell: { notify: ["guest"], needs: ["agreed"] } },
        facts: { acceptedThere: { is: 'item.answer == "accepted"' }, refusedThere: { is: 'item.answer == "refused"' } },
      },
    },
    meeting: {
      machine: {
        id: "meeting",
        initial: "open",
        meta: { open: { plan: desk } },
        states: {
          open: {
            on: {
              "place.added": { actions: [], guard: "seatFree" },
              talk: { actions: "askDiscuss" },
              talkAll: { actions: ["askAll", "tellOut"] },
              shut: { actions: "askClose" },
              stop: "stopped",
            },
          },
          stopped: {},
        },
      },
      events: {
        "place.added": { from: ["case"] },
        talk: { ...desk, pick: "place", fill: "word" },
        talkAll: desk,
        shut: { ...desk, pick: "place" },
        stop: desk,
      },
      sections: { plan: { form: "t/plan", read: { desk: true } }, word: { form: "t/word", read: { desk: true } } },
      facts: {
        seatFree: { is: "size(incoming.place.filter(p, p.accepted && !p.ended)) < settings.seats" },
        stillOut: { is: 'meeting.sent.askAll.answer == "out"' },
        refusedAll: { is: 'meeting.sent.askAll.answer == "refused"' },
      },
      effects: {
        askDiscuss: {
          send: "discuss",
          to: "[event.pick]",
          with: { text: "event.with.text" },
          refused: ["tellDesk"],
          accepted: ["tellGood"],
        },
        askAll: { send: "discuss", to: "incoming.place.filter(p, !p.ended)" },
        askClose: { send: "close", to: "[event.pick.owner]" },
        tellOut: { notify: ["desk"], needs: ["stillOut"] },
        tellDesk: { notify: ["desk"] },
        tellGood: { notify: ["desk"] },
      },
    },
  },
};
function start(seats = 1) {
  const roles = { member: { family: "any", held: "group" } };
  const a = new Acts(
    worldOf(written({ ...definition, process: { ...definition.process, roles } }), "2026-03-02", { seats }),
  );
  for (const id of ["a", "b"]) {
    a.create(id, "ann");
    a.patch(id, "ann", { ask: { agree: true, question: `of ${id}` } });
  }
  a.create("m", "desk", "meeting");
  return a;
}

describe("a gate is asked everywhere", () => {
  test("11: at planning and at every commit: a place is not added while it is shut, and leaves in the commit that shuts it", () => {
    const a = start();
    a.patch("a", "ann", { ask: { agree: false } });
    expect(said(a.add("a", "ann", "place", { to: "m" }))).toBe("not-yet: agreed");
    a.patch("a", "ann", { ask: { agree: true } });
    expect(said(a.add("a", "ann", "place", { to: "m" }))).toBe("accepted");
    expect(a.world.log).toContain("tell from a/place/m");
    a.patch("a", "ann", { ask: { agree: false } });
    expect(a.at("a/place/m")).toBe("off");
    expect(Object.values(a.world.get("m").incoming["place"] ?? {})[0]?.ended).toBe(true);
  });
});

describe("a gate at the sending", () => {
  test("11: a notice that was queued while its gate was open is dropped when the gate has shut before it is sent", () => {
    const a = start();
    a.add("a", "ann", "place", { to: "m" });
    const decision = a.do("m", "desk", "talkAll");
    // Open in the commit that queued it; the answer to the request before it in the queue shuts it.
    expect(decision.outcome === "accepted" && decision.instance.main.facts["stillOut"]).toBe(true);
    expect(decision.outcome === "accepted" && decision.effects.map(({ name }) => name)).toEqual(["askAll", "tellOut"]);
    expect(a.fact("m", "stillOut")).toBe(false);
    expect(a.world.log.filter((line) => line.startsWith("tellOut"))).toEqual(["tellOut from m: dropped"]);
  });
});

describe("a link's birth", () => {
  test("12: it asks the far end, which remembers its own answer: a second case finds the one seat taken, by its own count", () => {
    const a = start();
    a.add("a", "ann", "place", { to: "m" });
    a.add("b", "ann", "place", { to: "m" });
    expect([a.at("a/place/m"), a.at("b/place/m")]).toEqual(["live.planned", "off"]);
    expect([a.item("a/place/m")?.answer, a.item("b/place/m")?.answer, a.item("b/place/m")?.why]).toEqual([
      "accepted",
      "refused",
      ["seatFree"],
    ]);
    expect(Object.values(a.world.get("m").incoming["place"] ?? {}).map(({ owner }) => owner)).toEqual(["a"]);
  });
  test("12: while the answer is out nothing that follows acceptance fires", () => {
    const a = start();
    a.do("m", "desk", "stop");
    a.add("a", "ann", "place", { to: "m" });
    expect(a.at("a/place/m")).toBe("off");
    expect(a.world.log.filter((line) => line.startsWith("tell"))).toEqual([]);
  });
  test("12: what it shows and where it stands arrive there, and what it brings arrives here, each time it changes", () => {
    const a = start();
    a.add("a", "ann", "place", { to: "m" });
    expect(Object.values(a.world.get("m").incoming["place"] ?? {})[0]).toMatchObject({
      active: ["live", "planned"],
      shows: { question: "of a" },
    });
    a.patch("m", "desk", { plan: { day: "2026-04-01" } });
    expect(a.item("a/place/m")?.far).toEqual({ day: "2026-04-01" });
    a.patch("a", "ann", { ask: { question: "another" } });
    expect(Object.values(a.world.get("m").incoming["place"] ?? {})[0]?.shows).toEqual({ question: "another" });
  });
});

describe("requests", () => {
  test("13: an event of a link comes only from that link's far end, and a person cannot send it", () => {
    const a = start(2);
    a.create("n", "desk", "meeting");
    a.add("a", "ann", "place", { to: "m" });
    const place = a.item("a/place/m");
    if (!place) throw new Error("There is no place.");
    const from = (instance: string, unit: typeof place.id | null, event: string) =>
      said(
        a.world.send("a", a.world.person("desk"), {
          type: "Request",
          request: {
            from: { instance: asId<InstanceId>(instance), kind: "meeting", group: a.world.group.id, unit: null },
            to: { instance: asId<InstanceId>("a"), unit },
            event,
            by: a.world.person("desk"),
          },
        }),
      );
    expect(from("n", place.id, "discuss")).toBe("not-allowed");
    expect(from("n", null, "close")).toBe("not-allowed");
    expect(said(a.do("a/place/m", "ann", "discuss"))).toBe("not-allowed");
    expect(from("m", place.id, "discuss")).toBe("accepted");
    expect(from("m", null, "close")).toBe("accepted");
  });
  test("13: `pick` chooses the link, `with` arrives in its `fill`, the answer is a fact and the effects that follow it fire", () => {
    const a = start();
    a.add("a", "ann", "place", { to: "m" });
    expect(said(a.do("m", "desk", "talk", { text: "hello" }))).toBe("bad-command");
    expect(said(a.do("m", "desk", "talk", { text: "hello" }, "a/place/m"))).toBe("accepted");
    expect(a.at("a/place/m")).toBe("live.talked");
    expect(a.world.contents("a").read(a.item("a/place/m")?.id ?? null, "word")).toEqual({ text: "hello" });
    expect(a.world.get("m").main.sent["askDiscuss"]?.answer).toBe("accepted");
    expect(a.world.log).toContain("tellGood from m");
  });
  test("13: a refusal is a fact with its reason and its effects, never an event, and the other instance is untouched", () => {
    const a = start();
    a.add("a", "ann", "place", { to: "m" });
    a.do("m", "desk", "talk", { text: "once" }, "a/place/m");
    const before = a.world.get("a");
    a.do("m", "desk", "talk", { text: "once" }, "a/place/m");
    expect(a.world.get("m").main.sent["askDiscuss"]).toMatchObject({
      answer: "refused",
      refusedBy: "a",
      why: ["nothing-changes"],
    });
    expect(a.world.log).toContain("tellDesk from m");
    expect(a.world.get("a")).toBe(before);
  });
});

describe("atomic", () => {
  test("14: several addressees are several commits; one that refuses makes the answer refused, the other has it done", () => {
    const a = start(2);
    a.add("a", "ann", "place", { to: "m" });
    a.add("b", "ann", "place", { to: "m" });
    a.do("b", "ann", "close");
    a.do("m", "desk", "talk", { text: "x" }, "a/place/m");
    a.do("m", "desk", "talkAll");
    expect([
      a.at("b/place/m"),
      a.world.get("m").main.sent["askAll"]?.answer,
      a.world.get("m").main.sent["askAll"]?.refusedBy,
    ]).toEqual(["live.talked", "refused", "a"]);
    expect(a.fact("m", "refusedAll")).toBe(true);
  });
  test("14: no addressee is neither accepted nor refused", () => {
    const a = start();
    a.do("m", "desk", "talkAll");
    expect([a.world.get("m").main.sent["askAll"], a.fact("m", "refusedAll")]).toEqual([
      { answer: "none", waiting: 0 },
      false,
    ]);
  });
  test("14: a refusal leaves nothing: no item, no section, no revision, no effect", () => {
    const a = start();
    const before = [a.world.get("a"), a.world.recorded.length];
    expect(said(a.patch("a", "ann", { ask: { agree: false, unknown: "x" } }))).toBe("unknown-field");
    expect(said(a.add("a", "ann", "place"))).toBe("bad-command");
    expect([a.world.get("a"), a.world.recorded.length]).toEqual(before);
  });
});
