/** Opens the file of the store: one server at a time, no newer data, nothing damaged, every commit synced. Owner of better-sqlite3. */

import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { StoreDamaged, StoreInUse, StoreMissing, StoreTooNew } from "../errors.ts";
import { CHECKED_AT_ONCE } from "./check-behind.ts";
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from "./schema.ts";

export interface OpenFile {
  readonly database: Database.Database;
  close(): void;
}

/** The file of the store in its folder. */
export const DATA_FILE = "casustafel.db";
const LOCK = "casustafel.lock";
/** Offsets in the header of an SQLite file (https://sqlite.org/fileformat2.html, 1.3). */
const HEADER = { length: 100, magic: "SQLite format 3\0", userVersion: 60, applicationId: 68 } as const;

/** Reads the header with plain reads, since opening a file in WAL mode already makes files beside it. */
function checkHeader(path: string): void {
  const header = Buffer.alloc(HEADER.length);
  const file = openSync(path, "r");
  const read = readSync(file, header, 0, HEADER.length, 0);
  closeSync(file);
  if (read === 0) return;
  if (read < HEADER.length || header.toString("latin1", 0, HEADER.magic.length) !== HEADER.magic)
    throw new StoreDamaged(`${path} is not a data file of this program; choose another DATA_DIR or restore a backup.`);
  checkVersion(path, header.readUInt32BE(HEADER.applicationId), header.readInt32BE(HEADER.userVersion));
}

function checkVersion(path: string, application: number, version: number): void {
  if (application === 0 && version === 0) return;
  if (application !== APPLICATION_ID)
    throw new StoreDamaged(`${path} belongs to another program; choose another DATA_DIR.`);
  if (version > SCHEMA_VERSION)
    throw new StoreTooNew(
      `The data in ${path} was written by a newer version of this program (layout ${version}, this one knows ${SCHEMA_VERSION}); nothing was touched: start the newer version, or restore a backup of the older one.`,
    );
}

/** Holds an exclusive lock of the operating system on a file beside the store: it ends with the process, however that ends. */
function lock(folder: string): () => void {
  const holder = new Database(join(folder, LOCK), { timeout: 0 });
  try {
    holder.pragma("journal_mode = MEMORY");
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    if (!String((error as { code?: string }).code).startsWith("SQLITE_BUSY")) throw error;
    throw new StoreInUse(
      `The data folder ${folder} is in use by another server; stop that one or choose another DATA_DIR.`,
    );
  }
  return () => holder.close();
}

function configure(database: Database.Database): void {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("secure_delete = ON");
  database.pragma("temp_store = MEMORY");
  database.pragma("cache_size = -65536");
  database.pragma("trusted_schema = OFF");
}

function checkContents(database: Database.Database, path: string): void {
  const answer = database.pragma("quick_check(1)", { simple: true });
  if (answer !== "ok") throw new StoreDamaged(`${path} is damaged (${String(answer)}); restore a backup.`);
}

/** Looks at the whole file, as a start does. @throws StoreDamaged, and what `openToRead` throws */
export function examineFile(folder: string): void {
  const { database, close } = openToRead(folder);
  try {
    checkContents(database, join(folder, DATA_FILE));
  } finally {
    close();
  }
}

/** A file without our mark may be new; one that holds tables is somebody else's. */
function checkNew(database: Database.Database, path: string): void {
  const marked = database.pragma("application_id", { simple: true }) === APPLICATION_ID;
  if (!marked && database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get())
    throw new StoreDamaged(`${path} belongs to another program; choose another DATA_DIR.`);
}

function openDatabase(path: string): Database.Database {
  const database = new Database(path, { timeout: 5_000 });
  try {
    checkVersion(
      path,
      database.pragma("application_id", { simple: true }) as number,
      database.pragma("user_version", { simple: true }) as number,
    );
    checkNew(database, path);
    configure(database);
    migrate(database);
    if (!isLarge(path)) checkContents(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
/** Whether the check of a file goes on behind the start (`check-behind.ts`). */
export const isLarge = (path: string): boolean => statSync(path).size > CHECKED_AT_ONCE;

/**
 * Opens the file of a folder to read, beside a server that may be writing it.
 * @throws StoreMissing, StoreTooNew, StoreDamaged.
 */
export function openToRead(folder: string): OpenFile {
  const path = join(folder, DATA_FILE);
  if (!existsSync(path)) throw new StoreMissing(`There is no data in ${folder}; name the folder that DATA_DIR names.`);
  checkHeader(path);
  const database = new Database(path, { readonly: true, timeout: 5_000 });
  if (database.pragma("application_id", { simple: true }) !== APPLICATION_ID) {
    database.close();
    throw new StoreMissing(`There is no data in ${path} yet.`);
  }
  return { database, close: () => database.close() };
}

/**
 * Opens a copied file by itself, without a log beside it.
 * @throws StoreDamaged when its pages are not as they were written.
 */
export function openCopy(path: string): Database.Database {
  checkHeader(path);
  const database = new Database(path);
  database.pragma("journal_mode = DELETE");
  database.pragma("synchronous = FULL");
  database.pragma("secure_delete = ON");
  checkContents(database, path);
  return database;
}

/**
 * Opens or makes the store's file in a folder.
 * @throws StoreInUse, StoreTooNew, StoreDamaged, each with one sentence that says what would help.
 */
export function openFile(folder: string, maxPages?: number): OpenFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, DATA_FILE);
  if (existsSync(path)) checkHeader(path);
  const unlock = lock(folder);
  try {
    const database = openDatabase(path);
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`);
    return {
      database,
      close: () => {
        database.pragma("wal_checkpoint(TRUNCATE)");
        database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
