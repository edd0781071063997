/** Whether a start may make a demo: when it is asked for, or on this machine alone with neither data nor key file. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, ConfigProblem } from "../config.ts";
import { DATA_FILE } from "../store/sqlite/open.ts";

/** Only a folder with this file in it is removed when the demo is to start anew. */
const MARK_FILE = "demo";
const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

const holdsData = (folder: string): boolean => existsSync(join(folder, DATA_FILE));

/** Says of a data folder that it holds the demo and nothing real. */
export function markAsDemo(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(dataFolder, MARK_FILE), "This data folder holds the demo region and nothing real.\n");
}

/**
 * Asked before anything is opened or made, so that a refusal leaves nothing behind.
 * @returns whether a demo may be made in this folder.
 * @throws ConfigProblem where nobody asked for a demo and an empty folder looks like one that lost its data.
 */
export function mayMakeDemo({ demo, host, dataFolder, keyFile, mongodbUrl }: Config): boolean {
  // A database of its own is no machine of its own: a demo in it is asked for.
  if (demo !== "auto" || mongodbUrl !== undefined) return demo === "yes" || demo === "year";
  if (existsSync(join(dataFolder, MARK_FILE))) return true;
  if (holdsData(dataFolder)) return false;
  if (existsSync(keyFile))
    throw new ConfigProblem(
      `The key file ${keyFile} is there, but DATA_DIR (${dataFolder}) holds no data; restore the data, name its folder, or set DEMO=1 to load the demo region.`,
    );
  if (!LOOPBACK.has(host))
    throw new ConfigProblem(
      `DATA_DIR (${dataFolder}) holds no data, and HOST is ${host}, where others can reach it; set DEMO=1 for a demo that everybody may enter, or name the folder of the data.`,
    );
  return true;
}
