/** A data folder that outgrew one machine goes into MongoDB, and two servers go on with the same cases. */

import { describe, expect, test } from "vitest";
import { move } from "../../server/backup/move.ts";
import { openReadRecords } from "../../server/store/sqlite/index.ts";
import { mongoStores } from "../support/mongo/database.ts";
import { hasMongo, mongoName, mongoServer } from "../support/mongo/server.ts";
import { startTestServer } from "../support/server.ts";
import { question, startCase } from "../support/started-case.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";

const folder = temporaryFolders();

describe.skipIf(!hasMongo)(mongoName, { timeout: 120_000 }, () => {
  const server = mongoServer();
  const open = mongoStores();

  test("cases, worklists, numbers and who looked are as they were, and work goes on", async () => {
    const place = folder();
    const before = await startTestServer(place);
    const { id, author } = await startCase(before);
    const send = (client: typeof author, text: string, was?: string) =>
      client.ask("POST", `/api/instances/${id}/commands`, {
        body: question(text, was),
        headers: { "Idempotency-Key": crypto.randomUUID() },
      });
    expect((await send(author, "Wat helpt?")).status).toBe(200);
    const seen = {
      case: (await author.get(`/api/instances/${id}`)).json,
      work: (await author.get("/api/worklist")).json,
    };
    await before.shell.store.close();

    const url = server.url();
    const target = await open(url);
    const moved = await move(place, `${place}.key`, target);
    expect(moved).toMatchObject({ instances: 1, commits: 2 });
    await expect(move(place, `${place}.key`, target)).rejects.toThrow(/not empty/);
    const old = openReadRecords(place);
    expect(await target.recordsFrom(1, 1_000)).toEqual(await old.recordsFrom(1, 1_000));
    await old.close();

    const after = await startTestServer(place, undefined, undefined, (now) => open(url, now));
    const again = await after.signIn("sanne");
    expect((await again.get(`/api/instances/${id}`)).json).toEqual(seen.case);
    expect((await again.get("/api/worklist")).json.tasks).toEqual(seen.work.tasks);
    expect((await send(again, "Wat helpt nu?", "Wat helpt?")).status).toBe(200);
    expect((await startCase(after)).id).not.toBe(id);
  });
});
