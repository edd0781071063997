/** Numbers of sequences: reserved by comparing and setting the last one, and handed out in the order of the calls. One that is lost on its way is never given again. */

import type { Collections } from "./collections.ts";
import { isDuplicate, pause, writing } from "./faults.ts";

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

  /** Compares and sets: who was first has the numbers. A reply that was lost costs the numbers that it was about. */
  async function set(scope: string, last: number | undefined, next: number): Promise<boolean> {
    if (last !== undefined)
      return (await numbers.updateOne({ _id: scope, last }, { $set: { last: next } })).matchedCount === 1;
    try {
      await numbers.insertOne({ _id: scope, last: next });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  async function raise(scope: string, by: number): Promise<number> {
    for (let tries = 1; ; tries += 1) {
      const last = (await numbers.findOne({ _id: scope }))?.last;
      const next = (last ?? 0) + by;
      if (await set(scope, last, next)) return next;
      await pause(Math.random() * Math.min(50, tries * 5));
    }
  }
  async function serve(scope: string): Promise<void> {
    busy.add(scope);
    for (let batch = take(scope); batch.length > 0; batch = take(scope)) {
      try {
        const last = await writing(() => raise(scope, batch.length));
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
