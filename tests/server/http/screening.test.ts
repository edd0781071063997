/** Free text of an instance to which others are linked is looked through with the names of those, and tells of them nothing but the place. */

import { expect, test } from "vitest";
import type { PlayStep } from "../../../server/demo/files.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { nextKey, startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const ended = (step: PlayStep): boolean => step.do === "cooperationChecked" || step.do === "confirmList";
const played = await playOverHttp(
  server,
  (step) => ["c5", "c6", "m1"].includes(step.at?.split("/")[0] ?? "") && !ended(step),
);
const id = (alias: string): string => played.ids.get(alias) ?? "";
const check = (improve: string, declared?: readonly string[]) => ({
  type: "SendEvent",
  unit: [],
  event: "cooperationChecked",
  confirmed: true,
  with: { asWished: "partly", improve },
  ...(declared ? { declared } : {}),
});
const typing = (client: Awaited<ReturnType<typeof server.signIn>>, text: string) =>
  client.ask("POST", `/api/instances/${id("m1")}/screen`, {
    body: { text },
    headers: { "Idempotency-Key": nextKey() },
  });

test("a point for improvement that names a child of a discussed case is refused, and the refusal tells no case", async () => {
  const chair = await server.signIn("bram");
  const refused = await chair.send(id("m1"), check("Eerder bellen over Mila"));
  expect(refused.json).toMatchObject({ code: "names-a-person" });
  expect(refused.json.details.hits).toEqual([{ pointer: "/improve", kind: "name", text: "Mila", start: 19, end: 23 }]);
  const said = JSON.stringify(refused.json);
  for (const word of ["Dijkstra", "2026-", id("c5"), id("c6"), "agendaPlace"]) expect(said).not.toContain(word);
});

test("while it is typed the same name is found for whoever may write there", async () => {
  const chair = await server.signIn("bram");
  expect((await typing(chair, "Eerder bellen over Mila")).json).toEqual({
    hits: [{ start: 19, end: 23, text: "Mila", kind: "name" }],
  });
});

test("who may not read a case learns none of its names by trying: only what looks like one to everybody is displayed", async () => {
  const absent = await server.signIn("ruben");
  const kinds = async (text: string) =>
    ((await typing(absent, text)).json.hits as { kind: string }[]).map(({ kind }) => kind);
  expect((await absent.get(`/api/instances/${id("c6")}`)).status).toBe(404);
  expect(await kinds("Daan, Veldkamp")).toEqual(await kinds("Olga, Hogeweg"));
  expect(await kinds("daan, veldkamp")).not.toContain("name");
  expect((await typing(absent, "Daan, 14-03-2015")).json).toMatchObject({
    hits: [{ kind: "possibleName" }, { kind: "date", text: "14-03-2015" }],
  });
});

test("a name that no case knows is asked about, here and in a case without names, until it is said to be nobody here", async () => {
  const chair = await server.signIn("bram");
  expect((await typing(chair, "Belt met Jansen de Boer")).json).toMatchObject({
    hits: [{ kind: "possibleName", text: "Jansen de Boer" }],
  });
  const refused = await chair.send(id("m1"), check("Eerder bellen met Jansen de Boer"));
  expect(refused.json).toMatchObject({ code: "names-a-person", details: { hits: [{ text: "Jansen de Boer" }] } });
});

test("the name of an organisation of the region is not asked about", async () => {
  const chair = await server.signIn("bram");
  const [organisation = ""] = server.shell.directory.publicNames();
  expect((await typing(chair, `Belt met ${organisation}`)).json).toEqual({ hits: [] });
});

test("what was declared to be no name is written", async () => {
  const chair = await server.signIn("bram");
  const done = await chair.send(id("m1"), check("Mila heet ook de zaal", ["Mila"]));
  expect(done.status).toBe(200);
});
