/** One person who works for two organisations: one account, a membership for each, and four eyes that see one human. */

import { expect, test } from "vitest";
import { isSender } from "../../../engine/state/senders.ts";
import type { Directory, PersonRef, UnitState } from "../../../engine/state/types.ts";
import { personId } from "../../../server/demo/people.ts";
import { enrol, signUp } from "../../support/first-administrator.ts";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();

async function saved(admin: Client, path: string, body: object): Promise<string> {
  const { status, json } = await admin("POST", `/api/admin/${path}`, body);
  expect([path, status, json]).toEqual([path, 200, { id: expect.any(String) }]);
  return String(json.id);
}
async function twoOrganisations(served: Served) {
  const admin = await signUp(served);
  const organisation = { party: "office", domain: "zorg", avg: "controller" };
  const [north, south] = [
    await saved(admin, "organisations", { ...organisation, name: "Noord" }),
    await saved(admin, "organisations", { ...organisation, name: "Zuid" }),
  ];
  const person = { name: "Kim de Boer", function: "verpleegkundige", duties: [] };
  const first = await saved(admin, "people", { ...person, organisation: north, login: "kim@noord.example" });
  const second = await saved(admin, "people", {
    ...person,
    function: "wijkcoach",
    organisation: south,
    sameAs: first,
  });
  const { json } = await admin("POST", `/api/admin/people/${first}/invitation`);
  return { admin, south, first, second, kim: await enrol(served.origin, String(json.token)) };
}

test("whoever works for two organisations signs in once and chooses for whom the work is", async () => {
  const served = await serve({ folder: folder(), only: "mdo-jeugd", demo: false });
  const { admin, south, first, second, kim } = await twoOrganisations(served);
  const member = { person: second, function: "coordinator", from: "2020-01-01" };
  await saved(admin, "groups", {
    name: "Overleg Zuid",
    municipality: "Zuid",
    process: "mdoJeugd",
    settings: {},
    members: [member],
  });
  const before = (await kim("GET", "/api/session")).json;
  expect(before).toMatchObject({ person: first, organisation: { name: "Noord" }, functions: [] });
  expect(before.memberships).toEqual([
    { person: first, function: "verpleegkundige", organisation: "Noord" },
    { person: second, function: "wijkcoach", organisation: "Zuid" },
  ]);
  expect((await kim("POST", "/api/session/membership", { person: second })).json).toMatchObject({
    person: second,
    organisation: { id: south, name: "Zuid" },
    functions: [expect.objectContaining({ name: "Overleg Zuid" })],
  });
  // A page that was opened as the other member does nothing any more.
  expect((await kim("GET", "/api/worklist", undefined, { "Session-Person": first })).json.code).toBe("another-person");
  expect((await kim("GET", "/api/worklist", undefined, { "Session-Person": second })).status).toBe(200);
  const somebody = (await admin("GET", "/api/session")).json.person;
  expect((await kim("POST", "/api/session/membership", { person: somebody })).status).toBe(404);
  await served.close();
});

test("one membership that stops leaves the other with its session, and the account ends with the last one", async () => {
  const served = await serve({ folder: folder(), only: "mdo-jeugd", demo: false });
  const { admin, south, first, second, kim } = await twoOrganisations(served);
  expect(
    (
      await admin("POST", "/api/admin/people", {
        name: "Kim",
        function: "x",
        organisation: south,
        duties: [],
        sameAs: first,
      })
    ).json.code,
  ).toBe("already-member");
  await kim("POST", "/api/session/membership", { person: second });
  await saved(admin, `people/${first}/stopped`, { stopped: true });
  expect((await kim("GET", "/api/session")).json).toMatchObject({ person: second });
  expect((await kim("POST", "/api/session/membership", { person: first })).status).toBe(404);
  const { people } = (await admin("GET", "/api/admin")).json as { people: { id: string; account: string }[] };
  expect(Object.fromEntries(people.map(({ id, account }) => [id, account]))).toMatchObject({
    [first]: "stopped",
    [second]: "active",
  });
  await saved(admin, `people/${second}/stopped`, { stopped: true });
  expect((await kim("GET", "/api/worklist")).status).toBe(401);
  // Whoever comes back comes for one organisation, by a new link.
  await saved(admin, `people/${second}/stopped`, { stopped: false });
  const { json } = await admin("POST", `/api/admin/people/${second}/invitation`);
  const again = await enrol(served.origin, String(json.token));
  expect((await again("GET", "/api/session")).json).toMatchObject({ person: second, organisation: { name: "Zuid" } });
  await served.close();
});

test("a second membership is no second pair of eyes", async () => {
  const served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const marjan = await clientOf(served.origin, personId(served.shell, "marjan"));
  const elsewhere = served.shell.directory.person(personId(served.shell, "yara"))?.organisation ?? "";
  const membership = { name: "Marjan", function: "adviseur", organisation: elsewhere, duties: ["administrator"] };
  const second = await saved(marjan, "people", { ...membership, sameAs: personId(served.shell, "marjan") });
  const rows = (await (await clientOf(served.origin, personId(served.shell, "yara")))("GET", "/api/instances")).json
    .rows as { number: string | null }[];
  const number = rows.find((row) => row.number !== null)?.number;
  const asked = { number, receivedOn: "2026-11-01", note: "wil vergeten worden", kind: "erase" };
  const request = await saved(marjan, "requests", asked);
  await marjan("POST", "/api/session/membership", { person: second });
  expect((await marjan("GET", "/api/session")).json.person).toBe(second);
  expect((await marjan("POST", `/api/admin/requests/${request}/erase`)).json.code).toBe("same-person");
  await served.close();
});

test("an event that has to be somebody else's is not that of another membership of its sender", () => {
  const ref = (id: string) => ({ id, organisation: `${id} works`, party: "", domain: "" }) as unknown as PersonRef;
  const [north, south, other] = [ref("north"), ref("south"), ref("other")];
  const directory: Directory = {
    group: () => undefined,
    person: () => undefined,
    membershipsOf: (id) => (id === other.id ? undefined : [north, south]),
  };
  const state = { sentBy: { proposed: north } } as unknown as UnitState;
  expect([north, south, other].map(({ id }) => isSender(directory, state, "proposed", id))).toEqual([
    true,
    true,
    false,
  ]);
});
