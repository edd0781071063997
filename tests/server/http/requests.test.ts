/** Somebody asks what is known of them, who looked, and to be forgotten; and a case whose term is over is destroyed by two persons. */

import { join } from "node:path";
import { expect, test } from "vitest";
import type { PersonId } from "../../../engine/ids.ts";
import { checkStore } from "../../../server/backup/check.ts";
import { personId } from "../../../server/demo/people.ts";
import { openSqliteReader } from "../../../server/store/sqlite/index.ts";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const DAY = 24 * 3_600_000;

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly ended: boolean;
}
const listed = async (client: Client): Promise<readonly Row[]> =>
  (await client("GET", "/api/instances")).json.rows as readonly Row[];
const as = (served: Served, key: string): Promise<Client> => clientOf(served.origin, personId(served.shell, key));

async function secondAdministrator({ shell }: Served, key: string): Promise<PersonId> {
  const person = shell.directory.person(personId(shell, key)) as NonNullable<ReturnType<typeof shell.directory.person>>;
  await shell.directory.apply({ type: "RegisterPerson", person: { ...person, duties: ["administrator"] } });
  return person.id;
}

test("who looked is shown for a request, and a case that two administrators destroy is gone for everybody and for ever", async () => {
  const place = folder();
  const served = await serve({ folder: place, only: "mdo-jeugd" });
  await secondAdministrator(served, "bram");
  const [yara, marjan, bram] = await Promise.all([as(served, "yara"), as(served, "marjan"), as(served, "bram")]);
  const before = await listed(yara);
  const numbered = before.find(({ number }) => number !== null) as Row;
  expect((await yara("GET", `/api/instances/${numbered.id}`)).status).toBe(200);

  const request = { number: numbered.number, receivedOn: "2026-11-01", note: "wil weten wat er bekend is" };
  expect((await marjan("POST", "/api/admin/requests", { ...request, kind: "inspect", number: "0" })).json.code).toBe(
    "no-such-case",
  );
  const { json: inspect } = await marjan("POST", "/api/admin/requests", { ...request, kind: "inspect" });
  const looked = await marjan("GET", `/api/admin/requests/${inspect.id}/looked`);
  const rows = looked.json.rows as readonly { readonly person: string; readonly looks: number }[];
  expect(rows.find(({ person }) => person === personId(served.shell, "yara"))?.looks).toBeGreaterThan(0);
  expect((await marjan("POST", `/api/admin/requests/${inspect.id}/erase`)).status).toBe(404);
  expect((await marjan("POST", `/api/admin/requests/${inspect.id}/close`, { answer: "afdruk gegeven" })).status).toBe(
    200,
  );

  await marjan("POST", "/api/admin/requests", { ...request, kind: "correct" });
  const { json: erase } = await marjan("POST", "/api/admin/requests", { ...request, kind: "erase" });
  expect((await marjan("POST", `/api/admin/requests/${erase.id}/erase`)).json.code).toBe("same-person");
  expect((await yara("GET", `/api/instances/${numbered.id}`)).status).toBe(200);
  expect((await bram("POST", `/api/admin/requests/${erase.id}/erase`)).status).toBe(200);

  const gone = async (client: Client): Promise<void> => {
    expect((await client("GET", `/api/instances/${numbered.id}`)).status).toBe(404);
    expect((await client("GET", "/api/worklist")).status).toBe(200);
    const after = await listed(client);
    expect(after.map(({ id }) => id).sort()).toEqual(
      before.flatMap(({ id }) => (id === numbered.id ? [] : [id])).sort(),
    );
    // What had a link to it opens without it.
    for (const { id } of after.filter(({ kind }) => kind !== numbered.kind))
      expect([id, (await client("GET", `/api/instances/${id}`)).status]).toEqual([id, 200]);
  };
  await gone(yara);
  const { requests } = (await marjan("GET", "/api/admin/requests")).json as { requests: { state: string }[] };
  // What was still asked about it ends with it.
  expect(requests.map(({ state }) => state)).toEqual(["erased", "erased", "closed"]);
  expect((await marjan("GET", "/api/operations/failures")).json.damaged).toEqual([]);
  await served.close();

  const again = await serve({ folder: place, only: "mdo-jeugd" });
  await gone(await as(again, "yara"));
  await again.close();
  const reader = openSqliteReader(join(place, "data"));
  const check = await checkStore(reader, join(place, "master.key"));
  reader.close();
  expect(check).toMatchObject({ faults: 0, erased: 1 });
}, 120_000);

test("an ended case is listed a month before its longest term is over, and can be destroyed then, not before", async () => {
  let ahead = 0;
  const smtp = { url: "smtp://127.0.0.1:9", ahead: () => ahead };
  const served = await serve({ folder: folder(), only: "mdo-jeugd", smtp });
  const due = async (): Promise<readonly { readonly number: string }[]> =>
    (await (await as(served, "marjan"))("GET", "/api/admin/requests")).json.due as readonly { number: string }[];
  const ended = (await listed(await as(served, "yara"))).filter((row) => row.ended && row.number !== null);
  expect(ended.length).toBeGreaterThan(0);
  const term = { kind: "term", number: ended[0]?.number, receivedOn: "2027-12-01", note: "termijn voorbij" };
  expect(await due()).toEqual([]);
  expect((await (await as(served, "marjan"))("POST", "/api/admin/requests", term)).json.code).toBe("not-ended");
  ahead = 400 * DAY;
  expect((await due()).map(({ number }) => number)).toContain(ended[0]?.number);
  expect((await (await as(served, "marjan"))("POST", "/api/admin/requests", term)).status).toBe(200);
  await served.close();
}, 120_000);
