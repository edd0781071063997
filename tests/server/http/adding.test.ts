/** Adding items over HTTP: several at once, and links that lead where the server knows they lead. */

import { expect, test } from "vitest";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import type { PlayStep } from "../../../server/demo/files.ts";
import { load } from "../../../server/instances/load.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
/** A case that may go on an agenda, and two meetings that nobody has locked. */
const wanted = ({ at = "", add, do: event }: PlayStep): boolean => {
  const [alias, item] = at.split("/");
  return alias === "c5" ? add !== "agendaPlace" && item !== "agendaPlace" : ["m1", "m2"].includes(at) && !event;
};
const played = await playOverHttp(server, wanted);
const id = (alias: string): InstanceId => asId(played.ids.get(alias) ?? "");
const linksOf = async (alias: string) =>
  Object.values((await load(server.shell, id(alias)))?.instance.items ?? {}).flatMap(({ link }) =>
    link ? [link] : [],
  );

test("whatever kind and group a command claims for the far end, the link has those of the instance itself", async () => {
  const client = await server.signIn("yara");
  const meeting = (await load(server.shell, id("m1")))?.instance;
  const to = { instance: id("m1"), kind: "meeting", group: "another" };
  const reply = await client.send(id("c5"), {
    type: "AddItem",
    item: "agendaPlace",
    to,
    with: { minutes: 15, kind: "new" },
  });
  expect([reply.status, await linksOf("c5")]).toEqual([
    200,
    [{ instance: id("m1"), kind: meeting?.kind, group: meeting?.group }],
  ]);
});

test("several in one command are all there or none", async () => {
  const client = await server.signIn("yara");
  const far = (alias: string) => ({ to: { instance: id(alias), kind: "meeting", group: "any" } });
  const add = (each: readonly object[]) =>
    client.send(id("c5"), { type: "AddItem", item: "agendaPlace", each, with: { minutes: 15, kind: "new" } });
  const before = (await linksOf("c5")).length;
  const refused = await add([far("m2"), far("m2")]);
  expect([refused.json.code, (await linksOf("c5")).length]).toEqual(["already-there", before]);
});
