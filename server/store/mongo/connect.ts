/** Connects to the database with the settings that keep an acknowledged step: majority, journal, primary. */

import { type Db, MongoClient, type MongoClientOptions } from "mongodb";
import { StoreUnavailable, StoreWeak } from "../errors.ts";

/** Named when the address names none. */
const DATABASE = "casustafel";
const SELECTION = 5_000;

const SAFE: MongoClientOptions = {
  appName: "casustafel",
  writeConcern: { w: "majority", journal: true, wtimeoutMS: 5_000 },
  readConcern: { level: "majority" },
  readPreference: "primary",
  retryReads: true,
  retryWrites: true,
  ignoreUndefined: true,
  promoteBuffers: true,
  serverSelectionTimeoutMS: SELECTION,
  connectTimeoutMS: SELECTION,
  socketTimeoutMS: 20_000,
  waitQueueTimeoutMS: 10_000,
  maxPoolSize: 50,
};
/** Settings of the address that would weaken ours, in small letters. */
const OURS = ["w", "journal", "wtimeoutms", "readconcernlevel", "readpreference", "retrywrites", "retryreads"];

export interface Connection {
  readonly client: MongoClient;
  readonly database: Db;
  /** Hosts of the address, without what is secret in it. */
  readonly place: string;
}

/** Hosts of an address; nothing of the account, whatever else is wrong with it. */
const placeOf = (url: string): string =>
  /^mongodb(?:\+srv)?:\/\/(?:.*@)?([^/?@]+)/.exec(url)?.[1] ?? "the address given";

function checkAddress(url: string): void {
  const settings = [...new URLSearchParams(url.split("?")[1] ?? "").keys()];
  const found = settings.find((name) => OURS.includes(name.toLowerCase()));
  if (found !== undefined)
    throw new StoreWeak(
      `MONGODB_URL sets "${found}", which this server sets itself so that no acknowledged step can be lost; leave it out.`,
    );
}

function clientOf(url: string, place: string): MongoClient {
  try {
    return new MongoClient(url, SAFE);
  } catch (error) {
    const reason = error instanceof Error ? error.name : "unknown";
    throw new StoreUnavailable(
      `MONGODB_URL (${place}) cannot be used (${reason}); it must be an address such as mongodb://host1,host2/casustafel?replicaSet=rs0.`,
    );
  }
}

/** Names of what goes wrong in connecting, with what would help. */
function sentenceFor(error: unknown, place: string): Error {
  const name = error instanceof Error ? error.name : "unknown";
  const code = error instanceof Error && "code" in error ? Number(error.code) : 0;
  if (name === "MongoCompatibilityError")
    return new StoreWeak(`The database at ${place} is too old; use MongoDB 5.0 or later.`);
  if (code === 18 || code === 13 || name === "MongoMissingCredentialsError")
    return new StoreUnavailable(
      `The database at ${place} does not accept the account of MONGODB_URL; check its name, password and authSource.`,
    );
  return new StoreUnavailable(
    `The database at ${place} cannot be reached (${name}); check MONGODB_URL, and that a primary is up and its hosts can be found from here.`,
  );
}

/** @throws StoreUnavailable or StoreWeak, with one sentence that holds nothing secret. */
export async function connect(url: string): Promise<Connection> {
  const place = placeOf(url);
  checkAddress(url);
  const client = clientOf(url, place);
  try {
    await client.connect();
    const path = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url)?.[1];
    const database = client.db(path ?? DATABASE);
    await database.command({ ping: 1 });
    return { client, database, place };
  } catch (error) {
    await client.close();
    throw sentenceFor(error, place);
  }
}
