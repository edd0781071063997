/** A case is found by a name by who may read that name there now, and one of the same family is shown to who judges that, never joined. */

import { expect, test } from "vitest";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { eraseInstance } from "../../../server/instances/erased.ts";
import { traceOf } from "../../../server/instances/instance-index.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { type Client, startTestServer } from "../../support/server.ts";
import { startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const played = await playOverHttp(server, ({ at = "", to }) => to === undefined && /^c[56]($|.consentPerson)/.test(at));
const [first, second] = ["c6", "c5"].map((alias) => asId<InstanceId>(played.ids.get(alias) ?? ""));
const [tom, sanne, coordinator, elsewhere] = await Promise.all(["tom", "sanne", "yara", "fatima"].map(server.signIn));

interface Found {
  readonly row: { readonly id: string };
  readonly names: readonly string[];
}
async function search(client: Client | undefined, text: string): Promise<readonly Found[]> {
  const reply = await client?.ask("POST", "/api/search", { body: { text } });
  expect(reply?.status).toBe(200);
  return reply?.json.found;
}
const idsOf = (found: readonly Found[]): readonly string[] => found.map(({ row }) => row.id);
const rename = (client: Client | undefined, id: InstanceId | undefined, person: string, name: string) =>
  client?.send(id ?? "", {
    type: "PatchSection",
    patches: { family: { set: { [`/persons/[${person}]/name`]: name } } },
  });

test("who may read a name finds its case by the whole name or its beginning, whatever the capitals and signs", async () => {
  expect(await search(tom, "daan veld")).toMatchObject([{ row: { id: first }, names: ["Daan Veldkamp"] }]);
  expect(idsOf(await search(tom, "VELDKÁMP"))).toEqual([first]);
  expect(idsOf(await search(coordinator, "veldkamp"))).toEqual([first]);
  expect(await search(tom, "daan dijkstra")).toEqual([]);
  expect(await search(tom, "d")).toEqual([]);
});

test("who may not read the name finds nothing: another submitter, an invitee of the group", async () => {
  expect(await search(sanne, "veldkamp")).toEqual([]);
  expect(await search(elsewhere, "veldkamp")).toEqual([]);
});

test("what was found is on record as a look at those names, and not where nothing was found", async () => {
  const looks = async () =>
    (await server.shell.store.readRecords(first ?? asId(""), 50)).filter(({ verb }) => verb === "search");
  const before = (await looks()).length;
  await search(tom, "veldkamp");
  await search(sanne, "veldkamp");
  const after = await looks();
  expect(after.length - before).toBe(1);
  expect(after[0]).toMatchObject({ person: server.person("tom"), sections: ["/family"], outcome: "allowed" });
});

test("a draft is found by its author alone, and shown to nobody as the same family", async () => {
  const { id, author } = await startCase(server, "sanne");
  const persons = [{ id: "k1", relation: "child", name: "Daan Veldkamp", birthDate: "2016-03-02" }];
  await author.send(id, { type: "PatchSection", patches: { family: { set: { persons } } } });
  expect(idsOf(await search(sanne, "veldkamp 2-3-2016"))).toEqual([id]);
  expect(idsOf(await search(coordinator, "veldkamp"))).toEqual([first]);
  const same = await coordinator?.get(`/api/instances/${first}/same-subject`);
  expect(same?.json).toEqual({ rows: [], isMore: false });
});

test("a coordinator is shown an earlier case of the same family; a submitter is not", async () => {
  expect((await rename(sanne, second, "o1", "Marleen Veldkamp"))?.status).toBe(200);
  const same = await coordinator?.get(`/api/instances/${second}/same-subject`);
  const there = (await coordinator?.get(`/api/instances/${second}/sections/family`))?.status === 200;
  expect(same?.json).toMatchObject(there ? { rows: [{ id: first }], isMore: false } : { rows: [], isMore: true });
  expect((await sanne?.get(`/api/instances/${second}/same-subject`))?.json).toEqual({ rows: [], isMore: false });
});

test("a name that is no longer there finds nothing", async () => {
  expect(idsOf(await search(sanne, "marleen"))).toEqual([second]);
  await rename(sanne, second, "o1", "Ilona Dijkstra");
  expect(await search(sanne, "marleen")).toEqual([]);
});

test("an erased case leaves nothing in the index", async () => {
  const { store, sealing, now } = server.shell;
  const [person, groups] = [server.person("tom"), []];
  const traces = [traceOf(sealing)("find veldkamp")];
  const [row] = await store.byTraces({ traces, person, groups, limit: 9 });
  if (!row) throw new Error("It was not there before.");
  await eraseInstance(server.shell, row, { at: now(), askedBy: person, by: person });
  const group = [row.index.group];
  expect((await store.byTraces({ traces, person, groups: group, limit: 9 })).map(({ id }) => id)).not.toContain(first);
});
