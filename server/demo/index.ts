/** The fictional region a first start shows: whether a data folder holds one, and how it is loaded. */

import { type Day, dayOf } from "../../engine/index.ts";
import { type Config, ConfigProblem } from "../config.ts";
import type { Files } from "../definitions/files.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Shell } from "../shell.ts";
import type { Store } from "../store/port.ts";
import { demosIn } from "./files.ts";
import { markAsDemo } from "./first-start.ts";
import { play } from "./play.ts";

export { DemoBroken } from "./files.ts";

const MARK = { collection: "meta", id: "demo" } as const;
interface Mark {
  readonly state: "loading" | "ready";
  /** The day it was begun: a load that was broken off goes on with the same days. */
  readonly day: Day;
  /** Whether the year before it is told as well. */
  readonly year?: boolean;
}

async function markOf(store: Store): Promise<Mark | undefined> {
  const value = await store.get(MARK.collection, MARK.id);
  return value && (JSON.parse(Buffer.from(value).toString()) as Mark);
}
const setMark = (store: Store, mark: Mark): Promise<boolean> =>
  store.put(MARK.collection, MARK.id, JSON.stringify(mark));

/** A folder that holds a demo stays one: no real account is ever opened in it. */
export const isDemo = async (store: Store): Promise<boolean> => (await markOf(store)) !== undefined;

/**
 * Loads the demo, or goes on with one that was broken off. Nothing happens when it is there.
 * @param withYear also what happened in the year before it.
 * @throws DemoBroken
 */
export async function loadDemo(shell: Shell, files: Files, withYear = false): Promise<void> {
  const mark = await markOf(shell.store);
  if (mark?.state === "ready") return;
  const day = mark?.day ?? dayOf(shell.now(), TIME_ZONE);
  const year = mark?.year ?? withYear;
  await setMark(shell.store, { state: "loading", day, year });
  await play(shell, demosIn(files, year), day);
  await setMark(shell.store, { state: "ready", day, year });
}

export interface DemoWish {
  readonly files: Files;
  readonly demo: Config["demo"];
  readonly dataFolder: string;
  readonly mongodbUrl?: string | undefined;
  /** What `mayMakeDemo` said before the store was opened. */
  readonly mayMake: boolean;
}

/**
 * Loads a demo into an empty store when it may be made.
 * @returns whether this data folder is a demo.
 * @throws ConfigProblem when the setting and the folder do not agree; DemoBroken
 */
export async function prepareDemo(shell: Shell, wish: DemoWish): Promise<boolean> {
  const { files, dataFolder, mongodbUrl, mayMake } = wish;
  const demo = wish.demo === "year" ? "yes" : wish.demo;
  const setting = mongodbUrl === undefined ? "DATA_DIR" : "MONGODB_URL";
  const place = mongodbUrl === undefined ? `DATA_DIR (${dataFolder})` : setting;
  const holdsDemo = await isDemo(shell.store);
  if (holdsDemo && demo === "no")
    throw new ConfigProblem(
      `DEMO is 0, but ${setting} holds a demo region, which stays a demo; choose another ${setting}.`,
    );
  const isEmpty = shell.directory.people().length === 0;
  if (!holdsDemo && !isEmpty && demo === "yes")
    throw new ConfigProblem(`DEMO is 1, but ${setting} holds real accounts; choose another ${setting}.`);
  if (!holdsDemo && (demo === "no" || !isEmpty)) return false;
  if (!holdsDemo && !mayMake)
    throw new ConfigProblem(
      `The database of ${place} is empty; restore the data, name where they are, or set DEMO=1 to load the demo region.`,
    );
  if (mongodbUrl === undefined) markAsDemo(dataFolder);
  await loadDemo(shell, files, wish.demo === "year");
  return true;
}
