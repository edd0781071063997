/** A ship's crew chooses its cook among its sailors: what a field may name, who wrote which line of the log, and what is asked anew. */

import { expect, test } from "vitest";
import type { Decision } from "../../../engine/state/types.ts";
import { instanceView } from "../../../engine/views/index.ts";
import { Acts, said } from "../../support/acts.ts";
import { worldOf, written } from "../../support/fixtures.ts";

const privacy = { subject: "none", identifies: "none", class: "process" };
const person = { type: "string", format: "person", privacy };
const word = { type: "string", maxLength: 40, absent: "", privacy };
const lines = {
  type: "array",
  maxItems: 20,
  absent: [],
  items: { type: "object", properties: { text: word, by: person } },
};
const definition = {
  forms: { voyage: { cook: person, lines, course: word }, port: { course: word } },
  kinds: {
    case: {
      machine: {
        id: "case",
        initial: "sailing",
        meta: { open: { voyage: { by: ["owner", "desk"] } } },
        states: {
          sailing: { on: { turn: { actions: [] }, moor: "moored" } },
          moored: { meta: { open: { port: { by: ["desk"] } } } },
        },
      },
      facts: { sailors: { is: '["ann", "bob"]' } },
      events: {
        turn: { by: ["owner"], fill: "voyage", anew: true, beside: "voyage" },
        moor: { by: ["owner"] },
      },
      sections: {
        voyage: {
          form: "t/voyage",
          read: { owner: true, desk: true },
          among: { cook: "sailors", "lines.by": "sailors" },
          rowAuthors: true,
        },
        port: { form: "t/port", read: { owner: true, desk: true } },
      },
    },
  },
};
function started(): Acts {
  const a = new Acts(worldOf(written(definition)));
  a.create("a");
  return a;
}
const write = (a: Acts, set: object): Decision => a.patch("a", "ann", { voyage: set as never });
const wrong = (decision: Decision): readonly string[] =>
  decision.outcome !== "rejected"
    ? [decision.outcome]
    : (decision.rejection.details["errors"] as { pointer: string; code: string }[]).map(
        (one) => `${one.pointer} ${one.code}`,
      );
const viewOf = (a: Acts) => {
  const { id, organisation } = a.world.person("ann");
  return instanceView(a.world.context("a"), { person: id, organisation });
};

test("a field names whom its fact gives, on top and in rows, and nobody else", () => {
  const a = started();
  expect(said(write(a, { cook: "bob" }))).toBe("accepted");
  expect(wrong(write(a, { cook: "eve" }))).toEqual(["/cook among"]);
  expect(wrong(write(a, { lines: [{ id: "x", text: "calm", by: "eve" }] }))).toEqual(["/lines/0/by among"]);
});

test("whoever can fill a section is told whom its fields may name", () => {
  expect(viewOf(started()).among).toEqual({
    "case.sections.voyage": { "/cook": ["ann", "bob"], "/lines/*/by": ["ann", "bob"] },
  });
});

test("a row is its last writer's, and one that stayed keeps its own", () => {
  const a = started();
  write(a, { lines: [{ id: "x", text: "calm" }] });
  a.patch("a", "desk", { voyage: { "/lines/[y]": { text: "storm" } } });
  const { rows = {} } = a.world.context("a").instance.main.sections["voyage"] ?? {};
  expect(rows["lines/x"]).toBe(a.world.person("ann").id);
});

test("an event says that it is asked anew and where else it is offered; a shut section says where it opens", () => {
  const { main } = viewOf(started());
  const turn = main.events.find(({ event }) => event === "turn");
  expect(turn).toMatchObject({ beside: "voyage", fill: { section: "voyage", anew: true } });
  expect(main.sections.find(({ name }) => name === "port")?.opens).toEqual({
    state: "case.states.moored",
    by: ["desk"],
  });
});
