/** What somebody has to do first in a case. */

import { expect, test } from "vitest";
import type { InstanceView } from "../../../../engine/views/types.ts";
import { endOfStep } from "../../../../ui/screens/case/next.ts";

const section = (complete: boolean) => ({ name: "story", canWrite: true, optional: false, complete });
const event = (name: string, more = {}) => ({
  event: name,
  address: `plan.events.${name}`,
  open: true,
  reasons: [],
  confirm: false,
  grave: false,
  ...more,
});
const add = { item: "note", address: "plan.items.note", open: true, reasons: [] };
const view = (sections: readonly unknown[], events: readonly unknown[]): InstanceView =>
  ({ main: { path: "", sections, events, adds: [add], answers: [] }, items: [] }) as unknown as InstanceView;

test("what ends a step comes first once all that it asks is complete", () => {
  expect(endOfStep(view([section(true)], [event("send")]))).toMatchObject({ action: { event: "send" } });
  expect(endOfStep(view([section(false)], [event("send")]))).toBeUndefined();
  expect(endOfStep(view([], [event("send")]))).toBeUndefined();
});

test("what can be added ends no step, nor does what is shut or takes something away", () => {
  expect(endOfStep(view([section(true)], []))).toBeUndefined();
  const all = [event("send", { open: false }), event("drop", { grave: true })];
  expect(endOfStep(view([section(true)], all))).toBeUndefined();
});
