/** A paper goes no further than the screen: who is shut out of a case gets nothing of it on the list of a meeting, and each case on a paper is recorded as what its reader is there. */

import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { contextOf } from "../../../server/instances/context.ts";
import { load } from "../../../server/instances/load.ts";
import { reportOf } from "../../../server/reports/index.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { filesOf } from "../../support/processes.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

/** The shipped process, in whose cases the owner of the fourth action turns out to have an interest. */
const files = filesOf("mdo-jeugd");
const put = (file: string, more: object): void => {
  const path = `workflows/mdo-jeugd/case/${file}.json`;
  files.set(path, JSON.stringify({ ...JSON.parse(files.get(path) ?? "{}"), ...more }));
};
put("facts", {
  interested: { is: 'items.action.filter(a, a.number.endsWith("-04")).map(a, a.task.owner)', else: "[]" },
});
const sections = JSON.parse(files.get("workflows/mdo-jeugd/case/sections.json") ?? "{}");
put("sections", { referral: { ...sections.referral, read: { ...sections.referral.read, submitter: "interviewed" } } });
const facts = JSON.parse(files.get("workflows/mdo-jeugd/case/facts.json") ?? "{}");
put("facts", { ...facts, interviewed: { is: "case.is.draft || submitted" } });
put("access", { exclude: { interest: "interested" } });

const folder = temporaryFolders();
const server = await startTestServer(folder(), undefined, files);
const played = await playOverHttp(server, ({ at = "" }) => ["c5", "c6", "m1"].includes(at.split("/")[0] ?? ""));
const id = (alias: string): string => played.ids.get(alias) ?? "";
const [shut, member, chair] = [await server.signIn("esther"), await server.signIn("tom"), await server.signIn("bram")];
const documentsOf = async (client: typeof shut): Promise<readonly { id: string }[]> =>
  (await client.get(`/api/instances/${id("m1")}/documents`)).json.documents;
const listFor = async (key: string): Promise<string> => {
  const { shell } = server;
  const loaded = await load(shell, asId(id("m1")));
  if (!loaded) throw new Error("the meeting is there");
  const { organisation } = shell.directory.person(server.person(key)) ?? {};
  if (organisation === undefined) throw new Error("the person is there");
  const context = contextOf(shell, loaded, shell.now());
  return JSON.stringify(
    await reportOf(shell, context, "actionList", "nl", { person: server.person(key), organisation, role: "member" }),
  );
};
const numberOf = async (alias: string): Promise<string> => (await chair.get(`/api/instances/${id(alias)}`)).json.number;

test("a list that is made for a reader shows the cases that this reader may know of, and nothing of another", async () => {
  expect((await shut.get(`/api/instances/${id("c5")}`)).status).toBe(404);
  const [kept, other] = [await numberOf("c5"), await numberOf("c6")];
  const list = await listFor("esther");
  expect(list).not.toContain(kept);
  expect(list.includes(other)).toBe((await shut.get(`/api/instances/${id("c6")}`)).status === 200);
  const ofMember = await listFor("tom");
  expect([ofMember.includes(kept), ofMember.includes(other)]).toEqual([true, true]);
});

test("a paper that was kept holds every case: who is shut out of one is told of no such paper, and others are", async () => {
  const [paper] = await documentsOf(member);
  expect(paper).toBeDefined();
  expect(await documentsOf(shut)).toEqual([]);
  const address = `/api/documents/${paper?.id}.pdf`;
  expect([(await member.get(address)).status, (await shut.get(address)).status]).toEqual([200, 404]);
  const notices = (await shut.get("/api/worklist")).json.notices as readonly { document?: string }[];
  expect(notices.filter(({ document }) => document !== undefined)).toEqual([]);
});

test("a paper about several cases is recorded in each as what its reader is there, with the paper that told of it", async () => {
  await chair.get(`/api/instances/${id("c6")}`);
  const [alone] = await server.shell.store.readRecords(asId(id("c6")), 1);
  await chair.get(`/api/instances/${id("m1")}/reports/actionList.pdf`);
  const [printed] = await server.shell.store.readRecords(asId(id("c6")), 1);
  expect(printed).toMatchObject({
    verb: "print",
    role: alone?.role,
    gates: alone?.gates,
    definition: alone?.definition,
  });
  expect(printed?.participation).toBe(`${alone?.participation}; paper ${id("m1")}`);
});

test("what is not on the paper is no look: a case that its reader is shut out of gets no record", async () => {
  const before = (await server.shell.store.readRecords(asId(id("c5")), 500)).length;
  expect((await shut.get(`/api/instances/${id("m1")}/reports/actionList.pdf`)).status).toBe(200);
  const after = await server.shell.store.readRecords(asId(id("c5")), 500);
  expect(after.slice(0, after.length - before)).toEqual([]);
});

test("the record of a section names the fact by which it is read, beside the gates of the whole case", async () => {
  expect((await member.get(`/api/instances/${id("c6")}/sections/referral?unit=`)).status).toBe(200);
  const [record] = await server.shell.store.readRecords(asId(id("c6")), 1);
  expect(record).toMatchObject({ verb: "read", sections: ["/referral"] });
  expect(record?.gates).toContain("case.facts.interviewed");
});
