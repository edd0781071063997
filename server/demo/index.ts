/** The fictional region a first start shows: whether a data folder holds one, and how it is loaded. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Day, dayOf } from "../../engine/index.ts";
import { type Config, ConfigProblem } from "../config.ts";
import type { Files } from "../definitions/files.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Shell } from "../shell.ts";
import type { Store } from "../store/port.ts";
import { demosIn } from "./files.ts";
import { play } from "./play.ts";

export { DemoBroken } from "./files.ts";

const MARK = { collection: "meta", id: "demo" } as const;
interface Mark {
  readonly state: "loading" | "ready";
  /** The day it was begun: a load that was broken off goes on with the same days. */
  readonly day: Day;
}

async function markOf(store: Store): Promise<Mark | undefined> {
  const value = await store.get(MARK.collection, MARK.id);
  return value && (JSON.parse(Buffer.from(value).toString()) as Mark);
}
const setMark = (store: Store, mark: Mark): Promise<boolean> =>
  store.put(MARK.collection, MARK.id, JSON.stringify(mark));

/** A folder that holds a demo stays one: no real account is ever opened in it. */
export const isDemo = async (store: Store): Promise<boolean> => (await markOf(store)) !== undefined;

/** Loads the demo, or goes on with one that was broken off. Nothing happens when it is there. @throws DemoBroken */
export async function loadDemo(shell: Shell, files: Files): Promise<void> {
  const mark = await markOf(shell.store);
  if (mark?.state === "ready") return;
  const day = mark?.day ?? dayOf(shell.now(), TIME_ZONE);
  await setMark(shell.store, { state: "loading", day });
  await play(shell, demosIn(files), day);
  await setMark(shell.store, { state: "ready", day });
}

export interface DemoWish {
  readonly files: Files;
  readonly demo: Config["demo"];
  readonly dataFolder: string;
}
/** Only a folder with this file in it is removed when the demo is to start anew. */
const FILE = "demo";

/**
 * Loads a demo into an empty data folder when one is wanted.
 * @returns whether this data folder is a demo.
 * @throws ConfigProblem when the setting and the folder do not agree; DemoBroken
 */
export async function prepareDemo(shell: Shell, { files, demo, dataFolder }: DemoWish): Promise<boolean> {
  const holdsDemo = await isDemo(shell.store);
  if (holdsDemo && demo === "no")
    throw new ConfigProblem(
      "DEMO is 0, but DATA_DIR holds a demo region, which stays a demo; choose another DATA_DIR.",
    );
  const isEmpty = shell.directory.people().length === 0;
  if (!holdsDemo && !isEmpty && demo === "yes")
    throw new ConfigProblem("DEMO is 1, but DATA_DIR holds real accounts; choose another DATA_DIR.");
  if (!holdsDemo && (demo === "no" || !isEmpty)) return false;
  writeFileSync(join(dataFolder, FILE), "This data folder holds the demo region and nothing real.\n");
  await loadDemo(shell, files);
  return true;
}
