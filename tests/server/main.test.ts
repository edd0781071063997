/** The server as a process: ready with one line, ends in order, and says in a sentence why it will not start. */

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { bundled } from "../support/bundle.ts";
import { PROJECT } from "../support/processes.ts";
import { temporaryFolders } from "../support/temporary-folder.ts";

const folder = temporaryFolders();

interface Run {
  readonly out: () => string;
  readonly ready: Promise<string>;
  readonly ended: Promise<number | null>;
  stop(): void;
}
function run(environment: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, [bundled("main")], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH ?? "", PORT: "0", ...environment },
  });
  let out = "";
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      out += chunk.toString();
      const address = /ready: (http:\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(() => reject(new Error(out)));
  });
  ready.catch(() => undefined);
  return { out: () => out, ready, ended, stop: () => child.kill("SIGTERM") };
}
/** What it says when it does not start: one line, and a code that is not 0. */
async function refusal(environment: Readonly<Record<string, string>>): Promise<string> {
  const { out, ended } = run(environment);
  expect(await ended).toBe(1);
  expect(out()).not.toMatch(/\n\s+at /);
  return out().trim().split("\n").at(-1) ?? "";
}

test("it loads the demo into an empty folder, says so, ends on a signal, and is there again with its data", async () => {
  const data = join(folder(), "data");
  const first = run({ DATA_DIR: data });
  const address = await first.ready;
  expect(first.out()).toContain(`${data}.key`);
  expect(first.out()).toContain("demo");
  const { people } = (await (await fetch(`${address}/api/demo/people`)).json()) as { people: object[] };
  expect(people.length).toBeGreaterThan(5);
  expect(await refusal({ DATA_DIR: data })).toMatch(/another server/i);
  const asked = performance.now();
  first.stop();
  expect(await first.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(existsSync(join(data, "demo"))).toBe(true);

  expect(await refusal({ DATA_DIR: data, DEMO: "0" })).toMatch(/^DEMO is 0, but DATA_DIR holds a demo/);
  const again = run({ DATA_DIR: data });
  const second = await again.ready;
  expect(again.out()).not.toContain("master key was made");
  expect(((await (await fetch(`${second}/api/demo/people`)).json()) as { people: object[] }).people).toEqual(people);
  again.stop();
  expect(await again.ended).toBe(0);

  const file = join(data, "casustafel.db");
  const database = new Database(file);
  const version = Number(database.pragma("user_version", { simple: true }));
  database.pragma(`user_version = ${version + 1}`);
  database.close();
  const before = readFileSync(file);
  expect(await refusal({ DATA_DIR: data })).toMatch(/newer/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("without a demo it makes no account and no secret: it prints a code for the first administrator, another at each start", async () => {
  const data = join(folder(), "data");
  const codes: (string | undefined)[] = [];
  for (const _start of [1, 2]) {
    const { out, ready, ended, stop } = run({ DATA_DIR: data, DEMO: "0" });
    const address = await ready;
    expect(await (await fetch(`${address}/api/session`)).json()).toMatchObject({
      person: null,
      setup: true,
      demo: false,
    });
    expect((await fetch(`${address}/api/demo/people`)).status).toBe(404);
    stop();
    expect(await ended).toBe(0);
    codes.push(/first administrator: ([a-z2-9-]{23})/.exec(out())?.[1]);
  }
  expect(codes[0]).toBeDefined();
  expect(new Set(codes).size).toBe(2);
}, 60_000);

test("a setting, a key or a folder that cannot be used is one sentence", async () => {
  expect(await refusal({ DATA_DIR: join(folder(), "data"), PORT: "huh" })).toMatch(/^PORT is "huh"/);
  const taken = join(folder(), "file");
  writeFileSync(taken, "a file where a folder should be");
  expect(await refusal({ DATA_DIR: join(taken, "data") })).toMatch(/^DATA_DIR is .* nothing can be written/);
  const elsewhere = { DATA_DIR: join(folder(), "data"), KEY_FILE: join(taken, "key") };
  expect(await refusal(elsewhere)).toMatch(/^KEY_FILE is .* nothing can be written/);
  expect(await refusal({ MONGODB_URL: "localhost:27017" })).toMatch(/^MONGODB_URL is no address of MongoDB/);
  const data = join(folder(), "data");
  mkdirSync(data);
  writeFileSync(join(data, "casustafel.db"), "this is no database, and nothing of ours");
  expect(await refusal({ DATA_DIR: data })).toMatch(/casustafel\.db|damaged|not ours/i);
}, 60_000);

test("an empty folder is no open demo: beside a key, on another address or without its database it is refused", async () => {
  const data = join(folder(), "data");
  expect(await refusal({ DATA_DIR: data, HOST: "0.0.0.0" })).toMatch(/^DATA_DIR .* HOST is 0\.0\.0\.0.* set DEMO=1/);
  writeFileSync(`${data}.key`, "the key of data that is not here");
  expect(await refusal({ DATA_DIR: data })).toMatch(/^The key file .* is there, but DATA_DIR .* holds no data/);
  expect(existsSync(data)).toBe(false);
}, 60_000);
