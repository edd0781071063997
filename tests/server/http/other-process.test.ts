/** A case asks another process for help over HTTP: the request becomes a case there, and what is decided there is heard here. */

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { personId } from "../../../server/demo/people.ts";
import { projectFiles } from "../../support/processes.ts";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const as = ({ origin, shell }: Served, key: string): Promise<Client> => clientOf(origin, personId(shell, key));
interface Row {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
}
interface Item {
  readonly path: string;
  readonly states: readonly { readonly key: string }[];
}
interface View {
  readonly items: readonly Item[];
}
const cases = async (client: Client): Promise<readonly Row[]> =>
  (await client("GET", "/api/instances?layout=case")).json["rows"] as readonly Row[];
const viewOf = async (client: Client, id: string): Promise<View> =>
  (await client("GET", `/api/instances/${id}`)).json as unknown as View;
const send = (client: Client, id: string, command: object) =>
  client("POST", `/api/instances/${id}/commands`, command, { "idempotency-key": randomUUID() });
/** Asks again until the other side has answered. */
async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
const isAt = (client: Client, id: string, path: string, state: string) => async (): Promise<boolean> =>
  (await viewOf(client, id)).items.some((one) => one.path === path && one.states.some(({ key }) => key === state));

const asked = {
  why: "Het geweld stopt hier niet.",
  since: "years",
  often: "weekly",
  danger: false,
  veiligThuis: "reported",
  travels: ["persons"],
  ground: "consent",
  consentOf: "Beide ouders, vorige week",
};
const finish = {
  registration: { situation: "Geweld thuis", tried: "Gesprekken", informed: "yes" },
  criteria: { structural: "no", noPlan: "no", repeating: "no", highRisk: "no", severalDomains: "no" },
};

/** Both processes with their people; only the first has cases. */
function files(): Map<string, string> {
  const all = projectFiles();
  const play = "workflows/mda/demo/play.json";
  return all.set(play, JSON.stringify({ ...JSON.parse(all.get(play) ?? "{}"), steps: [] }));
}

test("what was chosen becomes a case there, the coordinator there says no with a reason, and both cases tell it", async () => {
  const served = await serve({ folder: folder(), files: files() });
  const [sanne, yara, marit] = [await as(served, "sanne"), await as(served, "yara"), await as(served, "marit")];
  const before = await cases(sanne);
  const here = before.find(({ number }) => number === "2026-002")?.id ?? "";
  expect((await send(sanne, here, { type: "AddItem", item: "regional", with: asked })).status).toBe(200);
  expect(await until(isAt(sanne, here, "regional/1", "waiting"))).toBe(true);

  const there = (await cases(sanne)).find(({ id }) => !before.some((one) => one.id === id))?.id ?? "";
  const registration = (await sanne("GET", `/api/instances/${there}/sections/registration`)).json["fields"];
  expect(registration).toMatchObject({ question: asked.why, origin: "mdoJeugd", originNumber: "2026-002" });
  expect(registration).toMatchObject({ originGround: "consent", originGroundWhy: asked.consentOf });
  expect(registration).not.toHaveProperty("situation");
  const connected = async (client: Client, id: string): Promise<readonly Row[]> =>
    (await client("GET", `/api/instances/${id}/connected`)).json["rows"] as readonly Row[];
  expect(await connected(sanne, here)).toMatchObject([{ id: there, isStarter: false }]);
  expect(await connected(sanne, there)).toMatchObject([{ id: here, isStarter: true }]);
  // Who may read the one only gets no word of the other.
  expect(await connected(yara, here)).toEqual([]);
  for (const client of [yara, marit]) expect((await client("GET", `/api/instances/${there}`)).status).toBe(404);

  const patches = Object.fromEntries(Object.entries(finish).map(([section, set]) => [section, { set }]));
  expect((await send(sanne, there, { type: "PatchSection", unit: [], patches })).status).toBe(200);
  expect((await send(sanne, there, { type: "SendEvent", unit: [], event: "submit" })).status).toBe(200);
  const no = { reason: "Het lokale team kan verder", advice: "Maak één plan" };
  const advise = { type: "SendEvent", unit: [], event: "advise", with: no, confirmed: true };
  expect((await send(marit, there, advise)).status).toBe(200);

  expect(await until(isAt(yara, here, "regional/1", "refused"))).toBe(true);
  const answer = (await yara("GET", `/api/instances/${here}/sections/answer?unit=regional/1`)).json["fields"];
  expect(answer).toMatchObject(no);
  const told = async (client: Client, id: string) =>
    JSON.stringify((await client("GET", `/api/instances/${id}/timeline`)).json["entries"]);
  expect(await told(sanne, here)).toContain("case.items.regional.events.notTakenIn");
  expect(await told(marit, there)).toContain("case.events.advise");
  expect(await told(sanne, there)).toContain('"asked":true');
  await served.close();
}, 120_000);
