/** The log of the directory: every order in turn, one document each, so that several servers over one store agree on what came first. */

import { keyName, SealBroken, type Sealing } from "../sealing/index.ts";
import type { Store } from "../store/port.ts";
import { type DirectoryCommand, entryOf, type Order } from "./types.ts";

const LOG = "directory log";
/** Until the log there was one document per entry; what stands there is read before the log. */
const ENTRIES = "directory";
const OWNER = "directory";

/** What one order changed, with its place among all: 1, 2, 3 … */
export interface Logged {
  readonly order: number;
  readonly commands: readonly DirectoryCommand[];
}
/** As it lies in the store: what an order says of each entry is sealed under that entry's own key. */
interface Stored {
  readonly parts: readonly { readonly entry: string; readonly sealed: string }[];
}
interface Part {
  readonly command: DirectoryCommand;
  readonly given?: Order;
}
export interface DirectoryLog {
  /** Everything until now, in order. */
  all(): Promise<readonly Logged[]>;
  /** The order at a place, once somebody wrote it. */
  at(order: number): Promise<Logged | undefined>;
  /** Writes at a place. @returns false when another order stands there. */
  write(order: number, commands: readonly DirectoryCommand[], given?: Order): Promise<boolean>;
}

const idOf = (order: number): string => String(order).padStart(9, "0");
const parsed = <T>(bytes: Uint8Array): T => JSON.parse(Buffer.from(bytes).toString()) as T;

export function createLog(store: Store, sealing: Sealing): DirectoryLog {
  const placeOf = (order: number, entry: string): string => `directory log ${idOf(order)} ${entry}`;

  /** Nothing when the key of the entry was destroyed: what stood there is erased. */
  function opened(order: number, { entry, sealed }: Stored["parts"][number]): readonly DirectoryCommand[] {
    try {
      return [parsed<Part>(sealing.open(placeOf(order, entry), Buffer.from(sealed, "base64"))).command];
    } catch (error) {
      if (error instanceof SealBroken && error.fault === "key-gone") return [];
      throw error;
    }
  }
  const logged = (order: number, value: Uint8Array): Logged => ({
    order,
    commands: parsed<Stored>(value).parts.flatMap((part) => opened(order, part)),
  });
  async function entries(): Promise<readonly Logged[]> {
    return (await store.all(ENTRIES))
      .map(({ id, value }) => {
        const { order, command } = parsed<Part & { order: number }>(sealing.open(`directory ${id}`, value));
        return { order, commands: [command] };
      })
      .sort((a, b) => a.order - b.order);
  }

  return {
    all: async () => {
      await sealing.load(OWNER);
      const before = await entries();
      return [...before, ...(await store.all(LOG)).map(({ id, value }) => logged(Number(id), value))];
    },
    at: async (order) => {
      const value = await (store.sync?.get(LOG, idOf(order)) ?? store.get(LOG, idOf(order)));
      if (!value) return undefined;
      // Another server may have made the keys.
      await sealing.load(OWNER);
      return logged(order, value);
    },
    write: async (order, commands, given) => {
      const parts = await Promise.all(
        commands.map(async (command) => {
          const entry = entryOf(command);
          const plain = Buffer.from(JSON.stringify({ command, ...(given ? { given } : {}) } satisfies Part));
          const sealed = await sealing.seal(OWNER, keyName("directory", entry), placeOf(order, entry), plain);
          return { entry, sealed: Buffer.from(sealed).toString("base64") };
        }),
      );
      return store.put(LOG, idOf(order), JSON.stringify({ parts } satisfies Stored), { ifAbsent: true });
    },
  };
}
