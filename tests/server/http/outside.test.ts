/** Answers from outside, suggestions and narrowed rows over HTTP, on the shipped process with those keys put in. */

import { expect, test } from "vitest";
import type { PlayStep } from "../../../server/demo/files.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { filesOf } from "../../support/processes.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

type Open = { [key: string]: Open & string };
const CASE = "workflows/mdo-jeugd/case";
const files = filesOf("mdo-jeugd");
function change(file: string, edit: (json: Open) => void): void {
  const json = JSON.parse(files.get(`${CASE}/${file}.json`) ?? "{}") as Open;
  edit(json);
  files.set(`${CASE}/${file}.json`, JSON.stringify(json));
}
const as = (value: unknown): Open & string => value as Open & string;
change("machine", ({ states }) => {
  const check = as(states)["check"] as Open;
  (check["on"] as Open)["askSchool"] = as({ actions: "askThem" });
  ((check["meta"] as Open)["open"] as Open)["intakeCheck"] = as({
    by: ["coordinator"],
    due: "checkTerm",
    prefill: { note: "case.referral.question" },
  });
});
change("events", (events) => {
  events["askSchool"] = as({ by: ["coordinator"] });
  events["schoolSaid"] = as({ by: ["coordinator"], fill: "intakeCheck" });
});
change("effects", (effects) => {
  effects["askThem"] = as({ send: "schoolSaid", to: 'outside(["the school", "the doctor"])' });
});
change("sections", (sections) => {
  (sections["parties"] as Open)["rows"] = as(["submitter", "desk"]);
  // Here the desk reads what was submitted, whoever consented.
  for (const name of ["referral", "parties"]) ((sections[name] as Open)["read"] as Open)["desk"] = as("submitted");
});

const folder = temporaryFolders();
const server = await startTestServer(folder(), undefined, files);
const played = await playOverHttp(server, ({ at = "" }: PlayStep) => at.split("/")[0] === "c2");
const id = played.ids.get("c2") ?? "";
const [coordinator, submitter] = [await server.signIn("yara"), await server.signIn("sanne")];
const section = async (who: typeof coordinator, name: string) =>
  (await who.ask("GET", `/api/instances/${id}/sections/${name}?unit=`)).json;

test("the step suggests what is known, to whom it is open, and stores nothing", async () => {
  const told = await section(coordinator, "intakeCheck");
  const { question } = (await section(coordinator, "referral")).fields as { question: string };
  expect([told.suggested, told.fields, told.revision]).toEqual([{ note: question }, {}, 0]);
  expect((await section(submitter, "intakeCheck")).suggested).toBeUndefined();
});

test("what was sent outside is a task until both answers are recorded, by whoever may", async () => {
  const tasks = async () =>
    ((await coordinator.ask("GET", "/api/worklist")).json.tasks as readonly { type: string; name: string }[])
      .filter(({ type }) => type === "answer")
      .map(({ name }) => name);
  const record = (who: typeof coordinator, more: object) =>
    who.send(id, { type: "RecordAnswer", unit: [], effect: "askThem", accepted: true, ...more });
  expect(await tasks()).toEqual([]);
  expect((await coordinator.send(id, { type: "SendEvent", unit: [], event: "askSchool" })).status).toBe(200);
  expect(await tasks()).toEqual(["askThem"]);
  expect((await record(submitter, { to: "the school" })).json.code).toBe("not-allowed");
  expect((await record(coordinator, {})).json.code).toBe("bad-command");
  expect((await record(coordinator, { to: "the school", with: { note: "Goes well" } })).status).toBe(200);
  expect((await section(coordinator, "intakeCheck")).fields).toEqual({ note: "Goes well" });
  const last = await record(coordinator, { accepted: false, why: "no time" });
  expect([last.status, last.json.view.main.answers, await tasks()]).toEqual([200, [], []]);
});

test("a row that is narrowed does not leave for others, and is still there when they have written", async () => {
  const row = { organisation: "Anchor", party: "other", contact: "yes" };
  const rows = async (who: typeof coordinator) =>
    ((await section(who, "parties")).fields.rows as readonly { organisation: string }[]).map(
      ({ organisation }) => organisation,
    );
  const before = await rows(submitter);
  const add = (value: object) =>
    submitter.send(id, { type: "PatchSection", unit: [], patches: { parties: { set: { "rows[]": value } } } });
  expect((await add({ ...row, visibleTo: ["submitter"] })).status).toBe(200);
  expect((await add({ ...row, visibleTo: ["table"] })).json.code).toBe("invalid-fields");
  expect([await rows(submitter), await rows(coordinator)]).toEqual([[...before, "Anchor"], before]);
  const everything = JSON.stringify((await coordinator.ask("GET", `/api/instances/${id}`)).json);
  expect(everything).not.toContain("Anchor");
});
