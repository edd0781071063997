/** A real server for tests: SQLite in a temporary folder, the shipped definitions, the demo's people, and a clock that the test moves. */

import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { PersonId } from "../../engine/ids.ts";
import { type Day, dayOf, milliseconds, type Timestamp, timestamp } from "../../engine/time.ts";
import { type App, createApp } from "../../server/app.ts";
import { createAudit } from "../../server/audit/index.ts";
import { publishDefinitions } from "../../server/definitions/index.ts";
import { type DemoFiles, demosIn } from "../../server/demo/files.ts";
import { personId, registerPeople } from "../../server/demo/people.ts";
import { openDirectory, TIME_ZONE } from "../../server/directory/index.ts";
import { createEffectWorker, type EffectWorker } from "../../server/effects/index.ts";
import { createAccounts } from "../../server/identity/accounts.ts";
import { noFirstStart } from "../../server/identity/first-start.ts";
import { createSessions } from "../../server/identity/sessions.ts";
import { createLive } from "../../server/live/index.ts";
import type { Log } from "../../server/log.ts";
import { createTries } from "../../server/queries/tries.ts";
import { openSealing } from "../../server/sealing/index.ts";
import type { Shell } from "../../server/shell.ts";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { createTimers, type Timers } from "../../server/timers/index.ts";
import { filesOf } from "./processes.ts";

export interface TestClock {
  now: Timestamp;
  /** Moves on by minutes. */
  pass(minutes: number): void;
}
const clockAt = (now: Timestamp): TestClock => ({
  now,
  pass(minutes) {
    this.now = timestamp(milliseconds(this.now) + minutes * 60_000);
  },
});

export interface TestShell {
  readonly shell: Shell;
  readonly clock: TestClock;
  readonly demo: DemoFiles;
  readonly today: Day;
  readonly effects: EffectWorker;
  readonly timers: Timers;
  readonly folder: string;
  person(key: string): PersonId;
}

export const FIRST_MOMENT = timestamp(Date.parse("2026-03-16T08:00:00.000Z"));

/** A store other than the file in the folder. */
export type OpenStore = (now: () => Timestamp) => Promise<Store>;

/** Store, sealing, definitions and directory over a folder; `wrap` puts something around the store, `files` are the definitions, with a demo: of one process, so that opening it is quick. */
export async function openShell(
  folder: string,
  wrap: (store: Store) => Store = (store) => store,
  files: ReadonlyMap<string, string> = filesOf("mdo-jeugd"),
  open: OpenStore = async (now) => openSqliteStore({ folder, now }),
): Promise<TestShell> {
  const clock = clockAt(FIRST_MOMENT);
  const now = (): Timestamp => clock.now;
  const store = wrap(await open(now));
  const { sealing } = await openSealing(store, `${join(folder)}.key`);
  const shell: Shell = {
    store,
    sealing,
    audit: createAudit(store, { now, source: "test" }),
    definitions: await publishDefinitions(store, files),
    directory: await openDirectory(store, sealing),
    live: createLive(),
    tries: createTries(),
    now,
  };
  const [demo] = demosIn(files);
  if (!demo) throw new Error("No demo ships with the processes.");
  const today = dayOf(clock.now, TIME_ZONE);
  if (shell.directory.people().length === 0) await registerPeople(shell, demo, today);
  return {
    shell,
    clock,
    demo,
    today,
    effects: createEffectWorker(shell),
    timers: createTimers(shell),
    folder,
    person: (key) => personId(shell, key),
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
  readonly json: any;
  readonly text: string;
  readonly bytes: Uint8Array;
}
export interface Client {
  readonly cookie: string;
  ask(
    method: string,
    path: string,
    options?: { body?: unknown; raw?: string; headers?: Record<string, string> },
  ): Promise<Reply>;
  get(path: string): Promise<Reply>;
  /** Sends a command with a key of its own, or the given one. */
  send(instance: string, command: object, key?: string): Promise<Reply>;
}
export interface TestServer extends TestShell {
  readonly app: App;
  readonly address: string;
  readonly logged: object[];
  client(cookie?: string): Client;
  signIn(key: string): Promise<Client>;
}

export const nextKey = (): string => randomUUID();

async function replyOf(response: Response): Promise<Reply> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    bytes,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

function clientOf(address: string, cookie: string): Client {
  const ask: Client["ask"] = async (method, path, { body, raw, headers } = {}) => {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(cookie === "" ? {} : { cookie }),
        ...(payload === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    return replyOf(response);
  };
  return {
    cookie,
    ask,
    get: (path) => ask("GET", path),
    send: (instance, command, key = nextKey()) =>
      ask("POST", `/api/instances/${instance}/commands`, { body: command, headers: { "Idempotency-Key": key } }),
  };
}

/** The whole server, listening on a free port until the tests of the file are over. */
export async function startTestServer(
  folder: string,
  wrap?: (store: Store) => Store,
  files?: ReadonlyMap<string, string>,
  open?: OpenStore,
): Promise<TestServer> {
  const opened = await openShell(folder, wrap, files, open);
  const { shell } = opened;
  const logged: object[] = [];
  const log: Log = (line) => void logged.push(line);
  const sessions = createSessions(shell.store, shell.now, shell.sealing);
  const accounts = createAccounts(shell);
  const app = createApp({
    shell,
    sessions,
    demo: true,
    accounts,
    firstStart: noFirstStart,
    origins: () => [],
    secure: false,
    log,
  });
  const server = createServer(app.app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await shell.store.close();
  });
  const client = (cookie = ""): Client => clientOf(address, cookie);
  return {
    ...opened,
    app,
    address,
    logged,
    client,
    signIn: async (key) => {
      const reply = await client().ask("POST", "/api/session", { body: { person: opened.person(key) } });
      if (reply.status !== 200) throw new Error(`Signing in as ${key} gave ${reply.status}.`);
      return client((reply.headers.get("set-cookie") ?? "").split(";")[0]);
    },
  };
}
