/** Long lists come in pages: the timeline of a case, and a person's notices. */

import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { timestamp } from "../../../engine/time.ts";
import { giveNotice, type Notice } from "../../../server/effects/notices.ts";
import { nextKey, startTestServer } from "../../support/server.ts";
import { question, startCase } from "../../support/started-case.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();

test("a timeline of hundreds of commits comes a hundred at a time, each once and none left out", async () => {
  const server = await startTestServer(folder());
  const { id, author } = await startCase(server);
  for (let at = 1; at <= 230; at += 1) {
    const body = at === 1 ? question("vraag 1") : question(`vraag ${at}`, `vraag ${at - 1}`);
    const reply = await author.ask("POST", `/api/instances/${id}/commands`, {
      body,
      headers: { "Idempotency-Key": nextKey() },
    });
    expect(reply.status).toBe(200);
  }
  const sizes: number[] = [];
  const revisions: number[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const query: string = before === undefined ? "" : `?before=${before}`;
    const { json } = await author.ask("GET", `/api/instances/${id}/timeline${query}`);
    const of = (json.entries as { revision: number }[]).map(({ revision }) => revision);
    sizes.push(new Set(of).size);
    revisions.unshift(...new Set(of));
    before = json.next as number | null;
  }
  expect(sizes).toEqual([100, 100, 31]);
  expect(revisions).toEqual(Array.from({ length: 231 }, (_, at) => at + 1));
  expect((await author.ask("GET", `/api/instances/${id}/timeline?before=0`)).status).toBe(400);
});

test("notices come fifty at a time, newest first, also where several came at one moment", async () => {
  const server = await startTestServer(folder());
  const { id, author } = await startCase(server);
  const person = server.person("sanne");
  const before = (await author.ask("GET", "/api/worklist")).json.notices.length as number;
  for (let at = 0; at < 120; at += 1)
    await giveNotice(server.shell, {
      id: `n${String(at).padStart(3, "0")}`,
      person,
      instance: asId(id),
      at: timestamp(Date.parse("2026-03-16T07:00:00.000Z") + Math.floor(at / 70)),
      address: "case",
      number: "2026-001",
      destroyed: "alone",
    } as unknown as Notice);
  const { notices, moreNotices } = (await author.ask("GET", "/api/worklist")).json;
  const found = [...notices] as { id: string }[];
  for (let after: string | null = moreNotices; after !== null; ) {
    const { json } = await author.ask("GET", `/api/notices?after=${encodeURIComponent(after)}`);
    expect(json.notices.length).toBeLessThanOrEqual(50);
    found.push(...json.notices);
    after = json.next;
  }
  expect(notices).toHaveLength(50);
  expect(new Set(found.map((notice) => notice.id)).size).toBe(120 + before);
  expect(found).toHaveLength(120 + before);
});
