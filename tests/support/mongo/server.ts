/**
 * The MongoDB server that tests run on: `MONGODB_URL`, else a mongod that is installed, else mongo-java-server, else none,
 * which counts as skipped. A database of its own for each store that a test opens.
 */

import { randomBytes } from "node:crypto";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll } from "vitest";
import { installedVersion, startInstalled } from "./installed.ts";
import { hasJavaServer, type Started, startJavaServer, VERSION } from "./java-server.ts";

interface Choice {
  /** Which server, and its version where that is known before it is asked. */
  readonly name: string;
  readonly start: () => Promise<Started>;
}

function choose(): Choice | undefined {
  const url = process.env.MONGODB_URL;
  if (url) return { name: "MONGODB_URL", start: async () => ({ url, stop: async () => {} }) };
  const installed = installedVersion();
  if (installed !== undefined) return { name: `mongod, ${installed}`, start: startInstalled };
  return hasJavaServer() ? { name: `mongo-java-server, ${VERSION}`, start: startJavaServer } : undefined;
}

const choice = choose();
/** What stands in the titles of tests. */
export const mongoName = choice ? `MongoDB (${choice.name})` : "MongoDB (skipped: no server at hand)";
export const hasMongo = choice !== undefined;

const withDatabase = (url: string, name: string): string =>
  url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);

export interface MongoServer {
  /** The address of a database that nobody used. */
  url(): string;
}

/** Starts the server before the tests of a file and stops it after them, with the databases they made. */
export function mongoServer(): MongoServer {
  let started: Started | undefined;
  const made: string[] = [];
  beforeAll(async () => {
    started = await choice?.start();
  });
  afterAll(async () => {
    if (process.env.MONGODB_URL && started) await drop(started.url, made);
    await started?.stop();
  });
  return {
    url: () => {
      const name = `casustafel_test_${randomBytes(6).toString("hex")}`;
      made.push(name);
      return withDatabase(started?.url ?? "", name);
    },
  };
}

async function drop(url: string, names: readonly string[]): Promise<void> {
  const client = await new MongoClient(url).connect();
  for (const name of names) await client.db(name).dropDatabase();
  await client.close();
}
