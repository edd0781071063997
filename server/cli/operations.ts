/** Commands for operators: `backup`, `restore`, `move` and `check` a data folder, and `doctor`. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { BackupRefused, backUp, restore } from "../backup/backup.ts";
import { checkStore } from "../backup/check.ts";
import { noteBackup } from "../backup/last-backup.ts";
import { move } from "../backup/move.ts";
import { type Config, readConfig } from "../config.ts";
import { destroyedFile } from "../sealing/destroyed.ts";
import { startProblem } from "../start-problem.ts";
import { StoreMissing } from "../store/errors.ts";
import { openMongoStore } from "../store/mongo/index.ts";
import { openSqliteReader, openSqliteStore } from "../store/sqlite/index.ts";
import { examine } from "./doctor.ts";

/** Exit codes as of the other commands: 0 as it should be, 1 a fault was found, 2 it could not be done. */
const FINE = 0;
const FAULT = 1;
const NOT_DONE = 2;

/** Runs with the settings of the server; what stands in the way is one sentence. */
export async function run(work: (config: Config) => Promise<number>): Promise<void> {
  let dataFolder = "";
  try {
    const config = readConfig(process.env);
    dataFolder = config.dataFolder;
    process.exitCode = await work(config);
  } catch (error) {
    const own = error instanceof BackupRefused || error instanceof StoreMissing ? error.message : undefined;
    const sentence = own ?? startProblem(error, { dataFolder });
    if (sentence === undefined) throw error;
    console.error(sentence);
    process.exitCode = NOT_DONE;
  }
}

const placesOf = ({ dataFolder, keyFile }: Config, folder: string, keys?: string) => ({
  dataFolder,
  keyFile,
  folder: resolve(folder),
  keys: resolve(keys ?? `${folder.replace(/\/+$/, "")}.keys`),
});

async function backupCommand(config: Config, folder: string, keys?: string): Promise<number> {
  const places = placesOf(config, folder, keys);
  const copied = await backUp(places);
  noteBackup(config.keyFile);
  console.log(`The data lies in ${places.folder}, its ${copied.keys} data keys and the key file in ${places.keys}.`);
  console.log("Keep the two at different places: together they open everything, alone neither does.");
  return FINE;
}

async function restoreCommand(
  config: Config,
  folder: string,
  { keys, destroyed = [] }: { readonly keys?: string; readonly destroyed?: readonly string[] },
): Promise<number> {
  const told = await restore(placesOf(config, folder, keys), destroyed);
  const { newest } = told;
  console.log(`${told.instances} cases and ${told.lastRecord} read records are in ${config.dataFolder}.`);
  console.log(
    newest
      ? `The newest step in it is revision ${newest.revision} of case ${newest.instance}, ${newest.at}. What was done after that is lacking.`
      : "There is no step in it.",
  );
  console.log(
    `${told.erasedAgain} keys and contents that were erased since are erased again. Everybody has to sign in again.`,
  );
  if (destroyed.length === 0 && !existsSync(destroyedFile(config.keyFile)))
    console.log(
      "No list of erasures was given: what was erased after the back-up was made is back. Restore anew with --destroyed and the newest list.",
    );
  return FINE;
}

async function moveCommand({ dataFolder, keyFile, mongodbUrl, allowWeakStore }: Config): Promise<number> {
  if (mongodbUrl === undefined) throw new BackupRefused("Set MONGODB_URL to the database that the data moves to.");
  // Nobody writes meanwhile: a running server has the folder.
  const held = openSqliteStore({ folder: dataFolder });
  const target = await openMongoStore({ url: mongodbUrl, allowWeak: allowWeakStore });
  try {
    const { instances, commits, records, documents } = await move(dataFolder, keyFile, target);
    console.log(
      `${instances} cases with ${commits} commits, ${records} read records and ${documents} documents are in the database.`,
    );
    console.log(`${dataFolder} is as it was. Start every server with MONGODB_URL and this key file: ${keyFile}.`);
    return FINE;
  } finally {
    await target.close();
    await held.close();
  }
}

interface CheckOptions {
  readonly json?: boolean;
  /** File with what an earlier check noted. */
  readonly kept?: string;
  /** File to note it in. */
  readonly note?: string;
}
async function checkCommand(
  config: Config,
  folder: string | undefined,
  { json = false, kept, note }: CheckOptions,
): Promise<number> {
  const lines = kept === undefined ? [] : readFileSync(kept, "utf8").split("\n");
  const store = openSqliteReader(resolve(folder ?? config.dataFolder));
  const { heads, ...found } = await checkStore(store, config.keyFile, lines).finally(() => store.close());
  if (note !== undefined) writeFileSync(note, heads.map((line) => `${line}\n`).join(""));
  const { instances, commits, sections, records, erased, faults, first } = found;
  if (json) console.log(JSON.stringify(found, null, 2));
  else {
    console.log(
      `${instances} cases (${erased} of them erased), ${commits} commits, ${sections} sections, ${records} read records, ${faults} faults`,
    );
    if (first !== undefined) console.log(`First fault: ${first} Restore a back-up.`);
  }
  return faults > 0 ? FAULT : FINE;
}

async function doctorCommand(config: Config, json = false): Promise<number> {
  const advice = await examine(config);
  if (json) console.log(JSON.stringify(advice, null, 2));
  else for (const { level, says } of advice) console.log(`${level.padEnd(7)}  ${says}`);
  return advice.some(({ level }) => level === "fault") ? FAULT : FINE;
}

export function addOperations(program: Command): void {
  program
    .command("doctor")
    .description("says what would fail before it does: settings, disk, key, data, back-up, mail")
    .option("--json", "the advice as an array for programs")
    .action(({ json }: { readonly json?: boolean }) => run((config) => doctorCommand(config, json)));
  program
    .command("backup")
    .description("copies the data of DATA_DIR while the server runs, and its keys apart")
    .argument("<folder>", "a new folder for the data")
    .option("--keys <folder>", "a new folder for the keys (default: <folder>.keys)")
    .action((folder: string, { keys }: { readonly keys?: string }) =>
      run((config) => backupCommand(config, folder, keys)),
    );
  program
    .command("restore")
    .description("makes an empty DATA_DIR from a back-up, and erases again what was erased since")
    .argument("<folder>", "the folder with the data of the back-up")
    .option("--keys <folder>", "the folder with its keys (default: <folder>.keys)")
    .option("--destroyed <lists...>", "further lists of destroyed keys")
    .action((folder: string, options: { readonly keys?: string; readonly destroyed?: readonly string[] }) =>
      run((config) => restoreCommand(config, folder, options)),
    );
  program
    .command("move")
    .description("copies the data of DATA_DIR into the empty database of MONGODB_URL, while no server runs")
    .action(() => run(moveCommand));
  program
    .command("check")
    .description("checks that every commit, section and read record is as it was written")
    .argument("[folder]", "the data folder (default: DATA_DIR)")
    .option("--note <file>", "notes the newest commit of each case: keep the file outside this server")
    .option("--kept <file>", "what an earlier check noted: finds commits that were cut off or written anew since")
    .option("--json", "the outcome as an object for programs")
    .action((folder: string | undefined, options: CheckOptions) =>
      run((config) => checkCommand(config, folder, options)),
    );
}
