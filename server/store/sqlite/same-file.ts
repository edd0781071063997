/** Whether the files of the store are still those that were opened: what is written to a file that was deleted or replaced is lost, although SQLite says it was written. */

import { closeSync, openSync, readSync, statSync } from "node:fs";
import { StoreDamaged } from "../errors.ts";

/** First bytes of every SQLite file (https://sqlite.org/fileformat2.html, 1.3). */
const MAGIC = "SQLite format 3\0";

interface Seen {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
}
const look = (path: string): Seen | undefined => statSync(path, { throwIfNoEntry: false });
function beginsRight(path: string): boolean {
  const header = Buffer.alloc(MAGIC.length);
  const file = openSync(path, "r");
  try {
    return readSync(file, header, 0, header.length, 0) === header.length && header.toString("latin1") === MAGIC;
  } finally {
    closeSync(file);
  }
}

/** @returns asks after each write; @throws StoreDamaged when a file is gone, another stands in its place, or it was cut. */
export function watchFiles(path: string): () => void {
  const log = `${path}-wal`;
  const first = look(path);
  let logFirst = look(log);
  let size = 0;
  const damaged = (why: string): StoreDamaged =>
    new StoreDamaged(
      `${path} ${why} while the server ran: nothing more is saved and the server stops; put the file back or restore a backup.`,
    );
  return () => {
    const now = look(path);
    if (!now || now.ino !== first?.ino || now.dev !== first.dev) throw damaged("was taken away or replaced");
    if (now.size < size || !beginsRight(path)) throw damaged("was damaged");
    size = now.size;
    const logNow = look(log);
    logFirst ??= logNow;
    if (logFirst && logNow?.ino !== logFirst.ino) throw damaged("lost its log (-wal)");
  };
}
