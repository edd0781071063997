/** One key for one intention: from the first press to the last retry a command carries the same one, and is carried out once. */

import { newKey, problemOf } from "./client.ts";

/** A second press of a double click comes within this time, also when the answer was there before it. */
const ONE_PRESS = 1_000;

export interface Intention {
  /** The key for a command: that of the same command as long as its answer was not heard. */
  keyFor(command: unknown): string;
  /** The answer was heard. */
  answered(): void;
  /** It was refused, or no answer came: what may have been done all the same keeps its key. */
  failed(error: unknown): void;
}
/** @param now milliseconds of a clock that only goes forward */
export function createIntention(now: () => number = () => performance.now()): Intention {
  let current: { readonly command: string; readonly key: string; endsAt: number } | undefined;
  return {
    keyFor: (command) => {
      const text = JSON.stringify(command);
      if (!current || current.command !== text || now() >= current.endsAt)
        current = { command: text, key: newKey(), endsAt: Number.POSITIVE_INFINITY };
      return current.key;
    },
    answered: () => {
      if (current) current.endsAt = now() + ONE_PRESS;
    },
    failed: (error) => {
      const { status } = problemOf(error);
      const mayBeDone = status === 0 || status >= 500 || status === 401 || status === 429;
      if (!mayBeDone) current = undefined;
    },
  };
}
