/** What another instance refused, as a message: it says of which and why, and stands once however often it was tried. */

import { expect, test } from "vitest";
import { playOverHttp } from "../../support/http-play.ts";
import { type Client, startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
// A meeting that goes on: both its cases were discussed, and neither can be closed yet.
const { ids } = await playOverHttp(
  server,
  ({ at, do: event }) =>
    ["c5", "c6", "m1"].includes(at?.split("/")[0] ?? "") && event !== "wrapUp" && event !== "finishItem",
);
const meeting = ids.get("m1") ?? "";

interface Told {
  readonly id: string;
  readonly instance: string;
  readonly address: string;
  readonly number?: string;
  readonly refused?: { readonly number?: string; readonly reasons: readonly { readonly name: string }[] };
}
const noticesOf = async (client: Client): Promise<readonly Told[]> => {
  const { notices } = (await client.get("/api/worklist")).json;
  return (notices as Told[]).filter(({ instance, address }) => instance === meeting && address.endsWith(".tellChair"));
};
async function propose(client: Client, alias: string): Promise<void> {
  const { incoming } = (await client.get(`/api/instances/${meeting}`)).json;
  const pick = incoming.find((one: { owner: string }) => one.owner === ids.get(alias))?.reference;
  const reply = await client.send(meeting, { type: "SendEvent", unit: [], event: "proposeClose", pick });
  expect(reply.status).toBe(200);
  await server.effects.drain();
}

test("tried twice, a refusal is one message, with the number of the case and the reasons; of another case it is another", async () => {
  const bram = await server.signIn("bram");
  expect(await noticesOf(bram)).toEqual([]);
  await propose(bram, "c5");
  const [first] = await noticesOf(bram);
  const c5 = (await bram.get(`/api/instances/${ids.get("c5")}`)).json.number;
  expect(c5).toMatch(/^\d{4}-\d{3}$/);
  expect(first?.refused?.number).toBe(c5);
  expect(first?.refused?.reasons).toContainEqual({ name: "evaluated", text: "case.facts.evaluated" });

  await propose(bram, "c5");
  const again = await noticesOf(bram);
  expect(again).toHaveLength(1);
  expect(again[0]?.id).not.toBe(first?.id);
  expect(again[0]?.refused).toEqual(first?.refused);

  await propose(bram, "c6");
  const both = await noticesOf(bram);
  expect(new Set(both.map(({ refused }) => refused?.number)).size).toBe(2);
});

test("a refusal that was put away is told again when it is tried again", async () => {
  const bram = await server.signIn("bram");
  for (const { id } of await noticesOf(bram)) await bram.ask("POST", `/api/notices/${id}/seen`);
  expect(await noticesOf(bram)).toEqual([]);
  await propose(bram, "c5");
  expect(await noticesOf(bram)).toHaveLength(1);
});

test("the message says why as long as it stands, also when something else was asked since", async () => {
  const bram = await server.signIn("bram");
  const before = await noticesOf(bram);
  expect(before[0]?.refused?.reasons.length).toBeGreaterThan(0);
  await propose(bram, "c6");
  const now = await noticesOf(bram);
  expect(now.find(({ id }) => id === before[0]?.id)?.refused).toEqual(before[0]?.refused);
});
