/** A remembered step is the step: the same for the same state, event and answers, whatever was asked before. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { remembering } from "../../../engine/machine/remember.ts";
import type { ChartStep, Holds } from "../../../engine/machine/types.ts";

const GUARDS = ["a", "b", "c", "d"];
let taken = 0;
/** Asks guards in an order that depends on answers, as ways out do. */
function step(state: { readonly leaves: readonly string[] }, event: string, holds: Holds): ChartStep | undefined {
  taken += 1;
  const first = holds(event === "x" ? "a" : "b");
  const second = first ? holds("c") : holds("d") && holds("a");
  if (!first && !second) return undefined;
  return {
    state: { leaves: [`${state.leaves[0]}-${event}-${first}-${second}`], history: {} },
    entered: [],
    exited: [],
    actions: [],
  };
}

test("a remembering step answers as the step itself, for every run of states, events and guards", () => {
  const asked = fc.record({
    leaf: fc.constantFrom("s", "t"),
    event: fc.constantFrom("x", "y"),
    true: fc.subarray(GUARDS),
  });
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 60 }), (sequence) => {
      const remembered = remembering(step);
      for (const { leaf, event, true: open } of sequence) {
        const state = { leaves: [leaf], history: {} };
        const holds = (guard: string): boolean => open.includes(guard);
        expect(remembered(state, event, holds)).toEqual(step(state, event, holds));
      }
    }),
    { seed: 3 },
  );
});

test("a step that was taken is not taken again, and another history is another state", () => {
  const remembered = remembering(step);
  taken = 0;
  const at = (history: Readonly<Record<string, readonly string[]>>) =>
    remembered({ leaves: ["s"], history }, "x", () => true);
  at({});
  at({});
  expect(taken).toBe(1);
  at({ h: ["t"] });
  expect(taken).toBe(2);
});
