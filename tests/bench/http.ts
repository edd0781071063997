/** HTTP step at 32 connections: our whole server with access, sealing and read record, against bare Express + ajv + one insert. */

import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bundle } from "../faults/bundle.ts";
import type { Group } from "./table.ts";

const OURS = "our server: access, decide, seal, commit, read record";
const CONNECTIONS = 32;
const MILLISECONDS = 3_000;

interface Told {
  readonly origin: string;
  readonly person?: string;
  readonly section?: string;
  readonly instances?: readonly string[];
  readonly fields?: Readonly<Record<string, string>>;
}
interface Child {
  readonly told: Told;
  readonly agent: Agent;
  readonly process: ChildProcess;
  readonly folder: string;
}

async function start(program: string, which: string): Promise<Child> {
  const folder = mkdtempSync(join(tmpdir(), "casustafel-bench-"));
  const child = spawn(process.execPath, [program, which, folder, "64"], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    child.once("exit", () => reject(new Error(`The ${which} server ended.`)));
  }).then((text) => [text])) as [string];
  return {
    told: JSON.parse(line) as Told,
    agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
    process: child,
    folder,
  };
}
function stop({ process: child, agent, folder }: Child): void {
  agent.destroy();
  child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}

interface Sent {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
function post(
  { told, agent }: Child,
  { path, body, headers }: Sent,
): Promise<{ status: number; cookie: string; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(
      told.origin + path,
      {
        method: "POST",
        agent,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            cookie: response.headers["set-cookie"]?.[0]?.split(";")[0] ?? "",
            text,
          }),
        );
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}

/** Every connection sends its next step when the last one is answered; the mean cost of one in microseconds. */
async function load(child: Child, next: (connection: number) => Sent): Promise<number> {
  const until = performance.now() + MILLISECONDS;
  const started = performance.now();
  let done = 0;
  const connections = Array.from({ length: CONNECTIONS }, async (_, connection) => {
    while (performance.now() < until) {
      const { status, text } = await post(child, next(connection));
      if (status !== 200) throw new Error(`A step was answered ${status}: ${text.slice(0, 200)}`);
      done += 1;
    }
  });
  await Promise.all(connections);
  return ((performance.now() - started) * 1_000) / done;
}

export async function httpGroup(): Promise<{ group: Group; close(): void }> {
  const program = await bundle(join(import.meta.dirname, "http-server.ts"));
  const [floor, ours] = await Promise.all([start(program, "floor"), start(program, "ours")]);
  const { cookie } = await post(ours, {
    path: "/api/session",
    body: JSON.stringify({ person: ours.told.person }),
    headers: {},
  });
  let count = 0;
  const nextMark = (): string => {
    count += 1;
    return String(count);
  };
  const bodyOf = (mark: string): string => {
    const set = Object.fromEntries(
      Object.entries(ours.told.fields ?? {}).map(([name, text]) => [name, text.replace("MARK", mark)]),
    );
    return JSON.stringify({ type: "PatchSection", unit: [], patches: { [ours.told.section ?? ""]: { set } } });
  };
  const instances = ours.told.instances ?? [];
  const stepOf = (connection: number, headers: Readonly<Record<string, string>> = {}): Sent => {
    count += 1;
    const instance = instances[(connection * 2 + (count % 2)) % instances.length];
    return {
      path: `/api/instances/${instance}/commands`,
      body: bodyOf(String(count)),
      headers: { cookie, "idempotency-key": `bench-${randomUUID()}`, ...headers },
    };
  };
  return {
    group: {
      title: `HTTP step at ${CONNECTIONS} connections: ratio of rates (floor: bare Express + ajv + one insert, same grouping of commits)`,
      rounds: 3,
      asRate: true,
      aim: { row: OURS, ratio: 0.6, higherIsBetter: true },
      rows: [
        {
          name: "Express + ajv + one insert",
          run: () => load(floor, () => ({ path: "/step", body: bodyOf(nextMark()), headers: {} })),
        },
        { name: OURS, run: () => load(ours, (connection) => stepOf(connection, { prefer: "return=minimal" })) },
        { name: `${OURS}, the whole view in the answer`, run: () => load(ours, (connection) => stepOf(connection)) },
      ],
    },
    close: () => {
      stop(floor);
      stop(ours);
      rmSync(program, { force: true });
    },
  };
}
