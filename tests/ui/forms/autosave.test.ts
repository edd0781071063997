/** Saving while typing, as far as it decides by itself: what becomes of a save that the server refuses. */

import { afterEach, expect, test, vi } from "vitest";
import { createActor, waitFor } from "xstate";
import { autosaveMachine } from "../../../ui/forms/autosave.ts";

afterEach(() => vi.unstubAllGlobals());

const refusal = (): Response =>
  new Response(JSON.stringify({ status: 422, code: "names-a-person" }), {
    status: 422,
    headers: { "Content-Type": "application/problem+json" },
  });
/** A save under way, and how to have the server refuse it. */
function saving() {
  let refuse = (): void => undefined;
  const answer = new Promise<Response>((resolve) => {
    refuse = () => resolve(refusal());
  });
  vi.stubGlobal("fetch", () => answer);
  const actor = createActor(autosaveMachine, {
    input: {
      target: { instance: "one", unit: "", section: "story" },
      base: {},
      fields: {},
      judge: (fields) => ({ fields, bad: new Set() }),
      onSaved: () => undefined,
    },
  }).start();
  actor.send({ type: "TYPED", fields: { what: "calls Kim" } });
  actor.send({ type: "SAVE" });
  return { actor, refuse };
}

test("a refusal is told while what was refused stands there", async () => {
  const { actor, refuse } = saving();
  refuse();
  await waitFor(actor, ({ value }) => value !== "saving");
  expect(actor.getSnapshot().value).toBe("refused");
  expect(actor.getSnapshot().context.problem?.code).toBe("names-a-person");
});

test("what was typed on meanwhile is sent again, and the answer to the old text is not told of the new", async () => {
  const { actor, refuse } = saving();
  actor.send({ type: "TYPED", fields: { what: "today calls Kim" } });
  refuse();
  await waitFor(actor, ({ value }) => value !== "saving");
  expect(actor.getSnapshot().value).toBe("pausing");
  expect(actor.getSnapshot().context.problem).toBeUndefined();
  actor.stop();
});
