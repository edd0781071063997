/** What goes wrong in a real weighing, over HTTP: each is refused with its reason, or goes on without losing anything. */

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { timestamp } from "../../../engine/time.ts";
import { groupId, personId } from "../../../server/demo/people.ts";
import { type Client, clientOf, type Reply, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mda" });
}, 120_000);
afterAll(() => served.close());

interface Item {
  readonly path: string;
  readonly states: readonly { readonly key: string }[];
}
interface View {
  readonly items: readonly Item[];
  readonly main: { readonly facts: Readonly<Record<string, unknown>> };
}
const as = (key: string): Promise<Client> => clientOf(served.origin, personId(served.shell, key));
const send = (client: Client, id: string, command: object): Promise<Reply> =>
  client("POST", `/api/instances/${id}/commands`, command, { "idempotency-key": randomUUID() });
async function caseOf(number: string, layout = "case"): Promise<string> {
  const marit = await as("marit");
  const { rows } = (await marit("GET", `/api/instances?layout=${layout}`)).json as {
    rows: readonly { id: string; number: string | null; state: string }[];
  };
  return rows.find((row) => row.number === number || row.state === number)?.id ?? "";
}
const viewOf = async (client: Client, id: string): Promise<View> =>
  (await client("GET", `/api/instances/${id}`)).json as unknown as View;
const itemsOf = async (client: Client, id: string, start: string): Promise<readonly Item[]> =>
  (await viewOf(client, id)).items.filter(({ path }) => path.startsWith(start));
const patch = (section: string, set: object) => ({ type: "PatchSection", unit: [], patches: { [section]: { set } } });
const errors = ({ json }: Reply): readonly string[] =>
  ((json["errors"] ?? []) as readonly { pointer: string; code: string }[]).map((one) => `${one.pointer} ${one.code}`);

test("what ends before it begins, and a measurement of tomorrow, are refused at their place", async () => {
  const [tjeerd, rosa] = [await as("tjeerd"), await as("rosa")];
  const [made, running] = [await caseOf("MDA-2026-005"), await caseOf("MDA-2025-001")];
  const relation = { id: "r1", from: "Henk", kind: "partner", to: "Carla", since: "2020-05", until: "2019-01" };
  expect(errors(await send(tjeerd, made, patch("persons", { relations: [relation] })))).toEqual([
    "/relations/0/until earliest",
  ]);
  const violence = { id: "i", count: 2, kind: "physical", between: "partners", source: "school", certainty: "told" };
  const turned = { ...violence, from: "2026-05-01", until: "2026-04-01" };
  expect(errors(await send(tjeerd, made, patch("incidents", { rows: [turned] })))).toEqual(["/rows/0/until earliest"]);
  const tomorrow = timestamp(Date.now() + 3 * 24 * 3600 * 1000).slice(0, 10);
  const measure = { type: "SendEvent", unit: ["goal", "1"], event: "measure" };
  const late = await send(rosa, running, { ...measure, with: { "rows[]": { on: tomorrow, value: 1 } } });
  expect(errors(late)).toEqual([expect.stringMatching(/\/on latest$/)]);
  const phase = { type: "SendEvent", unit: ["phase", "first"], event: "stepUp" };
  const early = await send(rosa, running, { ...phase, with: { on: "2025-01-01", why: "Het gaat beter" } });
  expect([early.status, JSON.stringify(early.json["reasons"])]).toEqual([409, expect.stringContaining("afterBefore")]);
});

test("a measurement that is written down later than a newer one leaves the newest the last", async () => {
  const [rosa, id] = [await as("rosa"), await caseOf("MDA-2025-001")];
  const last = async (): Promise<unknown> =>
    ((await itemsOf(rosa, id, "goal/1"))[0] as unknown as { facts: Record<string, unknown> }).facts["lastValue"];
  const before = await last();
  const measure = { type: "SendEvent", unit: ["goal", "1"], event: "measure" };
  expect((await send(rosa, id, { ...measure, with: { "rows[]": { on: "2026-02-02", value: 77 } } })).status).toBe(200);
  expect(await last()).toBe(before);
});

test("consent that is withdrawn during the meeting is recorded there, and the chair sees it", async () => {
  const [tjeerd, hanneke, ward, id] = [
    await as("tjeerd"),
    await as("hanneke"),
    await as("ward"),
    await caseOf("atTable"),
  ];
  const given = { about: "Kim", what: "Behandeling", toWhom: "Kernteam", ground: "consent", answer: "withdrawn" };
  const row = { on: timestamp(Date.now()).slice(0, 10), ...given };
  const event = { type: "SendEvent", unit: [], event: "withdrawGround", confirmed: true };
  const wrong = await send(tjeerd, id, { ...event, with: { "rows[]": { ...row, answer: "yes" } } });
  expect([wrong.status, JSON.stringify(wrong.json["reasons"])]).toEqual([
    409,
    expect.stringContaining("saysWithdrawn"),
  ]);
  expect((await send(tjeerd, id, { ...event, with: { "rows[]": row } })).status).toBe(200);
  expect((await viewOf(hanneke, id)).main.facts["groundGone"]).toBe("1");
  expect((await viewOf(ward, id)).main.facts).not.toHaveProperty("groundGone");
});

test("an invitation that ends while its reader has the dossier open ends what is read, at the next question", async () => {
  const [tjeerd, linda, id] = [await as("tjeerd"), await as("linda"), await caseOf("atTable")];
  expect((await linda("GET", `/api/instances/${id}/sections/events`)).status).toBe(200);
  const end = { type: "SendEvent", unit: ["invitation", "1"], event: "endInvitation", confirmed: true };
  expect((await send(tjeerd, id, end)).status).toBe(200);
  for (const path of ["", "/sections/events", "/timeline", "/sections/persons"])
    expect((await linda("GET", `/api/instances/${id}${path}`)).status).toBe(404);
  expect((await send(linda, id, patch("events", { rows: [] }))).status).toBe(404);
});

test("the chair who leaves is followed by another, who opens the scores; a score after that is refused", async () => {
  const [id, group] = [await caseOf("atTable"), groupId(served.shell, "mda", "middenGroningen")];
  const { directory } = served.shell;
  const record = directory.groups().find((one) => one.id === group);
  if (!record) throw new Error("the demo has this group");
  const [hanneke, marit] = [personId(served.shell, "hanneke"), personId(served.shell, "marit")];
  const members = record.members.map((one) =>
    one.person === hanneke && one.function === "chair" ? { ...one, person: marit } : one,
  );
  const weighing = (await itemsOf(await as("marit"), id, "weighing/"))[0]?.path.split("/") ?? [];
  const open = { type: "SendEvent", unit: weighing, event: "openScores", confirmed: true };
  await directory.apply({ type: "FormGroup", group: { ...record, members } });
  expect((await send(await as("hanneke"), id, open)).status).not.toBe(200);
  expect((await send(await as("marit"), id, open)).status).toBe(200);
  const asked = (await itemsOf(await as("marit"), id, "weighing/")).filter(({ states }) => states[0]?.key === "missed");
  const slow = ["onno", "mirthe", "lara", "fenna"].find((key) =>
    asked.some(({ path }) => path.endsWith(personId(served.shell, key))),
  );
  const score = [...weighing, "score", personId(served.shell, slow ?? "")];
  const set = { rows: [{ id: "v", about: "Kim", value: 3 }] };
  const late = await send(await as(slow ?? ""), id, { type: "PatchSection", unit: score, patches: { score: { set } } });
  expect([late.status, late.json["code"]]).toEqual([409, "section-closed"]);
});
