/** A new process begins as a template and runs for a test group before it is published; what that group does is marked and counted nowhere. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
const withDuty = async (duty: "designer" | "administrator", nth = 0): Promise<Client> => {
  const found = served.shell.directory.people().filter(({ duties = [] }) => duties.includes(duty));
  return clientOf(served.origin, found[nth]?.id);
};
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mdo-jeugd" });
}, 120_000);
afterAll(() => served.close());

test("a draft runs for a test group alone, marked, until it is published", async () => {
  const [author, reader, administrator] = [
    await withDuty("designer"),
    await withDuty("designer", 1),
    await withDuty("administrator"),
  ];
  const names = { nl: "Vraagbaak", en: "" };
  const { json: draft } = await author("POST", "/api/drafts", {
    process: "vraagbaak",
    template: "request-and-answer",
    names,
  });
  expect(draft).toMatchObject({ isNew: true, root: "workflows/vraagbaak" });

  const person = served.shell.directory.people().find(({ duties = [] }) => duties.length === 0)?.id;
  const group = {
    name: "Proefgroep",
    municipality: "Oosterveen",
    process: "vraagbaak",
    settings: {},
    members: [{ person, function: "answerer", from: "2026-01-01" }],
  };
  expect((await administrator("POST", "/api/admin/groups", { ...group, isTest: true })).status).toBe(400);
  expect((await author("POST", `/api/drafts/${draft.id}/try`)).status).toBe(200);
  expect((await administrator("POST", "/api/admin/groups", group)).status, "not for all yet").toBe(400);
  const formed = await administrator("POST", "/api/admin/groups", { ...group, isTest: true });
  expect(formed.status).toBe(200);

  const member = await clientOf(served.origin, person);
  const { json } = await member("GET", "/api/processes");
  expect(json.starts).toContainEqual(expect.objectContaining({ group: formed.json.id, isTest: true }));
  const body = { kind: "case", process: "vraagbaak", group: formed.json.id };
  const started = await member("POST", "/api/instances", body, { "Idempotency-Key": crypto.randomUUID() });
  expect(started.status).toBe(201);
  const view = await member("GET", `/api/instances/${started.json.id}`);
  expect(view.json).toMatchObject({ process: "vraagbaak", group: { name: "Proefgroep", isTest: true } });

  const { json: asked } = await author("POST", `/api/drafts/${draft.id}/review`, { reason: "tried by the group" });
  const { hash } = asked.review as { hash: string };
  expect((await reader("POST", `/api/drafts/${draft.id}/publish`, { hash })).status).toBe(200);
  expect((await author("GET", "/api/definitions")).json.trials).toEqual([]);
  expect((await administrator("POST", "/api/admin/groups", { ...group, name: "Voor iedereen" })).status).toBe(200);
}, 240_000);
