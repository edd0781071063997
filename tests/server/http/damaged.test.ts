/** One damaged case: lists and worklists go on without it, opening it says what is wrong, and the operator finds it. */

import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { personId } from "../../../server/demo/people.ts";
import { type Client, clientOf, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const OPTIONS = { folder: folder(), only: "mdo-jeugd" };

const listed = async (client: Client): Promise<readonly string[]> => {
  const { status, json } = await client("GET", "/api/instances");
  expect(status).toBe(200);
  return (json.rows as readonly { readonly id: string }[]).map(({ id }) => id);
};
/** What a failing disk could do to the newest commit of a case. */
function damage(instance: string): void {
  const database = new Database(join(OPTIONS.folder, "data", "casustafel.db"));
  database
    .prepare("UPDATE commits SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB) WHERE instance = ?")
    .run(instance);
  database.close();
}

test("a case whose bytes were changed takes no list down, and is named to the administrator", async () => {
  const first = await serve(OPTIONS);
  const before = await listed(await clientOf(first.origin, personId(first.shell, "yara")));
  // A case that links to no other: texts of a linked one could not be compared with the names in it.
  const instance = before.at(-1) ?? "";
  const others = before.slice(0, -1);
  expect(others.length).toBeGreaterThan(0);
  await first.close();
  damage(instance);

  const served = await serve(OPTIONS);
  const yara = await clientOf(served.origin, personId(served.shell, "yara"));
  expect(await listed(yara)).toEqual(others);
  expect((await yara("GET", "/api/worklist")).status).toBe(200);
  expect(await yara("GET", `/api/instances/${instance}`)).toMatchObject({ status: 500, json: { code: "damaged" } });
  const failures = await (await clientOf(served.origin, personId(served.shell, "marjan")))(
    "GET",
    "/api/operations/failures",
  );
  const group = served.shell.directory.groups()[0]?.id;
  const [damaged] = failures.json.damaged as readonly { readonly number?: string }[];
  expect(damaged).toMatchObject({ instance, code: "changed", group, since: expect.stringMatching(/^20/) });
  expect(failures.json.damaged).toHaveLength(1);
  expect(failures.text).not.toMatch(/yara|Yara/);
  expect(
    (await (await clientOf(served.origin, personId(served.shell, "bram")))("GET", "/api/operations/failures")).status,
  ).toBe(404);
  await served.close();
}, 60_000);
