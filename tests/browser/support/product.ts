/** The whole product for a test: the built UI, the real server on the demo region, and a browser that reports what it complains about. */

import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { bundleServer, bundleUi } from "../../../server/cli/build.mjs";
import { BUNDLE } from "../../support/bundle.ts";
import { filesOf } from "../../support/processes.ts";
import { openBrowser } from "./browser.ts";

const root = new URL("../../..", import.meta.url).pathname;

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser refused or complained about: policy violations, errors of scripts, of the console. */
  readonly complaints: readonly string[];
}
interface Size {
  readonly width: number;
  readonly height: number;
  /** Pixels of a picture for each pixel of the screen; one when not said. */
  readonly scale?: number;
}
export interface Product {
  readonly address: string;
  /** A fresh browser, signed in as the demo person with this name, or at the sign-in page. */
  visit(name?: string, size?: Size): Promise<Visitor>;
  stop(): Promise<void>;
}
interface Options {
  /** Other folders than those of one process, for a test that changes a definition; see `makeProject`. */
  readonly project?: string;
}

/** A project with these definitions and the code as it is: a server reads the definitions that lie beside it. */
export function makeProject(project: string, files: ReadonlyMap<string, string>): void {
  cpSync(BUNDLE, join(project, "dist", "server"), { recursive: true });
  cpSync(join(root, "package.json"), join(project, "package.json"));
  symlinkSync(join(root, "dist", "ui"), join(project, "dist", "ui"));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

function startServer(
  folder: string,
  project: string,
): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const server = spawn(process.execPath, [join(project, "dist", "server", "main.js")], {
    cwd: project,
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: join(folder, "data"),
      KEY_FILE: join(folder, "key"),
      DEMO: "1",
      PUBLIC_URL: "",
      MONGODB_URL: "",
      // A test that works quicker than any hand is no attack.
      REQUESTS_PER_SECOND: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /ready: (http\S+)/.exec(said)?.[1];
      if (address) resolve({ server, address });
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.once("exit", () => reject(new Error(`The server did not start:\n${said.slice(-4000)}`)));
  });
}

function listenTo(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
}

/** The name in the environment of the folder that `prepare` made. */
export const PREPARED = "CASUSTAFEL_PREPARED";

/** Builds the screens and the server as they ship, and loads the demo of one process; answers the folder that every product starts from. */
export async function prepare(): Promise<string> {
  await Promise.all([bundleServer(BUNDLE), bundleUi()]);
  const folder = mkdtempSync(join(tmpdir(), "casustafel-prepared-"));
  makeProject(join(folder, "project"), filesOf("mdo-jeugd"));
  const { server } = await startServer(folder, join(folder, "project"));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  return folder;
}

let own: Promise<string> | undefined;
/** The folder of the whole run, or one of this process when it runs outside the tests. */
function prepared(): Promise<string> {
  const shared = process.env[PREPARED];
  if (shared) return Promise.resolve(shared);
  own ??= prepare();
  return own;
}

/** Starts and opens, with one process and its demo, so that it starts quickly; once per test file. */
export async function startProduct({ project }: Options = {}): Promise<Product> {
  const source = await prepared();
  const folder = mkdtempSync(join(tmpdir(), "casustafel-browser-"));
  if (project === undefined) {
    makeProject(join(folder, "project"), filesOf("mdo-jeugd"));
    for (const part of ["data", "key"]) cpSync(join(source, part), join(folder, part), { recursive: true });
  }
  const { server, address } = await startServer(folder, project ?? join(folder, "project"));
  const browser = await openBrowser();
  const contexts: BrowserContext[] = [];
  return {
    address,
    async visit(name, { width, height, scale = 1 } = { width: 1440, height: 900 }) {
      const viewport = { width, height };
      const context = await browser.newContext({
        viewport,
        deviceScaleFactor: scale,
        locale: "en-US",
        timezoneId: "UTC",
        reducedMotion: "reduce",
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const complaints: string[] = [];
      listenTo(page, complaints);
      await page.goto(address);
      if (name) {
        await page.getByRole("button", { name: new RegExp(name) }).click();
        await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
      }
      return { page, context, complaints };
    },
    async stop() {
      await Promise.all(contexts.map((context) => context.close()));
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
