/** Who may not know of a case learns nothing of it at a meeting: what a link shows is asked at the owner of the link, for each reader and on every road. */

import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { giveNotice } from "../../../server/effects/notices.ts";
import { load } from "../../../server/instances/load.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { filesOf } from "../../support/processes.ts";
import { type Client, startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

/** The shipped process: who owns the fourth action of a case turns out to have an interest in it. */
const files = filesOf("mdo-jeugd");
const read = (path: string) => JSON.parse(files.get(path) ?? "{}");
const part = (file: string): string => `workflows/mdo-jeugd/case/${file}.json`;
const put = (file: string, more: object): void =>
  void files.set(part(file), JSON.stringify({ ...read(part(file)), ...more }));
put("facts", {
  interested: { is: 'items.action.filter(a, a.number.endsWith("-04")).map(a, a.task.owner)', else: "[]" },
});
put("access", { exclude: { interest: "interested" } });

const folder = temporaryFolders();
const server = await startTestServer(folder(), undefined, files);
const played = await playOverHttp(server, ({ at = "" }) => ["c5", "c6", "m1"].includes(at.split("/")[0] ?? ""));
const id = (alias: string): string => played.ids.get(alias) ?? "";
const [shut, chair] = [await server.signIn("esther"), await server.signIn("bram")];
const number: string = (await chair.get(`/api/instances/${id("c5")}`)).json.number;
const other: string = (await chair.get(`/api/instances/${id("c6")}`)).json.number;

/** What an answer says of the case: its id or its number, on any place. */
const saysOf = (text: string, alias: string): boolean =>
  [id(alias), alias === "c5" ? number : other].some((one) => text.includes(one));
const answer = async (client: Client, path: string): Promise<string> => (await client.get(path)).text;

test("the case is not there for who is shut out of it, and the meeting is", async () => {
  expect((await shut.get(`/api/instances/${id("c5")}`)).status).toBe(404);
  expect((await shut.get(`/api/instances/${id("m1")}`)).status).toBe(200);
});

test("no answer about the meeting says the case's number or id to who is shut out of it; each does to the chair, where it names cases", async () => {
  const paths = ["", "/linked/agendaPlace", "/timeline", "/reads", "/readers", "/documents", "/process", "/people"];
  const found = await Promise.all(
    paths.map(async (path) => {
      const address = `/api/instances/${id("m1")}${path}`;
      return [path, saysOf(await answer(shut, address), "c5"), saysOf(await answer(chair, address), "c5")];
    }),
  );
  expect(found.filter(([, toShut]) => toShut)).toEqual([]);
  expect(found.filter(([, , toChair]) => toChair).map(([path]) => path)).toEqual(
    expect.arrayContaining(["", "/linked/agendaPlace"]),
  );
});

test("beside the case, the other cases of the meeting are there", async () => {
  const rows = JSON.stringify((await shut.get(`/api/instances/${id("m1")}/linked/agendaPlace`)).json);
  expect(saysOf(rows, "c5")).toBe(false);
  expect((await shut.get(`/api/instances/${id("c6")}`)).status === 200).toBe(saysOf(rows, "c6"));
});

test("no list, no search by number and no worklist says it", async () => {
  for (const path of [
    "/api/instances",
    `/api/instances?number=${number}`,
    "/api/worklist",
    "/api/worklist?scope=organisation",
  ])
    expect([path, saysOf(await answer(shut, path), "c5")]).toEqual([path, false]);
  expect(saysOf(await answer(chair, `/api/instances?number=${number}`), "c5")).toBe(true);
});

test("a message of the meeting that a case refused stays away from who may not know of that case", async () => {
  const { shell } = server;
  const loaded = await load(shell, asId(id("m1")));
  if (!loaded) throw new Error("the meeting is there");
  const { instance, process } = loaded;
  for (const [key, alias] of [
    ["esther", "c5"],
    ["bram", "c5"],
  ] as const)
    await giveNotice(shell, {
      id: `refused ${key}`,
      person: server.person(key),
      instance: instance.id,
      process: process.id,
      definition: process.hash,
      kind: instance.kind,
      group: instance.group,
      item: null,
      path: "",
      address: "meeting.effects.tellChair",
      role: "chair",
      at: shell.now(),
      refused: { by: asId(id(alias)), why: ["open"] },
    });
  const refusals = async (client: Client): Promise<number> =>
    (await client.get("/api/worklist")).json.notices.filter(({ refused }: { refused?: object }) => refused).length;
  expect([await refusals(chair), await refusals(shut)]).toEqual([1, 0]);
});

test("a pick of the case is refused like a pick of nothing", async () => {
  const pick = (what: string) => shut.send(id("m1"), { type: "SendEvent", unit: [], event: "openItem", pick: what });
  const places = (await chair.get(`/api/instances/${id("m1")}`)).json.incoming as {
    reference: string;
    owner: string;
  }[];
  const reference = places.find(({ owner }) => owner === id("c5"))?.reference ?? "";
  const { status, json } = await pick("no-such-place");
  const asked = await pick(reference);
  expect([reference !== "", asked.status, asked.json.code]).toEqual([true, status, json.code]);
  expect(saysOf(asked.text, "c5")).toBe(false);
});

test("the facts and the line of the meeting say nothing that is counted over the case", async () => {
  const facts = async (client: Client): Promise<readonly string[]> =>
    Object.keys((await client.get(`/api/instances/${id("m1")}`)).json.main.facts);
  expect(await facts(chair)).toEqual(expect.arrayContaining(["places", "onTable"]));
  expect(await facts(shut)).not.toEqual(expect.arrayContaining(["places"]));
  expect(await facts(shut)).not.toEqual(expect.arrayContaining(["onTable"]));
});
