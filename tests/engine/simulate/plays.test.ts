/** Random plays over a definition that uses the keys no shipped process uses: what holds for those holds here. */

import { expect, test } from "vitest";
import { canonical } from "../../../engine/compile/index.ts";
import { decide } from "../../../engine/decide/index.ts";
import type { StepOrder } from "../../../engine/decide/transaction.ts";
import type { Fields } from "../../../engine/forms/types.ts";
import { asId } from "../../../engine/ids.ts";
import { play, World } from "../../../engine/simulate/index.ts";
import { evolve } from "../../../engine/state/evolve.ts";
import type { Accepted, Instance } from "../../../engine/state/types.ts";
import { type Day, startOfDay } from "../../../engine/time.ts";
import { compileValidators } from "../../../server/forms/validators.ts";
import { DATE, NAMES, TEXT, type Written, written } from "../../support/fixtures.ts";

const by = { by: ["owner"] };
const desk = { by: ["desk"] };
const PRIVACY = { subject: "none", identifies: "none", class: "process" };
const ROW = {
  type: "object",
  additionalProperties: false,
  properties: { what: { type: "string", maxLength: 50, absent: "", privacy: PRIVACY } },
};
const definition: Written = {
  forms: {
    log: { rows: { type: "array", maxItems: 10, absent: [], items: ROW }, from: DATE, shut: NAMES },
    word: { text: TEXT },
  },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "run",
        meta: { open: { log: { by: ["owner", "desk"] } } },
        states: {
          run: {
            initial: "free",
            states: {
              free: { on: { ask: { target: "asked", actions: "askThem" } } },
              asked: { on: { ask: { actions: "askThem" } } },
              back: { type: "history" },
            },
            on: { halt: "halted", all: { actions: "askSeats" } },
            always: { guard: "heard", target: ".free" },
          },
          halted: { meta: { suspends: { all: true, except: ["other"] } }, on: { goOn: "run.back", end: "over" } },
          over: { tags: ["end"], on: { goOn: "run" } },
        },
      },
      events: { ask: by, halt: by, goOn: by, end: by, all: by, advice: { ...desk, fill: "word", notBy: ["halt"] } },
      sections: {
        log: { form: "t/log", read: { owner: true, desk: true }, rows: ["owner", "desk"] },
        word: { form: "t/word", read: { owner: true } },
      },
      facts: {
        heard: { is: 'case.sent.askThem.answer == "accepted"' },
        count: { is: "size(case.log.rows)" },
        barred: { is: "case.log.shut" },
        open: { is: "case.is.run" },
      },
      effects: {
        askThem: { send: "advice", to: 'outside(["school", "doctor"])', accepted: ["tell"], refused: ["tell"] },
        askSeats: { send: "hear", to: "items.seat", needs: ["open"], refused: ["tell"] },
        tell: { notify: ["owner"] },
      },
      deadlines: {
        term: {
          while: "!case.is.over",
          from: "case.log.from",
          due: "4",
          unit: "workday",
          ladder: { halt: { at: 0, event: "halt" }, told: { at: -1, effects: ["tell"] } },
        },
        other: { while: "case.is.halted", due: "3", unit: "day", ladder: { told: { at: 0, effects: ["tell"] } } },
      },
      access: { exclude: { objection: "barred" }, along: ["seat"] },
      "items/seat": {
        link: { to: "board", shows: { count: "count" }, brings: { word: "board.word.text" } },
        many: true,
        add: by,
        chart: {
          id: "seat",
          initial: "on",
          states: { on: { always: { guard: "refused", target: "off" }, on: { leave: "off" } }, off: { type: "final" } },
        },
        events: { leave: by },
        facts: { refused: { is: 'item.answer == "refused"' } },
      },
    },
    board: {
      machine: {
        id: "board",
        initial: "idle",
        meta: { open: { word: desk } },
        states: {
          idle: { on: { "seat.added": { actions: [], guard: "room" }, hear: { actions: "tell" }, doze: "asleep" } },
          asleep: { on: { doze: "idle" } },
        },
      },
      events: { "seat.added": { from: ["case"] }, hear: { from: ["case"] }, doze: desk },
      sections: { word: { form: "t/word", read: { desk: true } } },
      facts: { room: { is: "size(incoming.seat.filter(s, s.accepted && !s.ended)) < 3" } },
      effects: { tell: { notify: ["desk"] } },
    },
  },
};
const compiled = written(definition);
const validate = compileValidators(compiled);
type Order = StepOrder;
const worldOf = (order?: Order): World => {
  const world = new World(compiled, startOfDay(asId<Day>("2026-03-02"), "Europe/Amsterdam"), {
    validate,
    ...(order ? { order } : {}),
  });
  world.assign("desk", "second");
  return world;
};
const PLAYS = Number(process.env["CASUSTAFEL_PLAYS"] ?? 8);
const endOf = (world: World): string =>
  canonical(world.instances.map(({ id, main, items, excluded }) => ({ id, main, excluded, items })));

