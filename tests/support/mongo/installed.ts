/** A mongod that is installed on this machine, started by the tests as a replica set of one member in a folder of its own. */

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import type { Started } from "./java-server.ts";

export function installedVersion(): string | undefined {
  const answer = spawnSync("mongod", ["--version"], { encoding: "utf8" });
  return answer.status === 0 ? /v(\d+\.\d+\.\d+)/.exec(answer.stdout)?.[1] : undefined;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function initiate(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  await client.connect();
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  await client.db("admin").command({ replSetInitiate: { _id: "tests", members } });
  await client.close();
}

export async function startInstalled(): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), "casustafel-mongod-"));
  const port = await freePort();
  const settings = ["--replSet", "tests", "--dbpath", folder, "--port", String(port), "--bind_ip", "127.0.0.1"];
  const child = spawn("mongod", settings, { stdio: "ignore" });
  await initiate(port);
  return {
    url: `mongodb://127.0.0.1:${port}/?replicaSet=tests`,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill("SIGTERM");
      }),
  };
}
