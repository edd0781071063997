/** Starts the server: reads the settings, opens the store, wires the parts, listens, and ends in order. */

import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Installation } from "./administration/checklist.ts";
import { createApp } from "./app.ts";
import { createAudit } from "./audit/index.ts";
import { lastBackup } from "./backup/last-backup.ts";
import { checkClock, createClock } from "./clock.ts";
import { type Config, ConfigProblem, readConfig } from "./config.ts";
import { readFiles } from "./definitions/files.ts";
import { publishDefinitions } from "./definitions/index.ts";
import { mayMakeDemo } from "./demo/first-start.ts";
import { prepareDemo } from "./demo/index.ts";
import { openDirectory } from "./directory/index.ts";
import { createEffectWorker } from "./effects/index.ts";
import { type Accounts, createAccounts } from "./identity/accounts.ts";
import { noFirstStart, openFirstStart } from "./identity/first-start.ts";
import { createSessions } from "./identity/sessions.ts";
import { watchDrafts } from "./instances/drafts.ts";
import { startRetelling } from "./instances/reindex.ts";
import { followOthers } from "./live/follow.ts";
import { createLive } from "./live/index.ts";
import { faultOf, log } from "./log.ts";
import { createMailQueue } from "./mail/queue.ts";
import { type MailSettings, openTransport, type Transport } from "./mail/transport.ts";
import type { MailQueue } from "./mail/types.ts";
import { createMailWorker, type MailWorker } from "./mail/worker.ts";
import { servePages } from "./pages.ts";
import { createTries } from "./queries/tries.ts";
import { keepDestroyed } from "./sealing/destroyed.ts";
import { openSealing } from "./sealing/index.ts";
import type { Shell } from "./shell.ts";
import { startProblem } from "./start-problem.ts";
import { openStore } from "./store/open.ts";
import { createTimers } from "./timers/index.ts";

/** The project folder, from the sources as well as from the bundle. */
function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = join(folder, ".."))
    if (existsSync(join(folder, "workflows"))) return folder;
}

const STOP_LIMIT = 10_000;

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE" ||
          error.code === "EACCES" ||
          error.code === "EADDRNOTAVAIL" ||
          error.code === "ENOTFOUND"
          ? new ConfigProblem(`PORT ${port} on HOST ${host} cannot be used (${error.code}); choose another.`)
          : error,
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function start(config: Config): Promise<void> {
  const now = createClock((from, to) => {
    log({ event: "clock" });
    console.error(
      `The clock of this computer jumped from ${from} to ${to}; the server goes on from before that, so that no term fires wrongly. When the clock is right now, start the server again.`,
    );
  });
  const project = projectFolder();
  const { dataFolder, keyFile } = config;
  const mayMake = mayMakeDemo(config);
  const onFault = (error: unknown, instance?: string): void =>
    log({ event: "fault", request: "", ...faultOf(error), ...(instance === undefined ? {} : { instance }) });
  const { store, notes } = await openStore(config, { now, onFault });
  for (const note of notes) console.log(note);
  await checkClock(store, now(), config.clockConfirmed);
  const { sealing, keyFileMade } = await openSealing(store, keyFile);
  if (keyFileMade) console.log(`The master key was made: ${keyFile} — keep a copy of it elsewhere than the data.`);
  const destroyed = await keepDestroyed(store, keyFile, onFault);
  const files = readFiles(project);
  const directory = await openDirectory(store, sealing);
  const shell: Shell = {
    store,
    sealing,
    audit: createAudit(store, { now, source: "server 1" }),
    definitions: await publishDefinitions(store, files),
    directory,
    live: createLive(),
    mail: config.mail && createMailQueue({ store, directory, now }),
    tries: createTries(),
    now,
  };
  const demo = await prepareDemo(shell, {
    files,
    demo: config.demo,
    dataFolder,
    mongodbUrl: config.mongodbUrl,
    mayMake,
  });
  const accounts = createAccounts(shell);
  let firstCode: string | undefined;
  const firstStart = demo ? noFirstStart : await openFirstStart(accounts, (code) => (firstCode = code));
  if (demo) console.log("This is a demo: a fictional region with fictional people. Put no real data in it.");

  const secure = config.publicUrl?.startsWith("https://") ?? false;
  let origin = config.publicUrl ?? "";
  const { app, migrations } = createApp({
    shell,
    sessions: createSessions(store, now, sealing),
    demo,
    accounts,
    firstStart,
    proxies: config.proxies,
    origins: () => [origin],
    publicUrl: config.publicUrl,
    limit: config.limit,
    secure,
    metricsToken: config.metricsToken,
    installation: installationOf(config),
    log,
    pages: servePages(join(project, "dist", "ui")),
  });
  const server = createServer(app);
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 5_000;
  const port = await listen(server, config);
  origin = config.publicUrl ?? `http://${config.host}:${port}`;
  const effects = createEffectWorker(shell, { log });
  const timers = createTimers(shell, { log });
  const mail = shell.mail && config.mail && mailWorker(shell, shell.mail, config.mail, accounts, () => origin);
  effects.start();
  timers.start();
  mail?.start();
  const drafts = watchDrafts(shell, onFault);
  const retelling = startRetelling(shell, onFault);
  migrations.takeUp().catch(onFault);
  const unfollow = followOthers(shell);
  console.log(`Casustafel is ready: ${origin}`);
  if (firstCode !== undefined)
    console.log(
      `Nobody can sign in yet. Open ${origin} and give this code to become the first administrator: ${firstCode}`,
    );
  endInOrder(server, [
    async () => unfollow(),
    () => retelling.stop(),
    () => migrations.stop(),
    () => drafts.stop(),
    () => timers.stop(),
    () => effects.stop(),
    async () => mail?.stop(),
    () => destroyed.stop(),
    () => store.close(),
  ]);
}

const installationOf = ({ publicUrl, keyFile, mongodbUrl, mail }: Config): Installation => ({
  isSecure: publicUrl?.startsWith("https://") ?? false,
  ...(mail ? { mailAnswers: mailAnswers(openTransport(mail)) } : {}),
  ...(mongodbUrl === undefined ? { lastBackup: () => lastBackup(keyFile) } : {}),
});

/** Asked once a minute at most; a mail server that is silent for three seconds does not answer. */
function mailAnswers(transport: Transport): () => Promise<boolean> {
  let last: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  return () => {
    if (last && performance.now() - last.at < 60_000) return last.answer;
    const silent = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3_000).unref());
    const asked = transport.check().then((failure) => failure === undefined);
    last = { at: performance.now(), answer: Promise.race([asked, silent]) };
    return last.answer;
  };
}

const mailWorker = (
  shell: Shell,
  queue: MailQueue,
  settings: MailSettings,
  accounts: Accounts,
  origin: () => string,
): MailWorker => createMailWorker({ shell, queue, transport: openTransport(settings), accounts, origin, log });

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

/** Says in one sentence why it does not start. What nobody foresaw goes to the log as a fault, by its place in the program. */
function refuse(error: unknown, config: Pick<Config, "dataFolder">): never {
  const sentence = startProblem(error, config);
  if (sentence === undefined) log({ event: "fault", ...faultOf(error) });
  process.stderr.write(
    `${sentence ?? "The server does not start: a fault that nobody foresaw stands in the line above; report it."}\n`,
  );
  process.exit(1);
}

let dataFolder = "";
try {
  const config = readConfig(process.env);
  dataFolder = config.dataFolder;
  await start(config);
} catch (error) {
  refuse(error, { dataFolder });
}
