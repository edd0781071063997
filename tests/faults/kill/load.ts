/** The load of the kill tests: clients commit, look and reserve numbers as fast as they can, and say what was acknowledged. */

import { asId } from "../../../engine/ids.ts";
import { StoreUnavailable } from "../../../server/store/errors.ts";
import type { CommitDocument, Store } from "../../../server/store/port.ts";
import { bytes, commitOf, readEntry, task } from "../../contracts/store-values.ts";
import { type Acknowledged, effectOf, INSTANCES } from "./protocol.ts";

interface Load {
  readonly store: Store;
  readonly random: () => number;
  readonly acknowledge: (ack: Acknowledged) => void;
}

function documentOf(random: () => number, instance: string, revision: number, command: string): CommitDocument {
  const sealed = bytes(`${command} ${"x".repeat(Math.floor(random() * 3_000))}`);
  return commitOf(instance, revision, {
    commandId: asId(command),
    body: sealed,
    sections: [{ unit: "", section: `s${revision % 3}`, sealed }],
    effects: [{ id: effectOf(command), to: "far", type: "notify", sealed }],
    index: {
      readers: [asId("p"), asId(`p${revision % 5}`)],
      tasks: [task(`/${revision % 4}`, { persons: [asId("p")] })],
    },
  });
}

/** Asks until there is an answer, as a person does who presses again. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
}

/** Sends one command until it is answered with yes, and sometimes once more. */
async function step({ store, random, acknowledge }: Load, command: string): Promise<void> {
  const instance = INSTANCES[Math.floor(random() * INSTANCES.length)] as string;
  for (;;) {
    const head = await untilAnswered(() => store.head(asId(instance)));
    const revision = (head?.revision ?? 0) + 1;
    const document = documentOf(random, instance, revision, command);
    const outcome = await untilAnswered(() => store.commit(document));
    if (outcome.outcome === "stale") continue;
    const accepted = outcome.outcome === "done" ? revision : outcome.revision;
    acknowledge({ kind: "commit", instance, revision: accepted, command });
    if (random() < 0.8) return;
  }
}

/** One client; without an end when no number of turns is given. */
export async function client(load: Load, name: string, turns = Number.POSITIVE_INFINITY): Promise<void> {
  const { store, random, acknowledge } = load;
  for (let turn = 0; turn < turns; turn += 1) {
    const key = `${name}-${turn}`;
    if (random() < 0.3) {
      const instance = asId<CommitDocument["instance"]>(INSTANCES[turn % INSTANCES.length] ?? "");
      await untilAnswered(() => store.record([readEntry({ request: key, instance })]));
      acknowledge({ kind: "look", request: key });
    } else if (random() < 0.1) {
      const number = await untilAnswered(() => store.reserveNumber("s"));
      acknowledge({ kind: "number", scope: "s", number });
    } else await step(load, key);
  }
}
