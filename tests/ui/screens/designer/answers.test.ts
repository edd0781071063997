/** The product in the frame is answered from a played world as from a server. */

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { asId, pinned, runExample, type Validate } from "../../../../engine/index.ts";
import { textsOf } from "../../../../ui/screens/designer/play/answer-process.ts";
import { answererFor } from "../../../../ui/screens/designer/play/answers.ts";
import { textsOf as textsAt } from "../../../../ui/texts/i18n.ts";

const PROJECT = new URL("../../../../", import.meta.url);
function filesUnder(folder: string): readonly (readonly [string, string])[] {
  const names = readdirSync(new URL(folder, PROJECT), { recursive: true }).map(String);
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => [`${folder}${name}`, readFileSync(new URL(`${folder}${name}`, PROJECT), "utf8")]);
}
const folders = ["workflows/mdo-jeugd/", "workflows/profiles/", "forms/mdo-jeugd/"];
const { process } = pinned({ root: "workflows/mdo-jeugd", files: new Map(folders.flatMap(filesUnder)) });
if (!process) throw new Error("There is no process to play.");
/** Shapes of fields are not what is tried here. */
const validate: Validate = () => [];
const words = textsAt(textsOf({ process }), ["nl"]);

const played = process;
function playing(example: string, as: string) {
  const { world } = runExample(played, example, { validate });
  let moved = 0;
  const answer = answererFor(() => ({
    process: played,
    validate,
    validatorAt: (form) => form,
    world,
    me: world.person(as),
    words,
    drafts: new Map(),
    onMove: () => {
      moved += 1;
    },
    onOpen: () => undefined,
  }));
  const post = (path: string, body: object) => answer(path, { method: "POST", body });
  const get = (path: string) => answer(path, {});
  return { world, get, post, moved: () => moved };
}

test("somebody sees of an example what the engine lets that person see, and nothing that is not for him", () => {
  const { get } = playing("good-road", "submitter");
  expect(get("/api/instances/a").json).toMatchObject({ id: "a", main: { sections: expect.anything() } });
  expect(get("/api/instances/a/sections/family").json).toMatchObject({ fields: { persons: expect.any(Array) } });
  expect(get("/api/instances/a/timeline").json).toMatchObject({ entries: expect.any(Array) });
  const other = playing("good-road", "somebodyElse");
  expect(other.get("/api/instances/a").status).toBe(404);
  expect(other.get("/api/instances").json).toMatchObject({ rows: [] });
});

test("a command changes the played world, and one that is refused says why and changes nothing", () => {
  const { world, post, moved } = playing("good-road", "submitter");
  const made = post("/api/instances", { kind: "case", process: process.id, group: "group" });
  expect(made).toMatchObject({ status: 201, json: { id: "case1" } });
  const refused = post("/api/instances/case1/commands", { type: "SendEvent", unit: [], event: "submit" });
  expect(refused).toMatchObject({ status: 409, json: { code: "not-yet", reasons: expect.anything() } });
  const patches = { referral: { set: { question: "wie doet wat?" } } };
  const saved = post("/api/instances/case1/commands", { type: "PatchSection", unit: [], patches });
  expect(saved).toMatchObject({ status: 200, json: { view: { id: "case1" } } });
  expect(moved()).toBe(2);
  expect(world.contents("case1").read(null, "referral")).toMatchObject({ question: "wie doet wat?" });
  expect(world.get("case1").creator.id).toBe(asId("submitter"));
});

test("work lists and starts are those of the person who is played", () => {
  const { get } = playing("good-road", "submitter");
  expect(get("/api/processes").json).toMatchObject({ starts: [{ kind: "case" }] });
  expect(get("/api/worklist?scope=mine").json).toMatchObject({ tasks: expect.any(Array), next: null });
  expect(get("/api/instances?layout=meeting&screen=true").json).toMatchObject({ rows: expect.any(Array) });
});

test("a form in a play comes with the calendar that its rules reckon with, as from the server", () => {
  const { get } = playing("good-road", "submitter");
  const { forms } = get(`/api/processes/${process.hash}/forms`).json as { forms: readonly { calendar: object }[] };
  expect(forms[0]?.calendar).toMatchObject({
    timeZone: "Europe/Amsterdam",
    holidays: expect.arrayContaining(["2026-01-01"]),
  });
});
