/** P1: `kill -9` at any moment under load loses nothing acknowledged, applies nothing twice, and leaves nothing half done. */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { bundle } from "../bundle.ts";
import { type Proof, randomOf, repeat } from "../proof.ts";
import { type Comparison, compare } from "./compare.ts";
import { type Acknowledged, parseLines } from "./protocol.ts";

/** The kill comes this long after the first acknowledgement at most, in ms. */
const WINDOW = 80;
const START_LIMIT = 30_000;

/** Runs the child until it is killed; what it had acknowledged by then. */
export function killed(program: string, args: readonly string[], wait: number): Promise<readonly Acknowledged[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    const limit = setTimeout(() => child.kill("SIGKILL"), START_LIMIT);
    let received = "";
    child.stdout.setEncoding("utf8");
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), wait));
    child.stdout.on("data", (text: string) => {
      received += text;
    });
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      clearTimeout(limit);
      if (signal === "SIGKILL" && received !== "") resolve(parseLines(received));
      else reject(new Error("The process to be killed ended by itself, or acknowledged nothing."));
    });
  });
}

async function killAndCompare(program: string, seed: number, control: boolean): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), "casustafel-kill-"));
  try {
    const wait = randomOf(seed)() * WINDOW;
    const acks = await killed(program, [folder, String(seed), control ? "control" : ""], wait);
    const store = openSqliteStore({ folder });
    const comparison = await compare(store, acks);
    await store.close();
    return comparison;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const kill: Proof = {
  name: "kill",
  promise:
    "a process killed under load of 20 clients loses 0 acknowledged steps, applies 0 twice, misses 0 outbox or audit entries",
  broken: "the answer leaves before the commit",
  runs: 100,
  controlRuns: 10,
  run: async (options) => {
    const program = await bundle(join(import.meta.dirname, "child.ts"));
    try {
      return await repeat(options, (seed) => killAndCompare(program, seed, options.control));
    } finally {
      rmSync(program, { force: true });
    }
  },
};
