/** Starts the server: reads the settings, opens the store, wires the parts, listens, and ends in order. */

import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Timestamp, timestamp } from "../engine/time.ts";
import { createApp } from "./app.ts";
import { createAudit } from "./audit/index.ts";
import { type Config, ConfigProblem, readConfig } from "./config.ts";
import { readFiles } from "./definitions/files.ts";
import { DefinitionsBroken, publishDefinitions } from "./definitions/index.ts";
import { DemoBroken, prepareDemo } from "./demo/index.ts";
import { openDirectory } from "./directory/index.ts";
import { createEffectWorker } from "./effects/index.ts";
import { createSessions } from "./identity/sessions.ts";
import { watchDrafts } from "./instances/drafts.ts";
import { createLive } from "./live/index.ts";
import { faultOf, log } from "./log.ts";
import { servePages } from "./pages.ts";
import { KeyFileUnusable, openSealing, SealBroken } from "./sealing/index.ts";
import type { Shell } from "./shell.ts";
import { StoreDamaged, StoreInUse, StoreTooNew } from "./store/errors.ts";
import { openSqliteStore } from "./store/sqlite/index.ts";
import { createTimers } from "./timers/index.ts";

/** The project folder, from the sources as well as from the bundle. */
function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = join(folder, ".."))
    if (existsSync(join(folder, "workflows"))) return folder;
}

const STOP_LIMIT = 10_000;
const KNOWN = [
  ConfigProblem,
  StoreInUse,
  StoreTooNew,
  StoreDamaged,
  KeyFileUnusable,
  SealBroken,
  DefinitionsBroken,
  DemoBroken,
];

const UNUSABLE = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOTDIR",
  "EISDIR",
  "EEXIST",
  "ENOENT",
  "SQLITE_CANTOPEN",
  "SQLITE_READONLY",
]);
/** Opens what lies where a setting says. @throws ConfigProblem when nothing can be written there. */
async function openAt<T>(setting: string, place: string, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!UNUSABLE.has(code)) throw error;
    throw new ConfigProblem(
      `${setting} is ${place}, where nothing can be written (${code}); choose a place that this user may write.`,
    );
  }
}

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE" || error.code === "EACCES" || error.code === "EADDRNOTAVAIL"
          ? new ConfigProblem(`PORT ${port} on HOST ${host} cannot be used (${error.code}); choose another.`)
          : error,
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function start(config: Config): Promise<void> {
  const now = (): Timestamp => timestamp(Date.now());
  const project = projectFolder();
  const { dataFolder, keyFile } = config;
  const store = await openAt("DATA_DIR", dataFolder, () => openSqliteStore({ folder: dataFolder, now }));
  const { sealing, keyFileMade } = await openAt("KEY_FILE", keyFile, () => openSealing(store, keyFile));
  if (keyFileMade) console.log(`The master key was made: ${keyFile} — keep a copy of it elsewhere than the data.`);
  const files = readFiles(project);
  const shell: Shell = {
    store,
    sealing,
    audit: createAudit(store, { now, source: "server 1" }),
    definitions: await publishDefinitions(store, files),
    directory: await openDirectory(store, sealing),
    live: createLive(),
    now,
  };
  const demo = await prepareDemo(shell, { files, demo: config.demo, dataFolder });
  if (!demo && shell.directory.people().length === 0) {
    console.log(
      "Without the demo nobody can sign in yet: setting up organisations and accounts comes in a next version. The server stops.",
    );
    return store.close();
  }
  if (demo) console.log("This is a demo: a fictional region with fictional people. Put no real data in it.");

  const secure = config.publicUrl?.startsWith("https://") ?? false;
  let origin = config.publicUrl ?? "";
  const { app } = createApp({
    shell,
    sessions: createSessions(store, now),
    demo,
    origins: () => [origin],
    secure,
    log,
    pages: servePages(join(project, "dist", "ui")),
  });
  const server = createServer(app);
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 5_000;
  const port = await listen(server, config);
  origin = config.publicUrl ?? `http://${config.host}:${port}`;
  const effects = createEffectWorker(shell);
  const timers = createTimers(shell);
  effects.start();
  timers.start();
  const drafts = watchDrafts(shell, (error) => log({ event: "fault", request: "", ...faultOf(error) }));
  console.log(`Casustafel is ready: ${origin}`);
  endInOrder(server, [() => drafts.stop(), () => timers.stop(), () => effects.stop(), () => store.close()]);
}

/** On a signal: no new requests, open ones finish, then the parts in order; a kill does no harm either. */
function endInOrder(server: Server, parts: readonly (() => Promise<void>)[]): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), STOP_LIMIT).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), STOP_LIMIT / 5).unref();
    await closed;
    for (const part of parts) await part();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end());
}

try {
  await start(readConfig(process.env));
} catch (error) {
  if (!KNOWN.some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  process.exit(1);
}
