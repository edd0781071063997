/** The single writer: changes asked for in one turn of the event loop share a transaction, and each is answered after its sync. */

import type { Database } from "better-sqlite3";
import { StoreDamaged, StoreUnavailable } from "../errors.ts";

/** 16 to 64 a commit is the knee of the curve; beyond it only latency grows. */
const BATCH = 64;

export interface Writer {
  /** Runs `change` in the next shared transaction; resolves with its result when that is on disk. `change` may run twice. */
  write<Result>(change: () => Result): Promise<Result>;
  /** Something was erased: empty the write-ahead log after this batch, so that no old page stays behind in it. */
  emptyLog(): void;
  /** Writes what is waiting; later writes are refused. */
  stop(): void;
}

interface Job {
  readonly change: () => unknown;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** Nothing was written and it may work again later. */
const passes = (code: string): boolean => code === "SQLITE_FULL" || code.startsWith("SQLITE_BUSY");
/** After these nobody knows what is on disk: a later sync may wrongly succeed, so the process must end. */
const fatal = (code: string): boolean => /^SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|NOLFS|PROTOCOL)/.test(code);

export const isFatalFault = (error: unknown): boolean => error instanceof StoreDamaged || fatal(codeOf(error));

const unavailable = (code: string): StoreUnavailable =>
  new StoreUnavailable(
    code === "SQLITE_FULL"
      ? "The disk is full: nothing was saved. Make space; saving goes on by itself."
      : "The store is busy: nothing was saved. Try again.",
  );

/**
 * @param onFatal ends the process: called at an input/output error, after which no answer may leave.
 * @param checkFiles throws StoreDamaged when what was just written went into a file that is no longer there.
 */
export function createWriter(
  database: Database,
  onFatal: (error: unknown) => void,
  checkFiles: () => void = () => undefined,
): Writer {
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");
  const rollback = database.prepare("ROLLBACK");
  let waiting: Job[] = [];
  let scheduled = false;
  let stopped = false;
  let erased = false;

  function together(jobs: readonly Job[]): void {
    begin.run();
    const results = jobs.map((job) => job.change());
    commit.run();
    checkFiles();
    jobs.forEach((job, index) => {
      job.resolve(results[index] as never);
    });
  }

  function end(error: unknown): void {
    stopped = true;
    onFatal(error);
  }

  const rejectAll = (jobs: readonly Job[], error: unknown): void => {
    for (const job of jobs) job.reject(error);
  };

  /** A failing change must not fail its neighbours: the batch is undone and each is tried alone. */
  function afterFailure(jobs: readonly Job[], error: unknown): void {
    const code = codeOf(error);
    const isFatal = isFatalFault(error);
    if (isFatal) end(error);
    if (passes(code)) rejectAll(jobs, unavailable(code));
    else if (isFatal || jobs.length === 1) rejectAll(jobs, error);
    else for (const job of jobs) run([job]);
  }

  function run(jobs: readonly Job[]): void {
    try {
      together(jobs);
    } catch (error) {
      try {
        if (database.inTransaction) rollback.run();
      } catch (second) {
        end(second);
      }
      afterFailure(jobs, error);
    }
  }

  function emptyLogNow(): void {
    try {
      database.pragma("wal_checkpoint(TRUNCATE)");
      erased = false;
    } catch (error) {
      if (isFatalFault(error)) end(error);
    }
  }

  function flush(): void {
    scheduled = false;
    const batch = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    if (waiting.length > 0) schedule();
    if (batch.length > 0) run(batch);
    if (erased && waiting.length === 0) emptyLogNow();
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  return {
    write: (change) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new StoreUnavailable("The store is closing: nothing was saved."));
        waiting.push({ change, resolve, reject });
        schedule();
      }),
    emptyLog: () => {
      erased = true;
    },
    stop: () => {
      while (waiting.length > 0) flush();
      stopped = true;
    },
  };
}
