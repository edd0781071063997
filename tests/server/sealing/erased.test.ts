/** Erasing a section erases what commands brought to it as well: in the history it is gone, and the rest of the history stays. */

import { expect, test } from "vitest";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import type { Accepted, Command, Instance } from "../../../engine/state/types.ts";
import { putBack, takeOut } from "../../../server/commands/command-parts.ts";
import { openBody, sealAccepted } from "../../../server/instances/body.ts";
import { createSealing, keyProvider } from "../../../server/sealing/index.ts";
import type { Store } from "../../../server/store/port.ts";
import { at, commitOf } from "../../contracts/store-values.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

const ID = asId<InstanceId>("i1");
const base = { id: asId("c1"), at: at(0), actor: { person: asId("p"), organisation: asId("o") } };
const patch = (patches: object): Command =>
  ({ ...base, type: "PatchSection", unit: [], patches, declared: ["Amber"] }) as unknown as Command;
const written = (fields: Readonly<Record<string, object | null>>): Accepted["written"] =>
  Object.entries(fields).map(([section, value]) => ({ unit: null, section, fields: value })) as Accepted["written"];
const accepted = (revision: number, writes: Accepted["written"]): Accepted => ({
  outcome: "accepted",
  instance: { id: ID, revision } as Instance,
  events: [],
  effects: [],
  written: writes,
});

async function commit(
  store: Store,
  sealing: ReturnType<typeof createSealing>,
  revision: number,
  command: Command,
  writes: Accepted["written"],
) {
  const sealer = sealing.sealer(ID);
  const parts = sealAccepted(sealer, command, accepted(revision, writes));
  const document = commitOf(ID, revision, {
    ...parts,
    at: command.at,
    actor: command.actor.person,
    keys: sealer.keys,
    forgets: sealer.forgotten,
  });
  expect(await store.commit(document)).toEqual({ outcome: "done" });
  sealer.kept();
}

test("a command comes out of its parts as it went in", () => {
  const commands = [
    patch({ family: { set: { name: "Iris" } }, question: { set: { text: "why" }, was: { text: "" } } }),
    { ...base, type: "Create", instance: ID, kind: "k", group: "g", with: { question: { text: "why" } } },
    { ...base, type: "SendEvent", unit: [], event: "go", with: { name: "Iris" } },
    { ...base, type: "AddItem", item: "goal", key: "1" },
    { ...base, type: "WakeUp" },
  ] as unknown as readonly Command[];
  for (const command of commands) {
    const taken = takeOut(command, written({ family: {}, question: {} }));
    expect(JSON.stringify(taken.command)).not.toMatch(/Iris|why|Amber/);
    expect(putBack(taken.command, taken.parts)).toEqual(command);
  }
});

test("after a section is erased its history holds nothing of it, for this process and for a later one", async () => {
  const store = createMemoryStore(() => at(0));
  const provider = keyProvider(new Uint8Array(32).fill(1));
  const sealing = createSealing(store, provider);
  const first = patch({ family: { set: { name: "Iris" } }, question: { set: { text: "why" } } });
  await commit(store, sealing, 1, first, written({ family: { name: "Iris" }, question: { text: "why" } }));
  const openAll = async (by: typeof sealing) =>
    (await store.history(ID)).map((row) => JSON.stringify(openBody(by, ID, row).command));
  expect((await openAll(sealing))[0]).toContain("Iris");

  await commit(
    store,
    sealing,
    2,
    patch({ question: { set: { anonymous: true } } }),
    written({ question: { anonymous: true }, family: null }),
  );
  const later = createSealing(store, provider);
  await later.load(ID);
  for (const by of [sealing, later]) {
    const [one, two] = await openAll(by);
    expect(one).not.toContain("Iris");
    expect(one).toContain("why");
    expect(two).toContain("anonymous");
  }

  await commit(store, sealing, 3, patch({ family: { set: { name: "Noor" } } }), written({ family: { name: "Noor" } }));
  const [one, , three] = await openAll(sealing);
  expect(one).not.toContain("Iris");
  expect(three).toContain("Noor");
});
