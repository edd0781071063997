/** A page of a long list against a page of a short one: the timeline of a case of many commits, and many notices. `npx tsx tests/bench/pages.ts [commits] [notices]`. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asId } from "../../engine/ids.ts";
import { timestamp } from "../../engine/time.ts";
import { groupId, personId } from "../../server/demo/people.ts";
import { giveNotice, type Notice } from "../../server/effects/notices.ts";
import { type Client, clientOf, type Served, serve } from "../support/served.ts";

const [COMMITS = 5_000, NOTICES = 10_000] = process.argv.slice(2).map(Number);
const ROUNDS = 15;

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return [...times].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}
async function caseOf(served: Served, client: Client, commits: number): Promise<string> {
  const group = groupId(served.shell, "mdoJeugd", "oosterveen");
  const key = (): Record<string, string> => ({ "Idempotency-Key": crypto.randomUUID() });
  const made = await client("POST", "/api/instances", { kind: "case", process: "mdoJeugd", group }, key());
  for (let at = 1; at < commits; at += 1) {
    const patch = { set: { question: `vraag ${at}` } };
    const body = { type: "PatchSection", patches: { referral: patch } };
    const { status, text } = await client("POST", `/api/instances/${made.json.id}/commands`, body, key());
    if (status !== 200) throw new Error(`A step was answered with ${status}: ${text}`);
  }
  return String(made.json.id);
}
const give = (served: Served, person: string, instance: string, at: number): Promise<void> =>
  giveNotice(served.shell, {
    id: `n${at}`,
    person: asId(person),
    instance: asId(instance),
    at: timestamp(Date.now() + at),
    address: "case",
    number: "2026-001",
    destroyed: "alone",
  } as unknown as Notice);

const folder = mkdtempSync(join(tmpdir(), "pages-"));
const served = await serve({ folder, only: "mdo-jeugd" });
const person = personId(served.shell, "sanne");
const client = await clientOf(served.origin, person);
const [short, long] = [await caseOf(served, client, 100), await caseOf(served, client, COMMITS)];
const show = (what: string, floor: number, found: number, bytes: number): void =>
  console.log(
    `${what}: ${found.toFixed(1)} ms against ${floor.toFixed(1)} ms (ratio ${(found / floor).toFixed(2)}), ${Math.round(bytes / 1_000)} kB`,
  );
const timeline = (id: string) => client("GET", `/api/instances/${id}/timeline`);
const floor = await median(() => timeline(short));
const whole = await timeline(long);
show(`timeline of ${COMMITS} commits, first page`, floor, await median(() => timeline(long)), whole.text.length);
const worklist = () => client("GET", "/api/worklist");
const few = await median(worklist);
for (let at = 0; at < NOTICES; at += 1) await give(served, person, short, at);
const list = await worklist();
show(`worklist with ${NOTICES} notices`, few, await median(worklist), list.text.length);
await served.close();
rmSync(folder, { recursive: true, force: true });
