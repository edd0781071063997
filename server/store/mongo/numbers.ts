/** Numbers of sequences: reserved by one atomic addition, and handed out in the order of the calls. One that is lost on its way is never given again. */

import type { Collections } from "./collections.ts";
import { isAway, isDuplicate, reading } from "./faults.ts";

export interface Numbers {
  reserve(scope: string): Promise<number>;
}

interface Waiting {
  readonly resolve: (number: number) => void;
  readonly reject: (error: unknown) => void;
}

export function createNumbers({ numbers }: Pick<Collections, "numbers">): Numbers {
  const waiting = new Map<string, Waiting[]>();
  const busy = new Set<string>();

  /** Raises the last number; a reply that was lost costs the numbers it told. */
  async function raise(scope: string, by: number, tries = 3): Promise<number> {
    try {
      const options = { upsert: true, returnDocument: "after" } as const;
      const found = await numbers.findOneAndUpdate({ _id: scope }, { $inc: { last: by } }, options);
      if (!found) throw new Error("The database answered an upsert without its document.");
      return found.last;
    } catch (error) {
      if (tries > 1 && (isDuplicate(error) || isAway(error))) return raise(scope, by, tries - 1);
      throw error;
    }
  }
  async function serve(scope: string): Promise<void> {
    busy.add(scope);
    for (let batch = take(scope); batch.length > 0; batch = take(scope)) {
      try {
        const last = await reading(() => raise(scope, batch.length));
        for (const [place, { resolve }] of batch.entries()) resolve(last - batch.length + 1 + place);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy.delete(scope);
  }
  function take(scope: string): readonly Waiting[] {
    const batch = waiting.get(scope) ?? [];
    waiting.delete(scope);
    return batch;
  }

  return {
    reserve: (scope) =>
      new Promise((resolve, reject) => {
        waiting.set(scope, [...(waiting.get(scope) ?? []), { resolve, reject }]);
        if (!busy.has(scope)) void serve(scope);
      }),
  };
}
