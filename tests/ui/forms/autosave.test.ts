/** Saving while typing: what is sent, what is kept as a draft, and what becomes of what others do meanwhile. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createActor, waitFor } from "xstate";
import type { Fields } from "../../../engine/forms/types.ts";
import { autosaveMachine, changes, type Judged, pieces, withDraft } from "../../../ui/forms/autosave.ts";

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: { patches?: Record<string, { set: Fields; was: Fields }>; fields?: Fields; was?: Fields };
}
type Answer = (sent: Sent) => { status: number; json: object } | undefined;
let sent: Sent[] = [];
let answers: Answer = () => undefined;
let held: Promise<void> | undefined;
beforeEach(() => {
  [sent, answers, held] = [[], () => undefined, undefined];
  vi.stubGlobal("fetch", async (path: string, { method, body, headers }: RequestInit) => {
    const one = {
      method: method ?? "",
      path,
      key: new Headers(headers).get("Idempotency-Key"),
      body: JSON.parse((body as string | undefined) ?? "{}"),
    };
    sent.push(one);
    await held;
    const { status, json } = answers(one) ?? { status: 200, json: { revision: 5 } };
    return new Response(JSON.stringify(json), { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A day that does not exist cannot be saved. */
const judge = (fields: Fields): Judged => ({
  fields,
  wrong: [
    ...(fields["day"] === "31-02" ? ["/day"] : []),
    ...((fields["rows"] ?? []) as readonly Fields[]).flatMap(({ day }, at) =>
      day === "31-02" ? [`/rows/${at}/day`] : [],
    ),
  ],
});
const typing = (base: Fields, more: object = {}) =>
  createActor(autosaveMachine, {
    input: {
      target: { instance: "one", unit: "", section: "story" },
      base,
      fields: base,
      revision: 4,
      hasDraft: false,
      judge,
      onSaved: () => undefined,
      ...more,
    },
  }).start();
const patches = (): readonly unknown[] => sent.flatMap(({ body }) => (body.patches ? [body.patches["story"]] : []));
const rows: Fields = { rows: [{ id: "a", name: "x" }, { id: "b" }] };

test("one letter in a list of rows sends that field of that row", async () => {
  const actor = typing(rows);
  actor.send({ type: "TYPED", fields: { rows: [{ id: "a", name: "xy" }, { id: "b" }] } });
  actor.send({ type: "SAVE" });
  await waitFor(actor, ({ value }) => value === "resting");
  expect(patches()).toEqual([{ set: { "/rows/[a]/name": "xy" }, was: { "/rows/[a]/name": "x" } }]);
});

test("a wrong day in a row waits as a draft with what stood there, the rest of the row is saved, and mending it ends the draft", async () => {
  const actor = typing(rows);
  actor.send({ type: "TYPED", fields: { rows: [{ id: "a", name: "z", day: "31-02" }, { id: "b" }] } });
  actor.send({ type: "SAVE" });
  await waitFor(actor, ({ value }) => value === "resting");
  expect(sent[0]).toMatchObject({
    method: "PUT",
    body: { fields: { "/rows/[a]/day": "31-02" }, was: { "/rows/[a]/day": null }, seen: 4 },
  });
  expect(patches()).toEqual([{ set: { "/rows/[a]/name": "z" }, was: { "/rows/[a]/name": "x" } }]);
  actor.send({ type: "TYPED", fields: { rows: [{ id: "a", name: "z", day: "28-02" }, { id: "b" }] } });
  actor.send({ type: "SAVE" });
  await waitFor(actor, ({ value }) => value === "resting");
  expect(sent.map(({ method }) => method)).toEqual(["PUT", "POST", "POST", "DELETE"]);
});

