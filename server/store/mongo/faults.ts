/** What an error of the driver means: another one was first, the database is away, or a fault of this program. */

import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoStalePrimaryError,
  MongoSystemError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from "mongodb";
import { StoreUnavailable } from "../errors.ts";

const DUPLICATE_KEY = 11_000;
/** Codes of a server that cannot answer now: unreachable, stepped down, shutting down, out of time, waiting for a majority, full. */
const AWAY = new Set([
  6, 7, 50, 64, 79, 89, 91, 100, 133, 134, 189, 202, 262, 317, 358, 9_001, 10_058, 10_107, 11_600, 11_602, 13_388,
  13_435, 13_436, 14_031,
]);
/** A broken connection, where the driver passes the operating system's error on. */
const BROKEN = /^(EPIPE|ECONN\w+|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const AWAY_ERRORS = [
  MongoNetworkError,
  MongoSystemError,
  MongoNotConnectedError,
  MongoServerClosedError,
  MongoStalePrimaryError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  MongoWriteConcernError,
  MongoOperationTimeoutError,
];

/** A unique index has it already. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY;

/** Of many that were written together, nothing failed but what a unique index has already. */
export const isOnlyDuplicates = (error: unknown): boolean =>
  error instanceof MongoBulkWriteError &&
  // The driver wraps a broken connection in the same class, without a code.
  error.code === DUPLICATE_KEY &&
  [error.writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY) &&
  error.result.getWriteConcernError() === undefined;

/** No server was there to send it to: nothing of it can appear. */
export const isUnsent = (error: unknown): boolean =>
  error instanceof MongoServerSelectionError || error instanceof MongoNotConnectedError;

/** The database cannot be asked now; of a write nobody knows whether it was made, unless `isUnsent`. */
export const isAway = (error: unknown): boolean =>
  AWAY_ERRORS.some((kind) => error instanceof kind) ||
  (error instanceof MongoError && error.hasErrorLabel("RetryableWriteError")) ||
  (error instanceof MongoServerError && AWAY.has(Number(error.code))) ||
  (error instanceof Error && "code" in error && BROKEN.test(String(error.code)));

export const away = (): StoreUnavailable =>
  new StoreUnavailable(
    "The database cannot be reached now: nothing was saved. Try again in a moment; work goes on by itself.",
  );

/** Asks something that changes nothing. @throws StoreUnavailable when the database is away. */
export async function reading<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw isAway(error) ? away() : error;
  }
}

/** How long a write is tried again while the database is away: an election takes some seconds. */
const PATIENCE = 10_000;
const PAUSE = 50;
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Writes something that may be written twice without harm, until it is known to be written. @throws StoreUnavailable */
export async function writing<Answer>(write: () => Promise<Answer>, patience = PATIENCE): Promise<Answer> {
  const until = Date.now() + patience;
  for (let wait = PAUSE; ; wait *= 2) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error)) throw error;
      if (Date.now() + wait > until) throw away();
      await pause(wait);
    }
  }
}
