/** A process that is to be killed: 20 clients commit, look and reserve numbers as fast as they can, and say what was acknowledged. */

import { writeSync } from "node:fs";
import { asId } from "../../../engine/ids.ts";
import type { CommitDocument, Store } from "../../../server/store/port.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { bytes, commitOf, readEntry, task } from "../../contracts/store-values.ts";
import { early } from "../early.ts";
import { randomOf } from "../proof.ts";
import { type Acknowledged, effectOf, INSTANCES, lineOf } from "./protocol.ts";

const CLIENTS = 20;
const [folder = "", seed = "0", mode = ""] = process.argv.slice(2);
const random = randomOf(Number(seed));
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const acknowledge = (ack: Acknowledged): void => void writeSync(1, lineOf(ack));

function documentOf(instance: string, revision: number, command: string): CommitDocument {
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

/** Sends one command until it is answered with yes, as a person does who presses again. */
async function step(store: Store, command: string): Promise<void> {
  const instance = pick(INSTANCES);
  for (;;) {
    const revision = ((await store.head(asId(instance)))?.revision ?? 0) + 1;
    const document = documentOf(instance, revision, command);
    const outcome = await store.commit(document);
    if (outcome.outcome === "stale") continue;
    const accepted = outcome.outcome === "done" ? revision : outcome.revision;
    acknowledge({ kind: "commit", instance, revision: accepted, command });
    if (random() < 0.8) return;
  }
}

async function client(store: Store, name: number): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const key = `${name}-${turn}`;
    if (random() < 0.3) {
      await store.record([readEntry({ request: key, instance: asId(pick(INSTANCES)) })]);
      acknowledge({ kind: "look", request: key });
    } else if (random() < 0.1) {
      acknowledge({ kind: "number", scope: "s", number: await store.reserveNumber("s") });
    } else await step(store, key);
  }
}

const store = openSqliteStore({ folder });
const used = mode === "control" ? early(store) : store;
await Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(used, name)));
