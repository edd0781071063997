/** The list of destroyed keys beside the key file: it outlives the disk with the data, so that a restored back-up erases again. */

import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Store } from "../store/port.ts";

const COLLECTION = "destroyed keys";
const EVERY = 2_000;

export const destroyedFile = (keyFile: string): string => `${keyFile}.destroyed`;

/** Lines of such a list: id of the key, a space, its fingerprint. */
export function readDestroyed(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => /^[0-9a-f]{32} [0-9a-f]{32}$/.test(line));
}

/** Adds what the store noted and the list does not hold yet. */
export async function writeDestroyed(store: Pick<Store, "all">, keyFile: string, known: Set<string>): Promise<void> {
  const fresh = (await store.all(COLLECTION)).map(({ id }) => id).filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  appendFileSync(destroyedFile(keyFile), fresh.map((line) => `${line}\n`).join(""), { mode: 0o600, flush: true });
  for (const line of fresh) known.add(line);
}

/** Keeps the list up to date while the server runs; `stop` writes what is left. */
export async function keepDestroyed(
  store: Pick<Store, "all">,
  keyFile: string,
  onFault: (error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const known = new Set(readDestroyed(destroyedFile(keyFile)));
  const write = (): Promise<void> => writeDestroyed(store, keyFile, known).catch(onFault);
  await write();
  const ticking = setInterval(() => void write(), EVERY);
  ticking.unref();
  return {
    stop: async () => {
      clearInterval(ticking);
      await write();
    },
  };
}