/** Decides every recorded command of a world again, and hands over what each gave with the state before it. */
function again(world: World, look: (before: Instance | null, decided: Accepted) => void): void {
  const held = new Map<string, { instance: Instance; contents: Map<string, Fields> }>();
  const { now: _now, ...clock } = world.clock;
  for (const { instance: id, command, reserved } of world.recorded) {
    const known = held.get(id);
    const contents = known?.contents ?? new Map<string, Fields>();
    const decision = decide(compiled, known?.instance ?? null, command, {
      contents: { read: (unit, section) => contents.get(`${unit ?? ""} ${section}`) },
      directory: world.directory,
      validate,
      clock,
      reserved,
    });
    if (decision.outcome !== "accepted") throw new Error(`${command.id} was not taken again.`);
    look(known?.instance ?? null, decision);
    for (const { unit, section, fields } of decision.written)
      if (fields === null) contents.delete(`${unit ?? ""} ${section}`);
      else contents.set(`${unit ?? ""} ${section}`, fields);
    held.set(id, { instance: decision.instance, contents });
  }
  for (const { id } of world.instances) expect(held.get(id)?.instance).toEqual(world.get(id));
}

test("every commit folds to what it returned, comes back from JSON as it was, and is decided the same again", () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= PLAYS; seed += 1) {
    const world = worldOf();
    play(world, { seed, commands: 80 });
    again(world, (before, { instance, events, effects }) => {
      for (const { type } of events) seen.add(type);
      const [first] = events;
      const start = before ?? (first?.type === "InstanceCreated" ? first.instance : undefined);
      if (!start) throw new Error("It was never made.");
      expect({ ...events.reduce(evolve, start), revision: instance.revision }).toEqual(instance);
      const kept = { instance, events, effects };
      expect(JSON.parse(JSON.stringify(kept))).toStrictEqual(kept);
    });
    for (const { command } of world.recorded) seen.add(command.type);
  }
  for (const type of [
    "RecordAnswer",
    "Answer",
    "Mirror",
    "Brought",
    "DeadlineDue",
    "Excluded",
    "PausesKept",
    "LinkAnswered",
  ])
    expect([...seen]).toContain(type);
});

test("the order in which items step makes no difference", () => {
  for (let seed = 1; seed <= PLAYS; seed += 1) {
    const straight = worldOf();
    const other = worldOf((ids) => [...ids].reverse());
    play(straight, { seed, commands: 60 });
    play(other, { seed, commands: 60 });
    expect([seed, endOf(other)]).toEqual([seed, endOf(straight)]);
  }
});

test("whoever is shut out of a case is shut out of the board to which it leads, at the end of any play", () => {
  let looked = 0;
  for (let seed = 1; seed <= 3 * PLAYS; seed += 1) {
    const world = worldOf();
    play(world, { seed, commands: 80 });
    for (const { id, kind, excluded, items } of world.instances)
      for (const { link, answer } of kind === "case" ? Object.values(items) : [])
        for (const person of link && answer === "accepted" ? Object.keys(excluded) : []) {
          looked += 1;
          expect([seed, id, person, Object.keys(world.get(link?.instance ?? "").excluded).includes(person)]).toEqual([
            seed,
            id,
            person,
            true,
          ]);
        }
  }
  expect(looked).toBeGreaterThan(5);
});
