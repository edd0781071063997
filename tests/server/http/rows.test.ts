/** A row of a list tells no more than the instance itself would. */

import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import type { Actor } from "../../../engine/state/types.ts";
import { contextOf } from "../../../server/instances/context.ts";
import { load } from "../../../server/instances/load.ts";
import { rowOf } from "../../../server/queries/list-rows.ts";
import { playOverHttp } from "../../support/http-play.ts";
import { startTestServer } from "../../support/server.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const server = await startTestServer(folder());
await playOverHttp(server, () => true);
const { shell } = server;

test("the term of a part that is not for the reader is not the term of the row", async () => {
  const rows = await shell.store.list({ person: server.person("sanne"), groups: [], limit: 100 });
  const someone: Actor = { person: asId("someone"), organisation: asId("elsewhere") };
  let compared = 0;
  for (const row of rows) {
    const loaded = await load(shell, row.id);
    if (!loaded) continue;
    const context = contextOf(shell, loaded, shell.now());
    const ofParts = Object.values(loaded.instance.items).flatMap(({ deadlines }) => Object.keys(deadlines));
    if (ofParts.length === 0 || Object.keys(loaded.instance.main.deadlines).length > 0) continue;
    const author: Actor = { person: server.person("sanne"), organisation: loaded.instance.creator.organisation };
    expect(rowOf(shell, context, author, row).deadline).not.toBeNull();
    expect(rowOf(shell, context, someone, row).deadline).toBeNull();
    compared += 1;
  }
  expect(compared).toBeGreaterThan(0);
});
