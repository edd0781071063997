/** One durable step by one user, in process: load, decide, seal, commit and sync, against appending the same bytes and syncing. */

import { fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { asId } from "../../engine/ids.ts";
import { handleCommand } from "../../server/commands/handle-command.ts";
import type { CommitDocument } from "../../server/store/port.ts";
import { commitOf } from "../contracts/store-values.ts";
import type { Served } from "../support/served.ts";
import { patchFor, type Writable, writableIn } from "./steps.ts";
import type { Group } from "./table.ts";

const STEPS = 150;

const sizeOf = ({ body, sections, effects }: CommitDocument): number =>
  body.length +
  sections.reduce((sum, { sealed }) => sum + (sealed?.length ?? 0), 0) +
  effects.reduce((sum, { sealed }) => sum + sealed.length, 0);

async function each(step: (n: number) => Promise<void> | void): Promise<number> {
  const started = performance.now();
  for (let n = 0; n < STEPS; n += 1) await step(n);
  return ((performance.now() - started) * 1_000) / STEPS;
}

/** The mean size of what a step writes is found by running it once with the store watched. */
async function bytesOfAStep(served: Served, place: Writable): Promise<number> {
  const sizes: number[] = [];
  const store = {
    ...served.shell.store,
    commit: (document: CommitDocument) => {
      sizes.push(sizeOf(document));
      return served.shell.store.commit(document);
    },
  };
  const { command } = patchFor(served, place, "watched");
  await handleCommand({ ...served.shell, store }, { command, instance: place.instance });
  return sizes[0] ?? 0;
}

export async function durableGroup(served: Served): Promise<Group> {
  const [place] = await writableIn(served, 1);
  if (!place) throw new Error("No section can be written in the demo.");
  const size = await bytesOfAStep(served, place);
  const bytes = Buffer.alloc(size, 7);
  const file = openSync(join(served.dataFolder, "floor.bin"), "a");
  let round = 0;
  let revision = 0;
  return {
    title: `Durable step, one user, in process (floor: append ${size} bytes + fdatasync)`,
    rounds: 5,
    aim: { row: "our step: load, decide, seal, commit, sync", ratio: 1.5 },
    rows: [
      {
        name: "append + fdatasync",
        run: () =>
          each(() => {
            writeSync(file, bytes);
            fdatasyncSync(file);
          }),
      },
      {
        name: "our store alone: commit of those bytes",
        run: () =>
          each(async () => {
            revision += 1;
            await served.shell.store.commit(
              commitOf("bench", revision, { commandId: asId(`bench-${revision}`), body: bytes }),
            );
          }),
      },
      {
        name: "our step: load, decide, seal, commit, sync",
        run: () => {
          round += 1;
          return each(async (n) => {
            const { command } = patchFor(served, place, `${round}-${n}`);
            const handled = await handleCommand(served.shell, { command, instance: place.instance });
            if (handled.outcome !== "done") throw new Error(`The step was ${handled.outcome}.`);
          });
        },
      },
    ],
  };
}
