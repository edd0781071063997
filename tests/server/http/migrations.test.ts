/** Running cases go over to a new version: looked at first, one by one, some stay, and one goes by hand with a second person. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, type Served, serve } from "../../support/served.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
let served: Served;
let author: Client;
let reader: Client;
beforeAll(async () => {
  served = await serve({ folder: folder(), only: "mdo-jeugd" });
  const [first, second] = served.shell.directory.people().filter(({ duties = [] }) => duties.includes("designer"));
  [author, reader] = await Promise.all([clientOf(served.origin, first?.id), clientOf(served.origin, second?.id)]);
}, 60_000);
afterAll(() => served.close());

type Json = Readonly<Record<string, unknown>>;
/** Most cases of the demo run on it. */
const VARIANT = "oosterveen";
const file = `workflows/mdo-jeugd/variants/${VARIANT}/overlay.json`;
interface Line {
  readonly process: string;
  readonly variant?: string;
  readonly hash: string;
  readonly version: string;
}
async function line(): Promise<Line> {
  const { json } = await author("GET", "/api/definitions");
  const found = (json["lines"] as Line[]).find(({ variant }) => variant === VARIANT);
  if (!found) throw new Error("no line");
  return found;
}
async function publishNext(process: string): Promise<void> {
  const { json: draft } = await author("POST", "/api/drafts", { process, variant: VARIANT });
  const path = `/api/drafts/${draft["id"]}`;
  const edit = { op: "set", file, pointer: "/edits/shorter", value: { set: "checkDays", to: 4 } };
  await author("POST", `${path}/edits`, { revision: 0, edits: [edit] });
  const { json } = await author("POST", `${path}/review`, { reason: "shorter" });
  const { hash } = json["review"] as { hash: string };
  expect((await reader("POST", `${path}/publish`, { hash })).status).toBe(200);
}
async function when(id: string, state: string): Promise<Json> {
  for (;;) {
    const { json } = await author("GET", `/api/migrations/${id}`);
    if (json["state"] === state) return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
interface Row {
  readonly instance: string;
  readonly outcome: string;
  readonly state: string;
}

test("a look changes nothing; then all that can go over do, what a designer keeps stays, and one goes by hand", async () => {
  const before = await line();
  await publishNext(before.process);
  const after = await line();
  const { json: towards } = await author("GET", `/api/definitions/${after.hash}/migrations`);
  const [older] = towards["from"] as { hash: string; running: number }[];
  expect(older?.hash).toBe(before.hash);
  expect(older?.running).toBeGreaterThan(2);

  const { json: opened } = await author("POST", "/api/migrations", { from: before.hash, to: after.hash });
  const id = String(opened["id"]);
  const looked = await when(id, "tried");
  expect(looked).toMatchObject({ total: older?.running, stays: 0, went: 0 });
  const [step] = looked["counts"] as { address: string; cases: number }[];
  const kept = step?.address ?? "";
  await author("POST", `/api/migrations/${id}/map`, { states: { [kept]: null }, fields: {} });
  const again = await when(id, "tried");
  expect(again).toMatchObject({ stays: step?.cases });

  await author("POST", `/api/migrations/${id}/run`);
  const done = await when(id, "done");
  expect(done["went"]).toBe(Number(older?.running) - Number(step?.cases));
  const one = (done["attention"] as Row[]).find(({ outcome }) => outcome === "stays");
  const path = `/api/migrations/${id}/cases/${one?.instance}`;
  const wish = { map: { states: {}, fields: {} }, reason: "agreed with the chair" };
  expect((await author("POST", `${path}/ask`, wish)).status).toBe(200);
  expect((await author("POST", `${path}/agree`)).json["code"]).toBe("agreed-by-the-asker");
  expect((await reader("POST", `${path}/agree`)).json["went"]).toBe(Number(done["went"]) + 1);

  const head = await served.shell.store.head(one?.instance as never);
  expect(head?.definition).toBe(after.hash);
  const { json: left } = await author("GET", `/api/definitions/${after.hash}/migrations`);
  expect((left["from"] as { running: number }[])[0]?.running).toBe(Number(step?.cases) - 1);
});
