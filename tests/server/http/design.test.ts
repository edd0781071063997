/** A process is changed in the product: drafted, read by a second person, published, and run beside the version before it. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
let author: Client;
let reader: Client;
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const [first, second] = served.shell.directory.people().filter(({ duties = [] }) => duties.includes("designer"));
  [author, reader] = await Promise.all([clientOf(served.origin, first?.id), clientOf(served.origin, second?.id)]);
}, 60_000);
afterAll(() => served.close());

type Line = {
  process: string;
  variant?: string;
  version?: string;
  newBase?: string;
  hash: string;
  groups: { id: string }[];
  versions: { hash: string }[];
};
const baseLine = async (): Promise<Line> => {
  const { json } = await author("GET", "/api/definitions");
  const found = (json.lines as Line[]).find(({ variant }) => variant === undefined);
  if (!found) throw new Error("no line");
  return found;
};
const PROCESS = "workflows/mdo-jeugd/process.json";
const setTerm = (value: number) => ({ op: "set", file: PROCESS, pointer: "/settings/checkDays/default", value });

async function startOn(group: string): Promise<{ definition: string }> {
  const record = served.shell.directory.groups().find(({ id }) => id === group);
  const coordinator = record?.members.find(({ function: held }) => held === "member")?.person;
  const client = await clientOf(served.origin, coordinator);
  const { json } = await client("GET", "/api/processes");
  const start = (json.starts as { group: string; kind: string; process: string }[]).find((one) => one.group === group);
  const body = { kind: start?.kind, process: start?.process, group };
  const started = await client("POST", "/api/instances", body, { "Idempotency-Key": crypto.randomUUID() });
  expect(started.status).toBe(201);
  const view = await client("GET", `/api/instances/${started.json.id}`);
  return { definition: String(view.json.definition) };
}

test("a term is changed, read by a colleague and published; new cases run on it and running ones stay", async () => {
  const before = await baseLine();
  const group = before.groups[0]?.id ?? "";
  const old = await startOn(group);
  expect(old.definition).toBe(before.hash);

  const { json: draft } = await author("POST", "/api/drafts", { process: before.process });
  const path = `/api/drafts/${draft.id}`;
  const broken = { op: "set", file: PROCESS, pointer: "/settings/checkDays/default", value: 300 };
  expect((await author("POST", `${path}/edits`, { revision: 0, edits: [broken] })).json).toMatchObject({ revision: 1 });
  const refused = await author("POST", `${path}/review`, { reason: "too long" });
  expect(refused).toMatchObject({ status: 422, json: { code: "has-errors" } });
  const { findings } = refused.json.details as { findings: { file: string; pointer: string }[] };
  expect(findings).toContainEqual(expect.objectContaining({ file: PROCESS, pointer: "/settings/checkDays/default" }));

  expect((await author("POST", `${path}/undo`)).json).toMatchObject({ revision: 2, mayUndo: false, mayRedo: true });
  expect((await author("POST", `${path}/edits`, { revision: 2, edits: [setTerm(3)] })).json).toMatchObject({
    revision: 3,
  });
  expect((await author("GET", `${path}/difference`)).json).toMatchObject({
    changes: [{ file: PROCESS, pointer: "/settings/checkDays/default", before: 5, after: 3 }],
  });
  const { json: asked } = await author("POST", `${path}/review`, { reason: "agreed with the practices" });
  expect(asked).toMatchObject({ state: "in-review" });
  const { hash } = asked.review as { hash: string };
  // What is reviewed stays as it is, for everybody.
  const late = { revision: asked.revision, edits: [setTerm(4)] };
  expect((await author("POST", `${path}/edits`, late)).json.code).toBe("in-review");
  expect((await reader("POST", `${path}/undo`)).json.code).toBe("in-review");
  expect((await author("POST", `${path}/publish`, { hash })).json.code).toBe("by-the-author");
  expect((await reader("POST", `${path}/publish`, { hash: before.hash })).json.code).toBe("not-what-was-read");
  expect((await reader("POST", `${path}/publish`, { hash })).json).toEqual({ hash });

  const after = await baseLine();
  expect(after).toMatchObject({ hash, version: "1.1.0" });
  expect(after.versions).toMatchObject([
    { hash: before.hash, version: "1.0.0", shipped: true },
    { hash, version: "1.1.0", reason: "agreed with the practices" },
  ]);
  expect((await startOn(group)).definition).toBe(hash);
  expect(old.definition).not.toBe(hash);
  expect((await author("GET", path)).json).toMatchObject({ state: "published", mayUndo: false });
  // Back to what shipped: one asks, another agrees.
  const back = `/api/definitions/${before.hash}/activate`;
  const why = { reason: "the practices were not ready" };
  expect((await author("POST", back, why)).json).toEqual({ hash: before.hash, asked: true });
  expect((await baseLine()).hash).toBe(hash);
  expect((await author("POST", back, why)).json.code).toBe("agreed-by-the-asker");
  expect((await reader("POST", back, why)).json).toEqual({ hash: before.hash, asked: false });
  expect((await startOn(group)).definition).toBe(before.hash);
}, 120_000);

test("two designers work on one draft: other places merge, the same place shows both", async () => {
  const { process } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", { process });
  const path = `/api/drafts/${draft.id}`;
  const other = { op: "set", file: PROCESS, pointer: "/settings/feedbackDays/default", value: 4 };
  expect((await author("POST", `${path}/edits`, { revision: 0, edits: [setTerm(3)] })).status).toBe(200);
  expect((await reader("POST", `${path}/edits`, { revision: 0, edits: [other] })).json).toMatchObject({ revision: 2 });
  const clash = await reader("POST", `${path}/edits`, { revision: 0, edits: [setTerm(4)] });
  expect(clash).toMatchObject({ status: 409, json: { code: "edit-conflict" } });
  expect((clash.json.details as { theirs: unknown[] }).theirs).toHaveLength(2);
  const bad = { op: "remove", file: PROCESS, pointer: "/settings/none" };
  expect((await author("POST", `${path}/edits`, { revision: 2, edits: [bad] })).json.code).toBe("bad-edit");
  const escaped = { op: "addFile", file: "workflows/../../etc/x.json", value: {} };
  expect((await author("POST", `${path}/edits`, { revision: 2, edits: [escaped] })).status).toBe(400);
});

test("a file is rewritten as text up to the length that the engine reads, and not beyond", async () => {
  const { process } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", { process });
  const path = `/api/drafts/${draft.id}/edits`;
  const edits = (length: number) => [{ op: "setText", file: PROCESS, text: "é".repeat(length) }];
  expect(await author("POST", path, { revision: 0, edits: edits(524_288) })).toMatchObject({ status: 200 });
  expect(await author("POST", path, { revision: 1, edits: edits(524_289) })).toMatchObject({ status: 400 });
});

test("a new variant begins on the base that is in force, with no edits", async () => {
  const { process } = await baseLine();
  const { json } = await author("POST", "/api/drafts", { process, variant: "elsewhere", place: "Elders" });
  const files = json.files as Record<string, string>;
  expect(JSON.parse(files["workflows/mdo-jeugd/variants/elsewhere/overlay.json"] ?? "")).toMatchObject({
    id: "elsewhere",
    municipality: "Elders",
    edits: {},
  });
  // Its base is not its own to change.
  const edits = [setTerm(3)];
  expect((await author("POST", `/api/drafts/${json.id}/edits`, { revision: 0, edits })).json).toMatchObject({
    code: "bad-edit",
    details: { refused: { code: "not-of-the-variant", file: PROCESS } },
  });
});

const OTHER = "workflows/mdo-jeugd/variants/elsewhere/overlay.json";
async function published(draft: string): Promise<string> {
  const { json: asked } = await author("POST", `/api/drafts/${draft}/review`, { reason: "agreed" });
  const { hash } = asked.review as { hash: string };
  expect((await reader("POST", `/api/drafts/${draft}/publish`, { hash })).status).toBe(200);
  return hash;
}
const lineOf = async (variant: string | undefined): Promise<Line | undefined> =>
  ((await author("GET", "/api/definitions")).json.lines as Line[]).find((one) => one.variant === variant);

test("a variant of other words alone is a version of its own, follows a new base when it is told to, and not before", async () => {
  const { process, hash: base } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", { process, variant: "elsewhere", place: "Elders" });
  const value = { text: "roles.member", nl: "teamlid", en: "team member" };
  const edits = [{ op: "set", file: OTHER, pointer: "/edits/names", value }];
  await author("POST", `/api/drafts/${draft.id}/edits`, { revision: 0, edits });
  const first = await published(draft.id as string);
  expect(first).not.toBe(base);
  expect(await lineOf("elsewhere")).toMatchObject({ version: "1.0.0", base: "1.0.0", hash: first });

  const { json: moved } = await author("POST", "/api/drafts", { process });
  await author("POST", `/api/drafts/${moved.id}/edits`, { revision: 0, edits: [setTerm(4)] });
  await published(moved.id as string);
  const behind = await lineOf("elsewhere");
  expect(behind).toMatchObject({ hash: first, base: "1.0.0" });
  // 1.1.0 was published and taken out of use again: its number is not given twice.
  expect(behind?.newBase).toBe("1.2.0");

  const { json: carried } = await author("POST", "/api/drafts", { process, variant: "elsewhere", rebase: true });
  const second = await published(carried.id as string);
  expect(await lineOf("elsewhere")).toMatchObject({ version: "1.1.0", base: behind?.newBase, hash: second });
  expect((await lineOf("elsewhere"))?.newBase).toBeUndefined();
}, 180_000);

test("a draft that changes nothing is not offered for review", async () => {
  const { process } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", { process });
  const asked = await author("POST", `/api/drafts/${draft.id}/review`, { reason: "nothing" });
  expect(asked.json.code).toBe("nothing-to-publish");
});

test("a new process begins as a copy, and a group can be formed on it once it is published", async () => {
  const { process } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", {
    process: "weeklyTable",
    copyOf: process,
    name: "Weektafel",
  });
  expect(draft).toMatchObject({ root: "workflows/weekly-table", process: "weeklyTable" });
  const { json: asked } = await author("POST", `/api/drafts/${draft.id}/review`, { reason: "a table of our own" });
  expect(asked).toMatchObject({ state: "in-review" });
  const { hash } = asked.review as { hash: string };
  expect((await reader("POST", `/api/drafts/${draft.id}/publish`, { hash })).status).toBe(200);
  const administrator = served.shell.directory.people().find(({ duties = [] }) => duties.includes("administrator"));
  const { json } = await (await clientOf(served.origin, administrator?.id))("GET", "/api/admin");
  expect(json.processes).toContainEqual(
    expect.objectContaining({ id: "weeklyTable", words: expect.objectContaining({ nl: "Weektafel" }) }),
  );
}, 120_000);

test("the checks of a draft's forms are given as modules, for its present revision alone", async () => {
  const { process } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", { process });
  const at = (revision: number): string => `/api/drafts/${draft.id}/validators/${revision}/mdo-jeugd~referral.js`;
  const made = await author("GET", at(Number(draft.revision)));
  expect(made.status).toBe(200);
  expect(made.text).toContain("export const validate");
  expect((await author("GET", at(Number(draft.revision) + 1))).status).toBe(404);
}, 60_000);

test("a paper of a draft is made of the data of an example, as PDF and as workbook", async () => {
  const { process } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", { process });
  const at = `/api/drafts/${draft.id}/papers`;
  expect(await author("GET", `${at}/actionList.pdf`)).toMatchObject({
    status: 200,
    text: expect.stringMatching(/^%PDF-/),
  });
  expect(await author("GET", `${at}/actionList.xlsx`)).toMatchObject({
    status: 200,
    text: expect.stringMatching(/^PK/),
  });
  expect((await author("GET", `${at}/none.pdf`)).status).toBe(404);
}, 120_000);

test("a draft of which an example does not come true is not offered for review", async () => {
  const { process } = await baseLine();
  const { json: draft } = await author("POST", "/api/drafts", { process });
  const file = "workflows/mdo-jeugd/examples/good-road.json";
  const step = JSON.parse('{ "then": { "a": "rejected" } }') as object;
  const edits = [{ op: "insert", file, pointer: "/steps", index: 1, value: step }];
  expect((await author("POST", `/api/drafts/${draft.id}/edits`, { revision: 0, edits })).status).toBe(200);
  const refused = await author("POST", `/api/drafts/${draft.id}/review`, { reason: "it looks right" });
  expect(refused).toMatchObject({ status: 422, json: { code: "has-errors" } });
  expect(JSON.stringify(refused.json.details)).toContain("example-fails");
}, 120_000);
