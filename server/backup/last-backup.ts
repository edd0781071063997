/** When the last back-up was made: one line beside the key file, so that the server can say that one is due. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Timestamp, timestamp } from "../../engine/index.ts";

const fileOf = (keyFile: string): string => `${keyFile}.last-backup`;

export const noteBackup = (keyFile: string): void =>
  writeFileSync(fileOf(keyFile), `${timestamp(Date.now())}\n`, { mode: 0o600 });

/** Undefined when none was made here, or the line cannot be read. */
export function lastBackup(keyFile: string): Timestamp | undefined {
  const file = fileOf(keyFile);
  const text = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return Number.isNaN(Date.parse(text)) ? undefined : timestamp(Date.parse(text));
}
