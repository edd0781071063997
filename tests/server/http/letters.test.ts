/** Each person who is asked gets a letter of their own: in words for that person, naming no other adult of the family. */

import { expect, test } from "vitest";
import { playOverHttp } from "../../support/http-play.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const played = await playOverHttp(server, ({ at = "", to }) => to === undefined && /^c5($|.consentPerson)/.test(at));
const of = played.ids.get("c5") ?? "";
const [submitter, member] = [await server.signIn("sanne"), await server.signIn("tom")];
const letter = async (item: string, report: string): Promise<{ status: number; text: string }> => {
  const reply = await submitter.get(`/api/instances/${of}/papers/${report}?item=${item}`);
  return { status: reply.status, text: JSON.stringify(reply.json) };
};

test("a parent's letter names the children and that parent, and never the parent who lives elsewhere", async () => {
  const [mother, father] = [
    await letter("consentPerson/o1", "letterParent"),
    await letter("consentPerson/o2", "letterParent"),
  ];
  expect([mother.status, father.status]).toEqual([200, 200]);
  expect(mother.text).toContain("Ilona Dijkstra");
  expect(mother.text).toContain("Mila Dijkstra, Bas Dijkstra");
  expect(mother.text).not.toContain("van Loon");
  expect(father.text).toContain("Peter van Loon");
  expect(father.text).not.toContain("Ilona");
});

test("a child of 13 gets the letter for its age, which names nobody but the child and who asks", async () => {
  const child = await letter("consentPerson/k1", "letterTwelve");
  expect(child.text).toContain("Hoi Mila Dijkstra");
  for (const other of ["Bas", "Ilona", "van Loon"]) expect(child.text).not.toContain(other);
  expect((await letter("consentPerson/k1", "letterSixteen")).status).toBe(404);
  expect((await letter("consentPerson/k1", "letterParent")).status).toBe(404);
});

test("a person offers the one letter that fits, and its file has a Dutch name without a name of a person", async () => {
  const view = (await submitter.get(`/api/instances/${of}`)).json;
  const papers = view.items
    .filter(({ name, wanted }: { name: string; wanted: boolean }) => name === "consentPerson" && wanted)
    .map(({ papers }: { papers: readonly string[] }) => papers);
  expect(papers).toEqual([["letterTwelve"], ["letterParent"], ["letterParent"]]);
  const file = await submitter.get(`/api/instances/${of}/reports/letterParent.pdf?item=consentPerson/o2`);
  expect(file.headers.get("content-disposition")).toMatch(/brief-en-formulier-voor-een-ouder-\d{4}-\d{3}-3\.pdf/);
});

test("nobody but who asks gets a letter, and each one is on record with the person it is about", async () => {
  expect((await member.get(`/api/instances/${of}/papers/letterParent?item=consentPerson/o1`)).status).toBe(404);
  const records = await server.shell.store.readRecords(played.ids.get("c5") as never, 20);
  expect(records.flatMap(({ sections }) => sections)).toContain("report/letterParent/consentPerson/o2");
});
