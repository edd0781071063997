/** Copies of the store's file: an online back-up with its keys apart, and a restored file in which erasures are done again. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { DESTROYED, fingerprint, KEYS, noteOf } from "./documents.ts";
import { DATA_FILE, openCopy, openToRead } from "./open.ts";

/** A wrapped data key as it lies beside a back-up; `wrapped` is base64. */
export interface CopiedKey {
  readonly id: string;
  readonly owner: string | null;
  readonly wrapped: string;
}
export interface Copied {
  readonly keys: readonly CopiedKey[];
  /** Id of a key that was destroyed, a space, its fingerprint. */
  readonly destroyed: readonly string[];
}

/**
 * Copies the file of a data folder while a server writes it; the copy holds no data key.
 * Source: https://sqlite.org/backup.html.
 */
export async function copyStore(folder: string, target: string): Promise<Copied> {
  const file = openToRead(folder);
  const path = join(target, DATA_FILE);
  await file.database.backup(path);
  file.close();
  const copy = openCopy(path);
  const keys = copy
    .prepare<[string], { id: string; owner: string | null; value: Buffer }>(
      "SELECT id, owner, value FROM documents WHERE collection = ?",
    )
    .all(KEYS)
    .map(({ id, owner, value }) => ({ id, owner, wrapped: value.toString("base64") }));
  const destroyed = copy
    .prepare<[string], string>("SELECT id FROM documents WHERE collection = ?")
    .pluck()
    .all(DESTROYED);
  copy.prepare("DELETE FROM documents WHERE collection IN (?, 'sessions')").run(KEYS);
  copy.exec("VACUUM");
  copy.close();
  return { keys, destroyed };
}

export interface RestoredCopy {
  readonly instances: number;
  /** Of the newest commit; undefined when there is none. */
  readonly newest: { readonly instance: string; readonly revision: number; readonly at: string } | undefined;
  readonly lastRecord: number;
  /** Keys and contents of the back-up that were erased since, and are again. */
  readonly erasedAgain: number;
}

/** Removes the contents that were erased while their key stayed; how many. */
function eraseAgain(copy: ReturnType<typeof openCopy>, destroyed: ReadonlySet<string>): number {
  const drop = copy.prepare("DELETE FROM sections WHERE content = ?");
  const remove = copy.prepare("DELETE FROM contents WHERE id = ?");
  const gone = copy
    .prepare<[], { id: number; sealed: Uint8Array }>("SELECT id, sealed FROM contents")
    .all()
    .filter(({ sealed }) => destroyed.has(noteOf(sealed)));
  for (const { id } of gone) for (const statement of [drop, remove]) statement.run(id);
  return gone.length;
}

/** By what subjects are found is told anew at the next start, of what can still be opened: nothing of somebody who was erased since stays. */
function forgetTraces(copy: ReturnType<typeof openCopy>): void {
  copy.exec("DELETE FROM traces; DELETE FROM traced; DELETE FROM documents WHERE collection = 'meta' AND id = 'told'");
}

/** Puts the keys back into a copied file, except those that were destroyed since. */
export function completeCopy(path: string, keys: readonly CopiedKey[], destroyed: ReadonlySet<string>): RestoredCopy {
  const copy = openCopy(path);
  const put = copy.prepare("INSERT OR REPLACE INTO documents (collection, id, owner, value) VALUES (?, ?, ?, ?)");
  const gone = new Set<string>();
  let erased = 0;
  copy.transaction(() => {
    for (const { id, owner, wrapped } of keys) {
      const value = Buffer.from(wrapped, "base64");
      if (destroyed.has(`${id} ${fingerprint(value)}`)) gone.add(id);
      else put.run(KEYS, id, owner, value);
    }
    for (const note of destroyed) put.run(DESTROYED, note, null, Buffer.from("restored"));
    erased = eraseAgain(copy, destroyed);
    forgetTraces(copy);
  })();
  const count = (sql: string): number => copy.prepare<[], number>(sql).pluck().get() ?? 0;
  const told = {
    instances: count("SELECT count(*) FROM heads"),
    newest: copy
      .prepare<[], { instance: string; revision: number; at: string }>(
        "SELECT instance, revision, at FROM commits ORDER BY at DESC, id DESC LIMIT 1",
      )
      .get(),
    lastRecord: count("SELECT max(sequence) FROM read_records"),
    erasedAgain: gone.size + erased,
  };
  copy.close();
  return told;
}

/** Whether a folder holds a store already. */
export const holdsStore = (folder: string): boolean => existsSync(join(folder, DATA_FILE));
