/** Things to do in the order of the calls: one after the other for each key, side by side for different keys. */

export interface Turns {
  /** Runs after everything of the same key that was asked before, whether that succeeded or not. */
  take<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** Resolves when all that was asked until now has ended. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: (key, work) => {
      const before = last.get(key);
      const mine = before ? before.then(work, work) : work();
      const ended = mine
        .catch(() => undefined)
        .finally(() => {
          if (last.get(key) === ended) last.delete(key);
        });
      last.set(key, ended);
      return mine;
    },
    settled: async () => {
      await Promise.all(last.values());
    },
  };
}
