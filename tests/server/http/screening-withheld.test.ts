/** Screening displays nothing that its asker may not read: one answer for everything withheld, counted and recorded, however it is asked. */

import { expect, test } from "vitest";
import type { PlayStep } from "../../../server/demo/files.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { projectFiles } from "../../support/processes.ts";
import { nextKey, startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

/** The shipped process, in which the chair may not read who the family is. */
function withheldFromChair(): Map<string, string> {
  const files = new Map([...projectFiles()].filter(([path]) => !/\/examples\/|workflows\/mda/.test(path)));
  const path = "workflows/mdo-jeugd/case/sections.json";
  const sections = JSON.parse(files.get(path) ?? "") as Record<string, { read: object }>;
  if (!sections["family"]) throw new Error("There is no family.");
  sections["family"].read = { submitter: true, coordinator: "submitted" };
  return files.set(path, JSON.stringify(sections));
}

const folder = temporaryFolders();
const ended = (step: PlayStep): boolean => step.do === "cooperationChecked" || step.do === "confirmList";
async function playedServer() {
  const server = await startTestServer(folder(), undefined, withheldFromChair());
  const played = await playOverHttp(
    server,
    (step) => ["c5", "c6", "m1"].includes(step.at?.split("/")[0] ?? "") && !ended(step),
  );
  const id = (alias: string): string => played.ids.get(alias) ?? "";
  const chair = await server.signIn("bram");
  const write = (improve: string, declared?: readonly string[], who = chair) =>
    who.send(id("m1"), {
      type: "SendEvent",
      unit: [],
      event: "cooperationChecked",
      confirmed: true,
      with: { asWished: "partly", improve },
      ...(declared ? { declared } : {}),
    });
  const screen = async (text: string) =>
    (
      await chair.ask("POST", `/api/instances/${id("m1")}/screen`, {
        body: { text },
        headers: { "Idempotency-Key": nextKey() },
      })
    ).json;
  const readsOf = async (who: string, alias: string) =>
    (await (await server.signIn(who)).get(`/api/instances/${id(alias)}/reads`)).json.reads as {
      verb: string;
      outcome: string;
      sections: string[];
      person: string;
    }[];
  return { server, id, chair, write, screen, readsOf };
}
const { server, id, chair, write, screen, readsOf } = await playedServer();

test("the section that holds the names answers 404 to the chair", async () => {
  expect((await chair.get(`/api/instances/${id("c5")}/sections/family`)).status).toBe(404);
});

test("while it is typed a withheld name or birth date is answered like any other word", async () => {
  const kinds = async (text: string) => ((await screen(text)).hits as { kind: string }[]).map(({ kind }) => kind);
  expect(await kinds("langs de lindelaan")).toEqual(await kinds("langs de dorpslaan"));
  expect(await kinds("op 14 maart en 3 mei")).toEqual([]);
});

test("a refused write tells neither what was found, nor where, nor of what kind", async () => {
  const known = await write("Eerder langs de lindelaan");
  expect(known.json).toMatchObject({ status: 422, code: "identifies-somebody" });
  for (const word of ["lindelaan", "improve", "hits", "family", id("c5"), id("c6")])
    expect(known.text.toLowerCase()).not.toContain(word.toLowerCase());
  const more = await write("Eerder langs de lindelaan en bij van loon");
  const apart = ({ json }: typeof known) => ({ ...json, instance: undefined, request: undefined });
  expect(apart(more)).toEqual(apart(known));
});

test("declaring a word does not open what is withheld", async () => {
  expect((await write("Eerder langs de lindelaan", ["lindelaan"])).json.code).toBe("identifies-somebody");
});

test("who leads the case reads with what a text was compared, and never the text", async () => {
  const compared = (await readsOf("yara", "c5")).filter(
    ({ verb, person, outcome }) => verb === "compare" && person === server.person("bram") && outcome === "refused",
  );
  expect(compared).toHaveLength(3);
  expect(compared[0]).toMatchObject({ sections: ["/family"] });
  expect(JSON.stringify(compared).toLowerCase()).not.toContain("lindelaan");
});

test("after ten tries in an hour everything is refused, also what identifies nobody", async () => {
  const codes = await Promise.all(
    Array.from({ length: 12 }, async () => (await write("Eerder langs de lindelaan")).json.code as string),
  );
  expect(codes.filter((code) => code === "identifies-somebody")).toHaveLength(7);
  expect(codes.filter((code) => code === "screening-paused")).toHaveLength(5);
  expect((await write("Eerder bellen")).json).toMatchObject({ status: 429, code: "screening-paused" });
});

test("an hour later a text that identifies nobody is written", async () => {
  server.clock.now = new Date(Date.parse(server.clock.now) + 3_600_001).toISOString() as typeof server.clock.now;
  expect((await write("Eerder bellen", [], await server.signIn("bram"))).status).toBe(200);
});
