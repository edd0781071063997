/** The master key as a local file: made at the first start, readable by its owner only. Another provider may stand in its place. */

import { hkdfSync, randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { decrypt, encrypt, type Key } from "./cipher.ts";

/** Who holds the master key: it wraps data keys and gives keys for other purposes; the key itself never leaves. */
export interface KeyProvider {
  wrap(name: string, key: Key): Uint8Array;
  /** @throws SealBroken when this master key did not wrap it. */
  unwrap(name: string, wrapped: Uint8Array): Key;
  derive(purpose: string): Key;
}

/** A key file that cannot be used; the message says why and what would help. */
export class KeyFileUnusable extends Error {
  override readonly name = "KeyFileUnusable";
}

const LENGTH = 32;
const MARK = "casustafel-key-1 ";
const NO_ID = Buffer.alloc(16);

const unusable = (path: string, why: string, error: unknown): KeyFileUnusable => {
  const { code } = error as NodeJS.ErrnoException;
  return new KeyFileUnusable(
    `KEY_FILE is ${path}, ${why} (${code ?? "unknown"}); choose a place for it that only this user may read and write.`,
  );
};

function make(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, "wx", 0o600);
  writeSync(file, `${MARK}${randomBytes(LENGTH).toString("base64")}\n`);
  fsyncSync(file);
  closeSync(file);
  const folder = openSync(dirname(path), "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** A key that others may read is no secret: it is refused, as they may have read it. */
function refuseIfOpen(path: string): void {
  if (process.platform === "win32") return;
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.isFile() && (file.mode & 0o077) !== 0)
    throw new KeyFileUnusable(
      `KEY_FILE is ${path}, which others than its owner may read or write (mode ${(file.mode & 0o777).toString(8)}); find out who did, and take that away with chmod 600.`,
    );
}
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unusable(path, "which cannot be read", error);
  }
}

function read(path: string): Key {
  refuseIfOpen(path);
  const text = textOf(path);
  const key = Buffer.from(text.slice(MARK.length), "base64");
  if (!text.startsWith(MARK) || key.length !== LENGTH)
    throw new KeyFileUnusable(
      `${path} is no key file of this program; KEY_FILE must name the key file of this data folder.`,
    );
  return key;
}

const derived = (master: Key, purpose: string): Key =>
  new Uint8Array(hkdfSync("sha256", master, "casustafel", purpose, LENGTH));

/** A provider on a master key in memory. */
export function keyProvider(master: Key): KeyProvider {
  const wrapping = derived(master, "wrap");
  return {
    wrap: (name, key) => encrypt(wrapping, NO_ID, name, key),
    unwrap: (name, wrapped) => decrypt(wrapping, name, wrapped),
    derive: (purpose) => derived(master, `derive ${purpose}`),
  };
}

export interface OpenKeyFile {
  readonly provider: KeyProvider;
  /** True at the first start: tell the operator where it lies. */
  readonly made: boolean;
}
/**
 * Reads the key file, or makes it.
 * @param mayMake false when there is data already: a new key could not open it.
 */
export function openKeyFile(path: string, mayMake: boolean): OpenKeyFile {
  const made = !existsSync(path);
  if (made && !mayMake)
    throw new KeyFileUnusable(
      `The key file ${path} is missing and the data cannot be read without it; put it back or set KEY_FILE.`,
    );
  if (made)
    try {
      make(path);
    } catch (error) {
      throw unusable(path, "where nothing can be written", error);
    }
  return { provider: keyProvider(read(path)), made };
}
