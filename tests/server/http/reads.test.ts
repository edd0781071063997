/** No byte of a case leaves before the record of that look is durable (docs/design.md section 5). */

import { expect, test } from "vitest";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { groupId } from "../../../server/demo/people.ts";
import { StoreUnavailable } from "../../../server/store/errors.ts";
import type { Store } from "../../../server/store/port.ts";
import { nextKey, startTestServer } from "../../support/server.ts";
import { question, startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
/** What happens to a read record now: written at once, held back, or lost. */
let gate: (write: () => Promise<void>) => Promise<void> = (write) => write();
const withGate = (store: Store): Store => ({
  ...store,
  record: (entries) => gate(() => store.record(entries)),
});
const server = await startTestServer(folder(), withGate);
const { id, author } = await startCase(server);
const WORDS = "Wie houdt het overzicht?";
await author.send(id, question(WORDS));

/** Every way in which something of a case is told. */
const paths = [
  `/api/instances/${id}/sections/referral`,
  `/api/instances/${id}`,
  `/api/instances/${id}/timeline`,
  `/api/instances/${id}/readers`,
  `/api/instances/${id}/reads`,
  `/api/instances/${id}/documents`,
  `/api/instances/${id}/reports/workingList.pdf`,
  "/api/instances",
  "/api/worklist",
];

test("an answer waits until its read record is durable", async () => {
  for (const path of paths) {
    let release = (): void => {};
    let asked = false;
    gate = async (write) => {
      asked = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await write();
    };
    let answered = false;
    const reply = author.get(path).then((found) => {
      answered = true;
      return found;
    });
    await expect.poll(() => asked, { timeout: 5_000 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect([path, answered]).toEqual([path, false]);
    release();
    expect([path, (await reply).status]).toEqual([path, 200]);
  }
  gate = (write) => write();
});

test("when the record cannot be written nothing is told, and the answer says to try again", async () => {
  gate = () => Promise.reject(new StoreUnavailable("The disk is full."));
  for (const path of paths) {
    const reply = await author.get(path);
    expect([path, reply.status, reply.json.code]).toEqual([path, 503, "unavailable"]);
    expect(reply.text).not.toContain(WORDS);
    expect(reply.headers.get("retry-after")).toBe("2");
  }
  gate = (write) => write();
  expect((await author.get(`/api/instances/${id}/sections/referral`)).json.fields.question).toBe(WORDS);
});

test("a look is recorded with who, which section and by which rules; a refused one with its reason", async () => {
  const outsider = await server.signIn("joost");
  await author.get(`/api/instances/${id}/sections/referral`);
  await outsider.get(`/api/instances/${id}/sections/referral`);
  const [refused, allowed] = await server.shell.store.readRecords(null, 2);
  expect(allowed).toMatchObject({
    person: server.person("sanne"),
    instance: id,
    sections: ["/referral"],
    outcome: "allowed",
    verb: "read",
  });
  expect(allowed?.role).not.toBe("");
  expect(allowed?.definition).toMatch(/^[0-9a-f]{64}$/);
  expect(allowed?.participation).toMatch(/^creator submitter since 20\d\d-/);
  expect(refused).toMatchObject({
    person: server.person("joost"),
    instance: id,
    outcome: "refused",
    code: "not-found",
  });
});

test("who makes a case is recorded as what they are in it, and by which rules; one that was not made as refused", async () => {
  const made = await startCase(server);
  const [record] = await server.shell.store.readRecords(asId<InstanceId>(made.id), 1);
  expect(record).toMatchObject({ verb: "create", outcome: "allowed", person: server.person("sanne") });
  expect(record?.role.split(" ")).toContain("submitter");
  expect(record?.purpose).toMatch(/^\w+@\d/);
  expect(record?.definition).toMatch(/^[0-9a-f]{64}$/);
  expect(record?.participation).toContain("creator submitter");

  const before = (await server.shell.store.recordsFrom(1, 10_000)).length;
  const group = groupId(server.shell, server.demo.process, "oosterveen");
  const body = { kind: "nothing", process: server.demo.process, group };
  const refused = await author.ask("POST", "/api/instances", { body, headers: { "Idempotency-Key": nextKey() } });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  const records = await server.shell.store.recordsFrom(before + 1, 10);
  expect(records).toMatchObject([{ verb: "create", outcome: "refused", person: server.person("sanne") }]);
  expect(records[0]?.code).not.toBe("");
});

test("a page of a list is one record that names its rows", async () => {
  const before = (await server.shell.store.recordsFrom(1, 10_000)).length;
  const { rows } = (await author.get("/api/instances")).json;
  const records = await server.shell.store.recordsFrom(before + 1, 10);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ verb: "list", sections: rows.map((row: { id: string }) => row.id) });
});

test("who looked at a case: lists that showed it, papers and refusals stand among the looks, and no other case", async () => {
  const other = (await startCase(server)).id;
  await author.get("/api/instances");
  await author.get(`/api/instances/${id}/reports/workingList.pdf`);
  await (await server.signIn("joost")).get(`/api/instances/${id}`);
  const { reads } = (await author.get(`/api/instances/${id}/reads`)).json;
  const told = reads.map(({ verb, outcome }: { verb: string; outcome: string }) => `${verb} ${outcome}`);
  expect(told.slice(0, 3)).toEqual(["read refused", "print allowed", "list allowed"]);
  expect(JSON.stringify(reads)).not.toContain(other);
});
