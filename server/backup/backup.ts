/** `casustafel backup` and `restore`: the data in one folder, its keys in another, so that neither alone tells anything. */

import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { destroyedFile, readDestroyed } from "../sealing/destroyed.ts";
import { openSealingToRead } from "../sealing/index.ts";
import { type CopiedKey, completeCopy, copyStore, holdsStore, type RestoredCopy } from "../store/sqlite/copy.ts";
import { openSqliteReader } from "../store/sqlite/index.ts";
import { DATA_FILE } from "../store/sqlite/open.ts";

/** What stands in the way of a back-up or of restoring one; the message says what would help. */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
}

export interface Places {
  readonly dataFolder: string;
  readonly keyFile: string;
  /** Holds the data of the back-up. */
  readonly folder: string;
  /** Holds its keys; another place than `folder`. */
  readonly keys: string;
}
const KEY_LIST = "data-keys.json";
const MASTER = "master.key";
const LIST = "destroyed-keys.txt";

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;
function demandEmpty(folder: string): void {
  if (!isEmpty(folder))
    throw new BackupRefused(`${folder} is not empty and nothing in it is overwritten; name a new folder.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}
function demandApart({ folder, keys }: Places): void {
  if (keys === folder || keys.startsWith(`${folder}/`))
    throw new BackupRefused(`The keys must not lie with the data; name a place for them outside ${folder}.`);
}

/** Copies the data of a running or stopped server, and its keys apart. Resolves to the number of data keys. */
export async function backUp(places: Places): Promise<{ readonly keys: number }> {
  const { dataFolder, keyFile, folder, keys: keyFolder } = places;
  demandApart(places);
  if (!existsSync(keyFile)) throw new BackupRefused(`There is no key file at ${keyFile}; set KEY_FILE.`);
  for (const target of [folder, keyFolder]) demandEmpty(target);
  const { keys, destroyed } = await copyStore(dataFolder, folder);
  const options = { mode: 0o600, flush: true };
  writeFileSync(join(keyFolder, KEY_LIST), JSON.stringify(keys), options);
  const list = new Set([...readDestroyed(destroyedFile(keyFile)), ...destroyed]);
  writeFileSync(join(keyFolder, LIST), [...list].map((line) => `${line}\n`).join(""), options);
  copyFileSync(keyFile, join(keyFolder, MASTER));
  chmodSync(join(keyFolder, MASTER), 0o600);
  return { keys: keys.length };
}

/** The key file that is there already, else the one that lies with the keys. */
function keyFileOf({ keyFile, keys }: Places): string {
  const path = existsSync(keyFile) ? keyFile : join(keys, MASTER);
  if (!existsSync(path)) throw new BackupRefused(`There is no key file at ${keyFile} nor in ${keys}; set KEY_FILE.`);
  return path;
}
function keysIn(folder: string): readonly CopiedKey[] {
  const path = join(folder, KEY_LIST);
  if (!existsSync(path))
    throw new BackupRefused(`There are no keys of a back-up in ${folder}; name their folder (--keys).`);
  return JSON.parse(readFileSync(path, "utf8")) as readonly CopiedKey[];
}

/**
 * Makes an empty data folder from a back-up; what was erased since is erased again, as far as the lists name it.
 * @param lists further lists of destroyed keys, such as the one beside the key file of the server that is lost.
 * @throws BackupRefused, or SealBroken `wrong-key` for the key file of another installation; nothing was written then.
 */
export async function restore(places: Places, lists: readonly string[]): Promise<RestoredCopy> {
  const { dataFolder, keyFile, folder, keys: keyFolder } = places;
  if (!holdsStore(folder)) throw new BackupRefused(`There is no back-up in ${folder}; it would hold ${DATA_FILE}.`);
  const missing = lists.find((list) => !existsSync(list));
  if (missing !== undefined) throw new BackupRefused(`There is no list of destroyed keys at ${missing}.`);
  const keys = keysIn(keyFolder);
  const master = keyFileOf(places);
  const reader = openSqliteReader(folder);
  try {
    await openSealingToRead(reader, master);
  } finally {
    await reader.close();
  }
  demandEmpty(dataFolder);
  const destroyed = new Set([destroyedFile(keyFile), join(keyFolder, LIST), ...lists].flatMap(readDestroyed));
  const unfinished = join(dataFolder, `${DATA_FILE}.restoring`);
  try {
    copyFileSync(join(folder, DATA_FILE), unfinished);
    const told = completeCopy(unfinished, keys, destroyed);
    if (master !== keyFile) {
      mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 });
      copyFileSync(master, keyFile);
      chmodSync(keyFile, 0o600);
    }
    renameSync(unfinished, join(dataFolder, DATA_FILE));
    return told;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
