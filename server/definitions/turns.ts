/** Putting an earlier version into use again takes two people: one asks with a reason, another agrees. */

import type { DefinitionHash, PersonId } from "../../engine/index.ts";
import type { Shell } from "../shell.ts";

/** What is asked for one line; another question takes its place. */
export interface Asked {
  readonly hash: DefinitionHash;
  readonly by: PersonId;
  readonly reason: string;
  readonly at: string;
}
export interface Turns {
  /** What is asked and not agreed yet, by line. */
  open(line: LineName): Promise<Asked | undefined>;
  ask(line: LineName, asked: Asked): Promise<void>;
  /** It was done, or something else was published since. */
  close(line: LineName): Promise<void>;
}
export interface LineName {
  readonly id: string;
  readonly variant?: string | undefined;
}
const COLLECTION = "definition turns";
const keyOf = ({ id, variant }: LineName): string => `${id} ${variant ?? ""}`;

export const createTurns = ({ store }: Pick<Shell, "store">): Turns => ({
  open: async (line) => {
    const kept = await store.get(COLLECTION, keyOf(line));
    const found = kept && (JSON.parse(Buffer.from(kept).toString()) as Asked | null);
    return found ?? undefined;
  },
  ask: async (line, asked) => {
    await store.put(COLLECTION, keyOf(line), JSON.stringify(asked));
  },
  close: async (line) => {
    await store.put(COLLECTION, keyOf(line), "null");
  },
});
