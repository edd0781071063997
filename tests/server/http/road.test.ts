/** The good road over HTTP: registered, consented, checked, discussed, fed back, by the people of the demo and through the routes only. */

import { expect, test } from "vitest";
import { playOverHttp } from "../../support/http-play.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const aliasOf = (at: string | undefined): string => at?.split("/")[0] ?? "";
const played = await playOverHttp(server, (step) => ["c5", "c6", "m1"].includes(aliasOf(step.at)));
const id = (alias: string): string => played.ids.get(alias) ?? "";

test("every step of two cases and their meeting is accepted over HTTP", () => {
  const refused = played.replies.filter(({ reply }) => reply.status >= 300);
  expect(refused.map(({ step, reply }) => ({ step, problem: reply.json }))).toEqual([]);
  expect(played.replies.length).toBeGreaterThan(40);
});

test("the case got its number, its actions got theirs, and the meeting is closed", async () => {
  const chair = await server.signIn("bram");
  const meeting = (await chair.get(`/api/instances/${id("m1")}`)).json;
  expect(meeting.main.states.map(({ key }: { key: string }) => key)).toContain("closed");
  const submitter = await server.signIn("sanne");
  const view = (await submitter.get(`/api/instances/${id("c5")}`)).json;
  expect(view.number).toMatch(/^20\d\d-\d{3}$/);
  const numbers = view.items.flatMap((item: { number?: string }) => item.number ?? []);
  expect(numbers).toContain(`${view.number}-01`);
});

test("the action list is kept as a paper of the meeting, and its receivers have a notice", async () => {
  const chair = await server.signIn("bram");
  const { documents } = (await chair.get(`/api/instances/${id("m1")}/documents`)).json;
  expect(documents).toHaveLength(1);
  const paper = await chair.get(`/api/documents/${documents[0].id}.pdf`);
  expect(paper.status).toBe(200);
  expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe("%PDF-");
  const member = await server.signIn("esther");
  const { notices } = (await member.get("/api/worklist")).json;
  const told = notices.find(({ instance }: { instance: string }) => instance === id("m1"));
  // A message about a meeting says when and where it is.
  expect(told).toMatchObject({ held: { day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) } });
});

test("nothing that was to be carried out failed", async () => {
  expect(await server.shell.store.failures(10)).toEqual([]);
});

test("the log tells routes and outcomes, and no word of what was typed or who did it", () => {
  const log = server.logged.map((line) => JSON.stringify(line)).join("\n");
  expect(server.logged.length).toBeGreaterThan(40);
  const { people } = server.demo.region;
  const words = [...Object.values(people).map(({ name }) => name), "Dijkstra", "Lindelaan", id("c5")];
  for (const word of words) expect(log).not.toContain(word);
});
