/** Who is shut out of a part of a case is told of it by nothing beside it: no message, no record of a look, no page of a list, no name that is tried. */

import { expect, test } from "vitest";
import { z } from "zod";
import { asId, type ItemId } from "../../../engine/ids.ts";
import { giveNotice } from "../../../server/effects/notices.ts";
import { fromCursor, toCursor } from "../../../server/http/routes/cursor.ts";
import { load } from "../../../server/instances/load.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { filesOf } from "../../support/processes.ts";
import { nextKey, startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

/** The shipped process, in which the owner of every second action is shut out of every fourth. */
const files = filesOf("mdo-jeugd");
const path = "workflows/mdo-jeugd/case/items/action.json";
const action = JSON.parse(files.get(path) ?? "{}");
const owners = 'items.action.filter(a, a.number.endsWith("-02")).map(a, a.task.owner)';
action.exclude = { interest: "interested" };
action.facts = { ...action.facts, interested: { is: `item.number.endsWith("-04") ? ${owners} : []`, else: "[]" } };
files.set(path, JSON.stringify(action));

const folder = temporaryFolders();
const server = await startTestServer(folder(), undefined, files);
const played = await playOverHttp(server, ({ at = "" }) => ["c5", "c6", "m1"].includes(at.split("/")[0] ?? ""));
const id = (alias: string): string => played.ids.get(alias) ?? "";
const [shut, chair] = [await server.signIn("tom"), await server.signIn("bram")];
const loaded = await load(server.shell, asId(id("c5")));
const actions = Object.values(loaded?.instance.items ?? {}).filter(({ item }) => item === "action");
const byNumber = (end: string): ItemId => actions.find(({ number }) => number?.endsWith(end))?.id as ItemId;
const kept = byNumber("-04");
const other = byNumber("-01");

test("the part is not there for who is shut out of it; for others, and beside it, it is", async () => {
  const items = async (client: typeof shut): Promise<readonly string[]> =>
    (await client.get(`/api/instances/${id("c5")}`)).json.items.map(({ item }: { item: string }) => item);
  expect([(await items(chair)).includes(kept), (await items(shut)).includes(kept)]).toEqual([true, false]);
  expect(await items(shut)).toContain(other);
});

test("a message about it stays away, one about another part comes", async () => {
  const { shell } = server;
  const { process, instance } = loaded ?? { process: undefined, instance: undefined };
  if (!process || !instance) throw new Error("the case is there");
  for (const item of [kept, other])
    await giveNotice(shell, {
      id: `notice ${item}`,
      person: server.person("tom"),
      instance: instance.id,
      process: process.id,
      definition: process.hash,
      kind: instance.kind,
      group: instance.group,
      item,
      path: "",
      address: "case.items.action.effects.told",
      role: "table",
      at: shell.now(),
    });
  const { notices } = (await shut.get("/api/worklist")).json;
  const told = notices.map(({ item }: { item: string | null }) => item);
  expect([told.includes(other), told.includes(kept)]).toEqual([true, false]);
});

test("a look at it is told to who may know of it, and to others as a look at the case alone", async () => {
  for (const item of [kept, other])
    expect((await chair.get(`/api/instances/${id("c5")}/sections/task?unit=${item}`)).status).toBe(200);
  const parts = async (client: typeof shut): Promise<readonly string[]> =>
    (await client.get(`/api/instances/${id("c5")}/reads`)).json.reads.flatMap(
      ({ sections }: { sections: readonly string[] }) => sections,
    );
  expect(await parts(chair)).toEqual(expect.arrayContaining([`${kept}/task`, `${other}/task`]));
  expect(await parts(shut)).toContain(`${other}/task`);
  expect(await parts(shut)).not.toContain(`${kept}/task`);
});

test("the end of a page says nothing of the row that stands there, and opens for nobody else and no other list", async () => {
  const { shell } = server;
  const as = (key: string) => {
    const person = shell.directory.person(server.person(key));
    if (!person) throw new Error("the person is there");
    return { person };
  };
  const shape = z.tuple([z.string(), z.string()]);
  const cursor = await toCursor(shell, "instances", as("tom"), [id("c5"), "2026-002"]);
  const plain = Buffer.from(cursor, "base64url").toString("latin1");
  expect([cursor, plain].some((text) => text.includes(id("c5")) || text.includes("2026-002"))).toBe(false);
  expect(await fromCursor(shell, "instances", as("tom"), shape, cursor)).toEqual([id("c5"), "2026-002"]);
  for (const [list, who] of [
    ["worklist", "tom"],
    ["instances", "bram"],
  ] as const)
    await expect(fromCursor(shell, list, as(who), shape, cursor)).rejects.toMatchObject({
      problem: { code: "bad-request" },
    });
});

test("what every object of the machine has is no name of a section, an item or an event: refused like any other, and no fault", async () => {
  for (const name of ["constructor", "toString", "valueOf", "hasOwnProperty"]) {
    const asked = await Promise.all([
      chair.get(`/api/instances/${id("c5")}/sections/${name}`),
      chair.get(`/api/instances/${id("c5")}/sections/referral?unit=${name}`),
      chair.get(`/api/instances/${id("c5")}/drafts/${name}`),
      chair.get(`/api/instances/${id("m1")}/linked/${name}`),
      chair.get(`/api/instances/${id("m1")}/linkable/${name}`),
      chair.get(`/api/instances/${id("m1")}/reports/${name}.pdf`),
      chair.send(id("c5"), { type: "SendEvent", unit: [], event: name }),
      chair.send(id("c5"), { type: "SendEvent", unit: [name], event: "close" }),
      chair.send(id("c5"), { type: "AddItem", item: name }),
      chair.send(id("c5"), { type: "PatchSection", unit: [], patches: { [name]: { set: { x: "y" } } } }),
      chair.send(id("c5"), { type: "RecordAnswer", unit: [], effect: name, accepted: true }),
      chair.send(id("c5"), { type: "TakeTask", unit: [], task: "event", name }),
      chair.ask("POST", "/api/instances", {
        body: { kind: name, process: server.demo.process, group: loaded?.instance.group },
        headers: { "Idempotency-Key": nextKey() },
      }),
    ]);
    expect([name, asked.map(({ status }) => status).filter((status) => status !== 400 && status !== 404)]).toEqual([
      name,
      [],
    ]);
  }
});
