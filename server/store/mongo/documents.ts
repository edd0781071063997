/** Small documents by collection and id, with an owner and an end where they have one. */

import type { Timestamp } from "../../../engine/index.ts";
import type { Store } from "../port.ts";
import type { Collections } from "./collections.ts";
import { newAttempt } from "./commits.ts";
import { isDuplicate, reading, writing } from "./faults.ts";
import type { DocumentRecord } from "./layout.ts";
import { createTurns } from "./turns.ts";

type Kept = { readonly id: string; readonly value: Uint8Array };
export interface Documents {
  put(...args: Parameters<Store["put"]>): Promise<boolean>;
  get(collection: string, id: string): Promise<Uint8Array | undefined>;
  remove(collection: string, id: string): Promise<void>;
  byOwner(collection: string, owner: string, limit: number): Promise<readonly Kept[]>;
  all(collection: string): Promise<readonly Kept[]>;
}

/** Removing what has ended is spread over the writes. */
const SWEEP_EVERY = 256;
const keyOf = (collection: string, id: string): string => `${collection} ${id}`;
const keptOf = ({ id, value }: DocumentRecord): Kept => ({ id, value });

export function createDocuments({ documents }: Pick<Collections, "documents">, now: () => Timestamp): Documents {
  const turns = createTurns();
  let writes = 0;
  const live = () => ({ $or: [{ expiresAt: null }, { expiresAt: { $gt: now() } }] });
  const sweep = (): void => {
    if (writes++ % SWEEP_EVERY === 0)
      void documents.deleteMany({ expiresAt: { $type: "string", $lte: now() } }).catch(() => undefined);
  };

  async function replace({ _id, ...value }: DocumentRecord): Promise<boolean> {
    await documents.updateOne({ _id }, { $set: value }, { upsert: true });
    return true;
  }
  /** Where nothing is, or what is there has ended. The attempt tells after a lost reply that it was this one. */
  async function add({ _id, ...value }: DocumentRecord): Promise<boolean> {
    try {
      const ended = { _id, expiresAt: { $type: "string", $lte: now() } } as const;
      await documents.updateOne(ended, { $set: value }, { upsert: true });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await documents.findOne({ _id, attempt: value.attempt })) !== null;
    }
  }

  return {
    put: (collection, id, value, { owner, expiresAt, ifAbsent } = {}) => {
      sweep();
      const document: DocumentRecord = {
        _id: keyOf(collection, id),
        collection,
        id,
        owner: owner ?? null,
        expiresAt: expiresAt ?? null,
        value: typeof value === "string" ? Buffer.from(value) : value,
        attempt: newAttempt(),
      };
      const write = () => (ifAbsent ? add(document) : replace(document));
      return turns.take(document._id, () => writing(write));
    },
    get: async (collection, id) => {
      const found = await reading(() => documents.findOne({ _id: keyOf(collection, id), ...live() }));
      return found?.value;
    },
    remove: (collection, id) => {
      const _id = keyOf(collection, id);
      return turns.take(_id, async () => {
        await writing(() => documents.deleteOne({ _id }));
      });
    },
    byOwner: (collection, owner, limit) =>
      reading(async () => {
        const found = documents.find({ collection, owner, ...live() });
        return (await found.sort({ id: 1 }).limit(limit).toArray()).map(keptOf);
      }),
    all: (collection) =>
      reading(async () =>
        (
          await documents
            .find({ collection, ...live() })
            .sort({ id: 1 })
            .toArray()
        ).map(keptOf),
      ),
  };
}
