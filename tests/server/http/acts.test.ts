/** What administrators did stands in a list of their own, and a user sees what is held of that user. */

import { expect, test } from "vitest";
import { personId } from "../../../server/demo/people.ts";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const PERIOD = "from=2020-01-01&until=2099-12-31";
const as = (served: Served, key: string): Promise<Client> => clientOf(served.origin, personId(served.shell, key));

interface Act {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly about?: string;
  readonly isNew?: true;
  readonly changed?: readonly string[];
  readonly people?: readonly string[];
}
const actsOf = async (admin: Client): Promise<readonly Act[]> =>
  (await admin("GET", `/api/admin/acts?${PERIOD}`)).json.acts as readonly Act[];

test("what an administrator does is listed with who, what and for whom, and nothing else is", async () => {
  const served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const [marjan, sanne] = [personId(served.shell, "marjan"), personId(served.shell, "sanne")];
  const [admin, yara] = [await as(served, "marjan"), await as(served, "yara")];
  expect(await actsOf(admin)).toEqual([]);
  const { name, function: called, organisation } = served.shell.directory.person(sanne) ?? {};
  const change = { id: sanne, name, function: `${called} plus`, organisation, duties: [] };
  expect((await admin("POST", "/api/admin/people", change)).status).toBe(200);
  // Saved as it was: nothing was done.
  await admin("POST", "/api/admin/people", change);
  const [group] = served.shell.directory.groups();
  const added = { person: sanne, function: "coordinator", from: "2026-01-01" };
  await admin("POST", "/api/admin/groups", { ...group, members: [...(group?.members ?? []), added] });
  await admin("POST", `/api/admin/people/${sanne}/stopped`, { stopped: true });
  const request = { number: "2026-001", receivedOn: "2026-11-01", note: "wil weten wat er bekend is", kind: "inspect" };
  expect((await admin("POST", "/api/admin/requests", request)).status).toBe(200);
  expect((await admin("POST", "/api/admin/requests", { ...request, number: "0" })).status).not.toBe(200);
  expect((await actsOf(admin)).map(({ id: _id, at: _at, ...act }) => act)).toEqual([
    { by: marjan, what: "requested", about: "2026-001" },
    { by: marjan, what: "stopped", about: sanne },
    { by: marjan, what: "group", about: group?.id, changed: ["members"], people: [sanne] },
    { by: marjan, what: "person", about: sanne, changed: ["function"] },
  ]);
  expect((await yara("GET", `/api/admin/acts?${PERIOD}`)).status).toBe(404);
  await served.close();
});

test("a statement says what is held of the person who asks, and of nobody else", async () => {
  const served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const [yara, sanne] = [await as(served, "yara"), await as(served, "sanne")];
  const rows = (await yara("GET", "/api/instances")).json.rows as { id: string; number: string | null }[];
  const row = rows.find(({ number }) => number !== null);
  await yara("GET", `/api/instances/${row?.id}`);
  const hers = (await yara("GET", `/api/account/statement?${PERIOD}`)).json;
  expect(hers).toMatchObject({ name: "Yara Benali", memberships: [expect.any(Object)], more: false });
  expect(hers.functions).toContainEqual(expect.objectContaining({ function: "coordinator" }));
  expect(hers.rows).toContainEqual(expect.objectContaining({ number: row?.number, looks: 1 }));
  expect(hers.account).toContainEqual(expect.objectContaining({ verb: "sign-in" }));
  expect(hers.sessions).toHaveLength(1);
  const other = await sanne("GET", `/api/account/statement?${PERIOD}`);
  expect(other.json.rows).toEqual([]);
  expect(other.text).not.toContain("Yara");
  const past = (await yara("GET", "/api/account/statement?from=2020-01-01&until=2020-12-31")).json;
  expect(past.rows).toEqual([]);
  await served.close();
});
