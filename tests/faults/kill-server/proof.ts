/** P1 through the whole server: 20 people send commands over HTTP when it is killed; what was answered is there, once, with its record. */

import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InstanceId } from "../../../engine/ids.ts";
import { verifyChain } from "../../../server/audit/index.ts";
import type { Store } from "../../../server/store/port.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { fieldsFor, type Writable, writableIn } from "../../bench/steps.ts";
import { type Client, clientOf, serve } from "../../support/served.ts";
import { bundle } from "../bundle.ts";
import { keyFrom, type Proof, randomOf, repeat } from "../proof.ts";

const CLIENTS = 20;
const INSTANCES = 8;
/** The kill comes after so many answers at most, and then this long after the last of them at most, in ms. */
const ANSWERS = 200;
const WINDOW = 80;
/** A run in which the server answers nothing more ends by itself, in ms. */
const LIMIT = 60_000;

interface Answered {
  readonly instance: InstanceId;
  readonly revision: number;
  readonly command: string;
  readonly request: string;
}

/** A data folder with the demo and a few instances to write in, made once and copied for each run. */
async function prepare(): Promise<{ folder: string; places: readonly Writable[] }> {
  const folder = mkdtempSync(join(tmpdir(), "casustafel-kill-base-"));
  const served = await serve({ folder });
  const places = await writableIn(served, INSTANCES);
  await served.close();
  return { folder, places };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    child.once("exit", () => reject(new Error("The server ended before it listened.")));
  });
}

interface Hears {
  answered(one: Answered): void;
  /** A command was answered with something else than success. */
  refused(status: number, text: string): void;
}
/** Sends commands one after another until the server is gone; tells of each that was answered. */
async function person(
  client: Client,
  name: number,
  places: readonly Writable[],
  hears: Hears,
  random: () => number,
): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const place = places[Math.floor(random() * places.length)] as Writable;
    const text = `kill-${name}-${turn}`;
    const key = keyFrom(text);
    const body = { type: "PatchSection", unit: [], patches: { [place.section]: { set: fieldsFor(place, text) } } };
    try {
      const reply = await client("POST", `/api/instances/${place.instance}/commands`, body, { "Idempotency-Key": key });
      if (reply.status !== 200) return hears.refused(reply.status, reply.text);
      const request = reply.headers.get("X-Request-Id") ?? "";
      hears.answered({
        instance: place.instance,
        revision: Number(reply.json.revision),
        command: `${place.person}.${key}`,
        request,
      });
    } catch {
      return;
    }
  }
}

async function compare(
  store: Store,
  places: readonly Writable[],
  answers: readonly Answered[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  const chain = await verifyChain(store);
  if (chain.fault) faults.push(`the chain of read records is broken at ${chain.fault.sequence}`);
  const records = await store.readRecords(null, 1_000_000);
  const requests = new Set(records.map(({ request }) => request));
  for (const { instance } of places) {
    const history = await store.history(instance);
    const commands = history.map(({ commandId }) => String(commandId));
    if (history.some(({ revision }, place) => revision !== place + 1)) faults.push("a history has a gap");
    if (new Set(commands).size !== commands.length) faults.push("a command was applied twice");
    if ((await store.head(instance))?.revision !== history.length) faults.push("a head is not the last commit");
    for (const { revision, command, request } of answers.filter((one) => one.instance === instance)) {
      if (commands[revision - 1] !== command) faults.push(`the answered command ${command.split(".")[1]} was lost`);
      if (!requests.has(request)) faults.push(`the record of the answer to ${command.split(".")[1]} was lost`);
    }
  }
  return faults;
}

async function once(program: string, base: Awaited<ReturnType<typeof prepare>>, seed: number, control: boolean) {
  const random = randomOf(seed);
  const folder = mkdtempSync(join(tmpdir(), "casustafel-kill-server-"));
  cpSync(base.folder, folder, { recursive: true });
  const child = spawn(process.execPath, [program, folder, control ? "control" : ""], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const origin = await listening(child);
    const clients = await Promise.all(Array.from({ length: CLIENTS }, () => clientOf(origin, base.places[0]?.person)));
    const gone = new Promise((resolve) => child.once("exit", resolve));
    const answers: Answered[] = [];
    const refusals: string[] = [];
    const [enough, wait] = [1 + Math.floor(random() * ANSWERS), random() * WINDOW];
    const hears: Hears = {
      answered: (one) => {
        if (answers.push(one) === enough) setTimeout(() => child.kill("SIGKILL"), wait);
      },
      refused: (status, text) => {
        refusals.push(`a command was answered ${status}: ${text.slice(0, 200)}`);
      },
    };
    const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT);
    await Promise.all(clients.map((client, name) => person(client, name, base.places, hears, random)));
    child.kill("SIGKILL");
    await gone;
    clearTimeout(limit);
    if (answers.length < enough) refusals.push(`${answers.length} answers of ${enough} came before it was over`);
    const store = openSqliteStore({ folder: join(folder, "data") });
    const faults = [...refusals, ...(await compare(store, base.places, answers))];
    await store.close();
    return { counts: { kills: 1, "answers checked": answers.length }, faults };
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

export const killServer: Proof = {
  name: "kill-server",
  promise:
    "the whole server, killed while 20 people send commands, loses 0 answered commands and 0 of their records, and applies 0 twice",
  broken: "the answer leaves before the commit",
  runs: 40,
  controlRuns: 5,
  run: async (options) => {
    const [program, base] = await Promise.all([bundle(join(import.meta.dirname, "child.ts")), prepare()]);
    try {
      return await repeat(options, (seed) => once(program, base, seed, options.control));
    } finally {
      rmSync(program, { force: true });
      rmSync(base.folder, { recursive: true, force: true });
    }
  },
};
