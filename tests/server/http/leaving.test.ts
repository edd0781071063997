/** Somebody leaves: what they lead goes to another, and they take part in nothing any more. */

import { expect, test } from "vitest";
import { personId } from "../../../server/demo/people.ts";
import { type Client, clientOf, type Reply, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const MINUTE = 60_000;

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly ended: boolean;
  readonly creator: { readonly person: string };
}
const as = (served: Served, key: string): Promise<Client> => clientOf(served.origin, personId(served.shell, key));
const command = (client: Client, id: string, body: object): Promise<Reply> =>
  client("POST", `/api/instances/${id}/commands`, body, { "Idempotency-Key": crypto.randomUUID() });
async function led(client: Client, person: string): Promise<readonly Row[]> {
  const rows = (await client("GET", "/api/instances")).json.rows as readonly Row[];
  return rows.filter(({ creator, ended, number }) => creator.person === person && !ended && number !== null);
}
const readersOf = async (client: Client, id: string): Promise<readonly string[]> =>
  ((await client("GET", `/api/instances/${id}/readers`)).json.readers as { person: string }[]).map(
    ({ person }) => person,
  );

test(
  "a case whose lead has left is handed over by whom the definition names, and by nobody else",
  async () => {
    const served = await serve({ folder: folder(), only: "mdo-jeugd" });
    const [sanne, esther] = [personId(served.shell, "sanne"), personId(served.shell, "esther")];
    const [admin, yara, tom] = await Promise.all(["marjan", "yara", "tom"].map((key) => as(served, key)));
    if (!admin || !yara || !tom) throw new Error("the demo has these people");
    const cases = await led(yara, sanne);
    const [first] = cases;
    if (!first) throw new Error("the demo has a case of hers");
    const before = (await yara("GET", `/api/instances/${first.id}`)).json;
    expect(before.mayTakeOver).toBeUndefined();
    expect((await command(yara, first.id, { type: "HandOver", to: esther })).json.code).toBe("not-allowed");

    const work = (await admin("GET", `/api/admin/people/${sanne}/work`)).json;
    expect(work.numbers).toEqual(expect.arrayContaining(cases.map((c) => c.number)));
    expect((await admin("POST", `/api/admin/people/${sanne}/stopped`, { stopped: true })).json).toEqual({ id: sanne });
    expect(await readersOf(yara, first.id)).not.toContain(sanne);
    const view = (await yara("GET", `/api/instances/${first.id}`)).json;
    expect(view).toMatchObject({ creator: sanne, mayTakeOver: true, people: { [sanne]: { stopped: true } } });
    const offered = (await yara("GET", `/api/instances/${first.id}/people`)).json.people as { id: string }[];
    expect(offered.map(({ id }) => id)).not.toContain(sanne);

    const others = await Promise.all(
      cases.map(async ({ id }) => (await command(tom, id, { type: "HandOver", to: esther })).status),
    );
    expect(others.every((status) => status === 403 || status === 404)).toBe(true);
    expect((await command(yara, first.id, { type: "HandOver", to: sanne })).json.code).toBe("not-found");
    expect((await command(yara, first.id, { type: "HandOver", to: esther })).status).toBe(200);
    const after = (await (await as(served, "esther"))("GET", `/api/instances/${first.id}`)).json;
    expect(after).toMatchObject({ creator: esther });
    const { entries } = (await yara("GET", `/api/instances/${first.id}/timeline`)).json as { entries: object[] };
    expect(entries).toContainEqual(
      expect.objectContaining({ type: "HandedOver", to: esther, by: personId(served.shell, "yara") }),
    );
    await served.close();
  },
  MINUTE,
);

test(
  "a successor chosen in Beheer leads what the one who left led, and the administrator still reads nothing of it",
  async () => {
    const served = await serve({ folder: folder(), only: "mdo-jeugd" });
    const [sanne, esther] = [personId(served.shell, "sanne"), personId(served.shell, "esther")];
    const marjan = personId(served.shell, "marjan");
    const [admin, yara] = await Promise.all([as(served, "marjan"), as(served, "yara")]);
    const cases = await led(yara, sanne);
    expect(cases.length).toBeGreaterThan(0);
    const actions = served.shell.store.tasks({ persons: [sanne], functions: [], limit: 100 });
    expect((await actions).length).toBeGreaterThan(0);
    const hers = await as(served, "sanne");
    const screen = await fetch(`${served.origin}/api/events`, { headers: { cookie: hers.cookie() } });
    const words = screen.text();
    const stop = { stopped: true, successor: esther };
    expect((await admin("POST", `/api/admin/people/${sanne}/stopped`, stop)).json).toMatchObject({
      id: sanne,
      stayed: 0,
    });
    // Her open screen hears why it ends, and nothing more comes.
    expect(await words).toContain("event: stopped");
    expect((await hers("GET", "/api/worklist")).status).toBe(401);
    const next = await as(served, "esther");
    for (const { id } of cases) {
      expect((await next("GET", `/api/instances/${id}`)).json).toMatchObject({ creator: esther });
      expect((await admin("GET", `/api/instances/${id}`)).status).toBe(404);
      const { entries } = (await next("GET", `/api/instances/${id}/timeline`)).json as { entries: object[] };
      expect(entries).toContainEqual(expect.objectContaining({ type: "HandedOver", to: esther, by: marjan }));
    }
    // Nothing lies with who left: neither a case nor an action.
    expect(await served.shell.store.tasks({ persons: [sanne], functions: [], limit: 100 })).toEqual([]);
    expect((await admin("GET", `/api/admin/people/${sanne}/work`)).json).toMatchObject({ tasks: 0, leads: 0 });
    await served.close();
  },
  MINUTE,
);
