/** An agenda is built from the meeting: which cases may be put on, why others may not yet, and only for whoever may do it. */

import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import type { InstanceView } from "../../../engine/views/types.ts";
import type { PlayStep } from "../../../server/demo/files.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const CASES = ["c2", "c3", "c4", "c7", "c8", "m2"];
const isPlace = (step: PlayStep): boolean => step.add === "agendaPlace" && step.at === "c7";
const played = await playOverHttp(server, (step) => CASES.includes(step.at?.split("/")[0] ?? "") && !isPlace(step));
const id = (alias: string): string => played.ids.get(alias) ?? "";
const aliasOf = (instance: string): string | undefined => CASES.find((alias) => id(alias) === instance);
interface Row {
  readonly id: string;
  readonly view: InstanceView;
  readonly documents: number;
}
const rowsFor = async (person: string): Promise<readonly Row[]> => {
  const client = await server.signIn(person);
  return (await client.get(`/api/instances/${id("m2")}/linkable/agendaPlace`)).json.rows;
};
const placeOf = ({ view }: Row) => view.main.adds.find(({ item }) => item === "agendaPlace");

test("the secretary is told every case of the group that may be put on, and of the others why not yet", async () => {
  const rows = await rowsFor("yara");
  const told = Object.fromEntries(rows.map((row) => [aliasOf(row.id), placeOf(row)]));
  expect(Object.keys(told).sort()).toEqual(["c2", "c3", "c7"]);
  expect(told["c7"]).toMatchObject({ open: true });
  expect(told["c3"]).toMatchObject({ open: false });
  expect(told["c3"]?.reasons.length).toBeGreaterThan(0);
});

test("a list says of each meeting whether it accepts a case now: one whose agenda is shut does not", async () => {
  const client = await server.signIn("yara");
  const meetings = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
    const { rows } = (await client.get("/api/instances?kind=meeting&process=mdoJeugd&ended=false")).json;
    return Object.fromEntries(rows.map((row: { id: string; accepts: readonly string[] }) => [row.id, row.accepts]));
  };
  expect((await meetings())[id("m2")]).toContain("agendaPlace");
  const send = (event: string) => client.send(id("m2"), { type: "SendEvent", unit: [], event });
  expect((await send("lock")).status).toBe(200);
  expect((await meetings())[id("m2")]).not.toContain("agendaPlace");
  expect((await send("unlock")).status).toBe(200);
});

test("what stands on the agenda already, and cases of another group, are not offered", async () => {
  const offered = (await rowsFor("yara")).map((row) => aliasOf(row.id));
  expect(offered).not.toContain("c4");
  expect(offered).not.toContain("c8");
});

test("who may put nothing on an agenda is offered nothing, and a meeting that is not for them is not there", async () => {
  expect(await rowsFor("tom")).toEqual([]);
  const stranger = await server.signIn("pieter");
  expect((await stranger.get(`/api/instances/${id("m2")}/linkable/agendaPlace`)).status).toBe(404);
});

test("every case that was told of has its own record of the look, written before the answer", async () => {
  const before = await server.shell.store.readRecords(null, 500);
  const rows = await rowsFor("yara");
  const after = await server.shell.store.readRecords(null, 500);
  const fresh = after.slice(0, after.length - before.length).map(({ instance }) => instance);
  expect(fresh).toEqual(expect.arrayContaining([id("m2"), ...rows.map((row) => row.id)]));
});

test("the record of a case told beside a meeting names the reader's road to that case, as when it is opened by itself", async () => {
  const client = await server.signIn("yara");
  const lookAt = async (path: string, instance: string) => {
    await client.get(path);
    const records = await server.shell.store.readRecords(asId(instance), 1);
    return records.map(({ role, purpose, definition, participation, gates }) => ({
      role,
      purpose,
      definition,
      participation,
      gates,
    }));
  };
  const meeting = await lookAt(`/api/instances/${id("m2")}`, id("m2"));
  for (const [path, alias] of [
    ["linkable", "c3"],
    ["linked", "c4"],
  ] as const) {
    const alone = await lookAt(`/api/instances/${id(alias)}`, id(alias));
    const beside = await lookAt(`/api/instances/${id("m2")}/${path}/agendaPlace`, id(alias));
    expect(beside).toEqual(alone);
    expect(beside).not.toEqual(meeting);
  }
});

test("an agenda tells since when each case stands where it stands", async () => {
  const client = await server.signIn("yara");
  const { rows } = (await client.get(`/api/instances/${id("m2")}/linked/agendaPlace`)).json;
  expect(rows).toHaveLength(1);
  expect(rows[0].since[rows[0].states.at(-1)]).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(rows[0].documents).toBe(0);
});