test("a draft is laid over newer data by row: what others added stays, and its own place is sent on what it was typed on", () => {
  const newer: Fields = { rows: [{ id: "a", name: "new" }, { id: "b" }, { id: "c", name: "theirs" }], day: "d2" };
  const draft = { fields: { "/rows/[b]/day": "31-02", day: "31-02" }, was: { "/rows/[b]/day": null, day: "d1" } };
  const { base, fields } = withDraft(newer, draft);
  expect(fields).toEqual({
    rows: [
      { id: "a", name: "new" },
      { id: "b", day: "31-02" },
      { id: "c", name: "theirs" },
    ],
    day: "31-02",
  });
  const mended: Fields = {
    ...fields,
    day: "d3",
    rows: [
      { id: "a", name: "new" },
      { id: "b", day: "d4" },
      { id: "c", name: "theirs" },
    ],
  };
  expect(changes(base, mended, judge).save).toEqual({
    set: { day: "d3", "/rows/[b]/day": "d4" },
    was: { day: "d1", "/rows/[b]/day": null },
  });
});

test("one's own save that comes back before its answer takes nothing away that was typed since", async () => {
  let release = (): void => undefined;
  held = new Promise((resolve) => {
    release = resolve;
  });
  const actor = typing({ on: true, text: "typed" });
  actor.send({ type: "TYPED", fields: { on: false, text: "typed" } });
  actor.send({ type: "SAVE" });
  actor.send({ type: "TYPED", fields: { on: true, text: "typed" } });
  actor.send({ type: "THEIRS", base: { on: false }, revision: 5 });
  actor.send({ type: "THEIRS", base: { on: true }, revision: 3 });
  release();
  await waitFor(actor, ({ value }) => value !== "saving");
  expect(actor.getSnapshot().context.fields).toMatchObject({ on: true, text: "typed" });
  actor.stop();
});

test("a save that nobody heard the answer of is sent again with the same key", async () => {
  answers = () => ({ status: sent.length === 1 ? 503 : 200, json: { revision: 5 } });
  const actor = typing({});
  actor.send({ type: "TYPED", fields: { what: "x" } });
  actor.send({ type: "SAVE" });
  await waitFor(actor, ({ value }) => value === "waiting");
  actor.send({ type: "RETRY" });
  await waitFor(actor, ({ value }) => value === "resting");
  expect(sent[1]?.key).toBe(sent[0]?.key);
});

test("more than fits one request is sent in several", () => {
  const set = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`/rows/[${at}]/text`, "x".repeat(4_900)]));
  const parts = pieces({ set, was: {} });
  expect(parts.length).toBeGreaterThan(2);
  expect(Object.assign({}, ...parts.map((part) => part.set))).toEqual(set);
});

test("a refusal is told while what was refused stands there; what was typed on meanwhile is sent again", async () => {
  answers = () => ({ status: 422, json: { status: 422, code: "names-a-person" } });
  const refused = typing({});
  refused.send({ type: "TYPED", fields: { what: "calls Kim" } });
  refused.send({ type: "SAVE" });
  await waitFor(refused, ({ value }) => value !== "saving");
  expect(refused.getSnapshot()).toMatchObject({ value: "refused", context: { problem: { code: "names-a-person" } } });
  const typedOn = typing({});
  typedOn.send({ type: "TYPED", fields: { what: "calls Kim" } });
  typedOn.send({ type: "SAVE" });
  typedOn.send({ type: "TYPED", fields: { what: "today calls Kim" } });
  await waitFor(typedOn, ({ value }) => value !== "saving");
  expect(typedOn.getSnapshot().value).toBe("pausing");
  expect(typedOn.getSnapshot().context.problem).toBeUndefined();
  typedOn.stop();
});

test("what is typed during a save and can only be a draft is kept as one after it", async () => {
  let answer = (): void => undefined;
  held = new Promise((resolve) => {
    answer = resolve;
  });
  const actor = typing({});
  actor.send({ type: "TYPED", fields: { name: "x" } });
  actor.send({ type: "SAVE" });
  await waitFor(actor, ({ value }) => value === "saving");
  actor.send({ type: "TYPED", fields: { name: "x", day: "31-02" } });
  answer();
  await waitFor(actor, ({ value, context }) => value === "resting" && context.hasDraft, { timeout: 5_000 });
  expect(sent.at(-1)).toMatchObject({ method: "PUT", body: { fields: { day: "31-02" } } });
});
