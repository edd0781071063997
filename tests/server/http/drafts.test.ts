/** A person's own unfinished fields: whose they are, until when, and that they go with their section. */

import { expect, test } from "vitest";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { watchDrafts } from "../../../server/instances/drafts.ts";
import { startTestServer } from "../../support/server.ts";
import { startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
const { store } = server.shell;
const draftsOf = (id: string) => store.byOwner("drafts", asId<InstanceId>(id), 10);
const patch = (section: string, set: object) => ({ type: "PatchSection", patches: { [section]: { set } } });
const typed = { persons: [{ id: "k1", name: "Half Geschreven" }] };

test("a draft is told to who typed it, and to nobody else", async () => {
  const { id, author } = await startCase(server, "pieter", "westerbeek");
  const address = `/api/instances/${id}/drafts/referral`;
  expect((await author.get(address)).json).toEqual({ fields: null });
  await author.ask("PUT", address, { body: { fields: { question: "half" } } });
  expect((await author.get(address)).json.fields).toEqual({ question: "half" });
  expect((await (await server.signIn("sanne")).get(address)).status).toBe(404);
  await author.ask("DELETE", address);
  expect((await author.get(address)).json).toEqual({ fields: null });
});

test("a draft of a section that is not there, or not for somebody, is neither kept nor told", async () => {
  const { id, author } = await startCase(server, "pieter", "westerbeek");
  for (const section of ["none", "referral~none", "numbering", "child~family"])
    for (const method of ["GET", "PUT", "DELETE"]) {
      const body = method === "PUT" ? { body: { fields: {} } } : {};
      expect((await author.ask(method, `/api/instances/${id}/drafts/${section}`, body)).status).toBe(404);
    }
  expect(await draftsOf(id)).toEqual([]);
});

test("with the section its drafts are erased in the same write, and what is left of them is swept away", async () => {
  const { id, author } = await startCase(server, "pieter", "westerbeek");
  const address = `/api/instances/${id}/drafts/family`;
  const watch = watchDrafts(server.shell, (error) => expect.unreachable(String(error)), 5);
  await author.send(id, patch("family", { persons: [{ id: "k1", relation: "child", name: "Iris Verhoeven" }] }));
  await author.ask("PUT", address, { body: { fields: typed } });
  const [kept] = await draftsOf(id);
  expect(kept).toBeDefined();
  expect((await author.send(id, patch("referral", { purposes: ["brainstorm"], anonymous: true }))).status).toBe(200);
  // The key is gone with the answer; the bytes a moment later.
  expect(() => server.shell.sealing.open(`draft ${kept?.id}`, kept?.value ?? new Uint8Array())).toThrow(/erased/);
  await expect.poll(() => draftsOf(id)).toEqual([]);
  expect((await author.get(address)).status).toBe(404);
  await author.send(id, patch("referral", { anonymous: false }));
  expect((await author.get(address)).json).toEqual({ fields: null });
  await watch.stop();
});

test("a draft of a section that went before anything of it was saved is swept away too", async () => {
  const { id, author } = await startCase(server, "pieter", "westerbeek");
  const watch = watchDrafts(server.shell, (error) => expect.unreachable(String(error)), 5);
  await author.ask("PUT", `/api/instances/${id}/drafts/family`, { body: { fields: typed } });
  await author.ask("PUT", `/api/instances/${id}/drafts/referral`, { body: { fields: { question: "half" } } });
  await author.send(id, patch("referral", { purposes: ["brainstorm"], anonymous: true }));
  await expect.poll(async () => (await draftsOf(id)).map(({ id: one }) => one.split(" ").at(-1))).toEqual(["referral"]);
  await watch.stop();
});

test("what was saved goes from the draft, the rest of it stays with what stood there", async () => {
  const { id, author } = await startCase(server, "pieter", "westerbeek");
  const address = `/api/instances/${id}/drafts/family`;
  const fields = { "/persons/[k1]/birthDate": "31-02-2020", "/persons/[k2]/birthDate": "30-02-2020" };
  const was = { "/persons/[k1]/birthDate": null, "/persons/[k2]/birthDate": null };
  await author.send(
    id,
    patch("family", {
      persons: [
        { id: "k1", relation: "child" },
        { id: "k2", relation: "child" },
      ],
    }),
  );
  await author.ask("PUT", address, { body: { fields, was, seen: 2 } });
  await author.send(id, patch("family", { "/persons/[k1]/birthDate": "2020-02-28" }));
  expect((await author.get(address)).json).toMatchObject({
    fields: { "/persons/[k2]/birthDate": "30-02-2020" },
    was,
    seen: 2,
  });
  await author.send(id, patch("family", { "/persons/[k2]/birthDate": "2020-02-28" }));
  expect((await author.get(address)).json).toEqual({ fields: null });
});

test("a page that was opened as somebody sends nothing as whoever signed in since", async () => {
  const { id, author } = await startCase(server, "pieter", "westerbeek");
  const headers = { "Session-Person": "somebody-else" };
  const command = { ...patch("referral", { question: "half" }), unit: [] };
  const answer = await author.ask("POST", `/api/instances/${id}/commands`, { body: command, headers });
  expect([answer.status, answer.json.code]).toEqual([401, "another-person"]);
  expect(
    (await author.ask("PUT", `/api/instances/${id}/drafts/referral`, { body: { fields: {} }, headers })).status,
  ).toBe(401);
  expect((await author.ask("GET", "/api/session", { headers })).status).toBe(200);
});

test("a row that is saved without what cannot be saved in it leaves that a draft", async () => {
  const { id, author } = await startCase(server, "pieter", "westerbeek");
  const address = `/api/instances/${id}/drafts/family`;
  const day = { "/persons/[k1]/birthDate": "2015-02-31" };
  await author.ask("PUT", address, { body: { fields: day } });
  await author.send(id, patch("family", { "/persons/[k1]": { id: "k1", relation: "child", name: "Iris Verhoeven" } }));
  expect((await author.get(address)).json.fields).toEqual(day);
  await author.send(id, patch("family", { "/persons/[k1]/birthDate": "2015-02-28" }));
  expect((await author.get(address)).json).toEqual({ fields: null });
});
