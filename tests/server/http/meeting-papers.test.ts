/** Papers of a whole meeting: the sheets of the cases that a reader may read there, the key apart from the list, the list by numbers alone. */

import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { playOverHttp } from "../../support/http-play.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const played = await playOverHttp(server, ({ at = "" }) => ["c5", "c6", "m1"].includes(at.split("/")[0] ?? ""));
const id = (alias: string): string => played.ids.get(alias) ?? "";
const [secretary, member] = [await server.signIn("yara"), await server.signIn("tom")];
const paper = async (client: typeof member, report: string) =>
  client.get(`/api/instances/${id("m1")}/papers/${report}`);
const text = async (client: typeof member, report: string): Promise<string> =>
  JSON.stringify((await paper(client, report)).json);

test("the sheets hold the cases that their reader may read, each under its own rules", async () => {
  const own = await text(member, "caseSheets");
  expect(own).toContain("Daan Veldkamp");
  const [open] = [(await member.get(`/api/instances/${id("c5")}/sections/family`)).status];
  expect(own.includes("Mila Dijkstra")).toBe(open === 200);
});

test("the key is for the secretary and the chair, and is another paper than the list", async () => {
  expect((await paper(member, "keyTables")).status).toBe(404);
  expect(await text(secretary, "keyTables")).toContain("Mila Dijkstra");
  for (const report of ["workingLists", "agenda"]) {
    const list = await text(member, report);
    for (const name of ["Dijkstra", "Veldkamp", "van Loon"]) expect(list).not.toContain(name);
    expect(list).toMatch(/\d{4}-\d{3}/);
  }
});

test("in the workbook all cases stand in the same sheets, each row under its number, and the file has a Dutch name", async () => {
  const reply = await secretary.get(`/api/instances/${id("m1")}/reports/keyTables.xlsx`);
  expect(reply.headers.get("content-disposition")).toMatch(/sleuteltabel-van-het-overleg-\d{4}-\d{2}-\d{2}\.xlsx/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.bytes as never);
  const sheet = book.getWorksheet("Kind en gezin");
  const numbers = new Set((sheet?.getColumn(1).values ?? []).filter((value) => /^\d{4}-\d{3}$/.test(String(value))));
  expect(numbers.size).toBe(2);
});

test("whoever makes them looked at each case on them", async () => {
  const before = await server.shell.store.readRecords(id("c6") as never, 50);
  await paper(secretary, "keyTables");
  const after = await server.shell.store.readRecords(id("c6") as never, 50);
  expect(after.length).toBe(before.length + 1);
  expect(after[0]?.participation).toContain(`paper ${id("m1")}`);
});
