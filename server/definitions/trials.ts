/** Versions on trial: what groups that only try something run on, before it is published for all. */

import type { DefinitionHash } from "../../engine/index.ts";
import type { Store } from "../store/port.ts";
import type { Published } from "./source.ts";

/** Which draft a line has on trial, as it was after which revision. */
export interface Trial {
  readonly hash: DefinitionHash;
  readonly process: string;
  readonly variant?: string;
  readonly draft: string;
  readonly revision: number;
}
export interface Trials {
  all(): readonly Trial[];
  /** What a line has on trial. */
  current(line: string): Published | undefined;
  put(line: string, trial: Trial): Promise<void>;
  remove(line: string): Promise<void>;
  /** Reads again what is on trial: another server may have put it there. */
  refresh(): Promise<void>;
}
const COLLECTION = "definitions on trial";

/** @param open compiles a version that is kept. */
export async function createTrials(store: Store, open: (hash: DefinitionHash) => Promise<Published>): Promise<Trials> {
  let known = new Map<string, { readonly trial: Trial; readonly published: Published }>();
  async function refresh(): Promise<void> {
    const read = (await store.all(COLLECTION)).map(
      ({ id, value }) => [id, JSON.parse(Buffer.from(value).toString()) as Trial] as const,
    );
    known = new Map(
      await Promise.all(read.map(async ([id, trial]) => [id, { trial, published: await open(trial.hash) }] as const)),
    );
  }
  await refresh();
  return {
    refresh,
    all: () => [...known.values()].map(({ trial }) => trial),
    current: (line) => known.get(line)?.published,
    put: async (line, trial) => {
      await store.put(COLLECTION, line, JSON.stringify(trial));
      await refresh();
    },
    remove: async (line) => {
      await store.remove(COLLECTION, line);
      await refresh();
    },
  };
}
