/** The copy for a person whom a case is about: whoever the definition names makes it, and what tells of others is not chosen by itself. */

import { expect, test } from "vitest";
import { personId } from "../../../server/demo/people.ts";
import { type Client, clientOf, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
interface Answer {
  readonly id: string;
  readonly value: string;
  readonly about: "own" | "nobody" | "others";
}
type Part = { readonly section: string; readonly answers: readonly Answer[] };
type Person = { readonly key: string; readonly name: string };

test("whoever leads a case makes the copy of one person in it; others of the family are not chosen, and it is on record", async () => {
  const served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const clients = await Promise.all(
    served.shell.directory.people().map(async ({ id }) => ({ id, client: await clientOf(served.origin, id) })),
  );
  const yara = await clientOf(served.origin, personId(served.shell, "yara"));
  const rows = (await yara("GET", "/api/instances")).json.rows as readonly { id: string; number: string | null }[];
  const row = rows.find(({ number }) => number !== null);
  const place = `/api/instances/${row?.id}/inspection`;
  const peopleOf = async (client: Client): Promise<readonly Person[]> =>
    ((await client("GET", place)).json.people ?? []) as readonly Person[];
  const makers: (typeof clients)[number][] = [];
  for (const one of clients) if ((await peopleOf(one.client)).length > 1) makers.push(one);
  expect(makers.length).toBeGreaterThan(0);
  expect(makers.length).toBeLessThan(clients.length);
  const [maker] = makers as [(typeof clients)[number]];
  const [first, second] = (await peopleOf(maker.client)) as [Person, Person];

  const parts = (await maker.client("GET", `${place}/${first.key}`)).json.parts as readonly Part[];
  const answers = parts.flatMap((part) => part.answers);
  expect(answers.find(({ value }) => value === first.name)?.about).toBe("own");
  expect(answers.filter(({ value }) => value === second.name).map(({ about }) => about)).toContain("others");
  expect(answers.filter(({ value, about }) => value.includes(second.name) && about !== "others")).toEqual([]);

  const chosen = { answers: answers.flatMap(({ id, about }) => (about === "others" ? [] : [id])) };
  const made = await maker.client("POST", `${place}/${first.key}`, chosen);
  expect([made.status, made.text.slice(0, 5)]).toEqual([200, "%PDF-"]);
  const [record] = await served.shell.store.readRecords(null, 1);
  expect(record).toMatchObject({ verb: "export", person: maker.id, instance: row?.id });
  expect(record?.sections).toContain("/family");

  // Somebody else gets nothing, and nobody is made up.
  const other = clients.find(({ id }) => !makers.some((one) => one.id === id));
  expect((await other?.client("GET", `${place}/${first.key}`))?.status).toBe(404);
  expect((await maker.client("GET", `${place}/nobody`)).status).toBe(404);

  // What is asked at Beheer reaches whoever makes it, without what was asked.
  const marjan = await clientOf(served.origin, personId(served.shell, "marjan"));
  const asked = { kind: "inspect", number: row?.number, receivedOn: "2026-11-01", note: "wil alles weten" };
  expect((await marjan("POST", "/api/admin/requests", asked)).status).toBe(200);
  const worklist = await maker.client("GET", "/api/worklist");
  const notices = worklist.json.notices as readonly { readonly asked?: string; readonly number?: string }[];
  expect(notices).toContainEqual(expect.objectContaining({ asked: "inspect", number: row?.number }));
  expect(worklist.text).not.toContain("wil alles weten");
  const { requests } = (await marjan("GET", "/api/admin/requests")).json as { requests: { makers: string[] }[] };
  expect(requests[0]?.makers).toContain(maker.id);
  await served.close();
}, 120_000);
