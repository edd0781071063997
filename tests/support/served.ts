/** The real server on a folder of its own with the demo region, for tests that ask it over HTTP as people do. */

import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { timestamp } from "../../engine/time.ts";
import { type AppOptions, createApp } from "../../server/app.ts";
import { type Audit, createAudit } from "../../server/audit/index.ts";
import { readFiles } from "../../server/definitions/files.ts";
import { publishDefinitions } from "../../server/definitions/index.ts";
import { prepareDemo } from "../../server/demo/index.ts";
import { openDirectory } from "../../server/directory/index.ts";
import { createEffectWorker } from "../../server/effects/index.ts";
import type { Route } from "../../server/http/route.ts";
import type { RouteParts } from "../../server/http/routes/parts.ts";
import { createAccounts } from "../../server/identity/accounts.ts";
import { noFirstStart, openFirstStart } from "../../server/identity/first-start.ts";
import { createSessions } from "../../server/identity/sessions.ts";
import { createLive } from "../../server/live/index.ts";
import { silent } from "../../server/log.ts";
import { createMailQueue } from "../../server/mail/queue.ts";
import { openTransport } from "../../server/mail/transport.ts";
import { createMailWorker, type MailWorker } from "../../server/mail/worker.ts";
import { createTries } from "../../server/queries/tries.ts";
import { openSealing } from "../../server/sealing/index.ts";
import type { Shell } from "../../server/shell.ts";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite/index.ts";
import { filesOf, PROJECT } from "./processes.ts";

export interface ServedOptions {
  readonly folder: string;
  /** Folder of the one process that is served, with its demo; every shipped one by default. */
  readonly only?: string | undefined;
  /** What is served instead: some files of processes, with their demos. */
  readonly files?: ReadonlyMap<string, string>;
  /** Without it the installation is empty, and waits for its first administrator. */
  readonly demo?: boolean;
  /** Address of a mail server; the clock that the mail is sent by runs ahead by what `ahead` says. */
  readonly smtp?: { readonly url: string; readonly ahead: () => number };
  /** What a control breaks: the store, the audit, or the routes as they are mounted. */
  readonly breakStore?: (store: Store) => Store;
  readonly breakAudit?: (audit: Audit) => Audit;
  readonly routes?: (parts: RouteParts) => readonly Route[];
  /** What the app is made with besides: pages, a limit, a public address. */
  readonly more?: Partial<AppOptions>;
  /** Plays the demo in this folder, where others begin with a copy of one that was played. */
  readonly play?: boolean;
}
export interface Served {
  readonly origin: string;
  /** The code of an empty installation, as its start prints it. */
  readonly code: string;
  readonly dataFolder: string;
  readonly shell: Shell;
  /** Only with a mail server; nothing is sent until it is asked. */
  readonly mail: MailWorker | undefined;
  readonly routes: readonly Route[];
  readonly app: ReturnType<typeof createApp>["app"];
  close(): Promise<void>;
}

const demos = new Map<string | undefined, Promise<string>>();
/** A folder in which the demo was played and the server stopped, once in this process. */
function played(only: string | undefined): Promise<string> {
  const known = demos.get(only);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), "casustafel-demo-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const made = serve({ folder, only, play: true }).then(async ({ close }) => {
    await close();
    return folder;
  });
  demos.set(only, made);
  return made;
}

export async function serve({
  folder,
  only,
  files: given,
  breakStore = (s) => s,
  breakAudit = (a) => a,
  routes: list,
  demo = true,
  smtp,
  more = {},
  play = given !== undefined || smtp !== undefined,
}: ServedOptions): Promise<Served> {
  const dataFolder = join(folder, "data");
  if (demo && !play && !existsSync(dataFolder)) cpSync(await played(only), folder, { recursive: true });
  const now = () => timestamp(Date.now() + (smtp?.ahead() ?? 0));
  const store = breakStore(openSqliteStore({ folder: dataFolder, now }));
  const { sealing } = await openSealing(store, join(folder, "master.key"));
  const files = given ?? (only === undefined ? readFiles(PROJECT) : filesOf(only));
  const directory = await openDirectory(store, sealing);
  const shell: Shell = {
    store,
    sealing,
    audit: breakAudit(createAudit(store, { now, source: "test" })),
    definitions: await publishDefinitions(store, files),
    directory,
    live: createLive(),
    mail: smtp && createMailQueue({ store, directory, now }),
    tries: createTries(),
    now,
  };
  if (demo) await prepareDemo(shell, { files, demo: "yes", dataFolder, mayMake: true });
  let code = "";
  const sessions = createSessions(store, now, sealing);
  const accounts = createAccounts(shell);
  const firstStart = demo ? noFirstStart : await openFirstStart(accounts, (printed) => (code = printed));
  const options = {
    shell,
    sessions,
    demo,
    accounts,
    firstStart,
    origins: () => [],
    secure: false,
    log: silent,
    ...more,
  };
  const { app, routes } = createApp(list ? { ...options, routes: list } : options);
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mail =
    smtp &&
    shell.mail &&
    createMailWorker({
      shell,
      queue: shell.mail,
      transport: openTransport({ url: smtp.url, from: "Casustafel <casustafel@regio.example>" }),
      accounts,
      origin: () => origin,
    });
  const worker = createEffectWorker(shell);
  worker.start();
  return {
    origin,
    mail,
    code,
    dataFolder,
    shell,
    routes,
    app,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await worker.stop();
      await mail?.stop();
      await store.close();
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed JSON, or undefined. */
  readonly json: Readonly<Record<string, unknown>>;
}
export interface Client {
  (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** What the browser sends along, and what an answer has it keep. */
  cookie(): string;
  take(lines: readonly string[]): void;
}

/** A client with a cookie of its own; without a person it is nobody. */
export async function clientOf(origin: string, person?: string): Promise<Client> {
  const cookies = new Map<string, string>();
  const cookieNow = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const take = (lines: readonly string[]): void => {
    for (const line of lines) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
  };
  const send = async (...[method, path, body, headers = {}]: Parameters<Client>): Promise<Reply> => {
    const cookie = cookieNow();
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    take(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {},
    };
  };
  const client: Client = Object.assign(send, { cookie: cookieNow, take });
  if (person !== undefined) {
    const { status } = await client("POST", "/api/session", { person });
    if (status !== 200) throw new Error(`Signing in was answered with ${status}.`);
  }
  return client;
}
