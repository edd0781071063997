/** Commands for definitions: `export` writes a version as a folder or an archive, `import` takes one in as a draft. */

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Command } from "commander";
import { type Timestamp, timestamp } from "../../engine/index.ts";
import type { Config } from "../config.ts";
import { type ImportFault, importFiles, unpack } from "../definitions/archive/import.ts";
import { faultOf, packed } from "../definitions/archive/tar.ts";
import { createDrafts } from "../definitions/drafts.ts";
import { readFiles } from "../definitions/files.ts";
import { publishDefinitions, type VersionRecord } from "../definitions/index.ts";
import type { KeptSource } from "../definitions/source.ts";
import { openDirectory } from "../directory/index.ts";
import { openSealing } from "../sealing/index.ts";
import { openStore } from "../store/open.ts";
import { openSqliteReader } from "../store/sqlite/index.ts";

const FINE = 0;
const NOT_DONE = 2;
const isArchive = (path: string): boolean => /\.(tar\.gz|tgz)$/.test(path);

/** Files below a folder, as they lie; anything that is no JSON file is passed over, and no link is followed. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
  const found = ["workflows", "forms"].flatMap((top) =>
    existsSync(join(folder, top))
      ? readdirSync(join(folder, top), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
          .map((entry) => join(entry.parentPath, entry.name))
      : [],
  );
  return new Map(
    found.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")] as const),
  );
}
async function filesOf(from: string): Promise<ReadonlyMap<string, string> | ImportFault> {
  if (!existsSync(from)) return { fault: "no-process" };
  if (!statSync(from).isDirectory()) return unpack(readFileSync(from));
  const files = filesBelow(from);
  const fault = faultOf(files);
  return fault ? { fault: "archive-refused", ...fault } : files;
}

const parsed = <T>(value: Uint8Array): T => JSON.parse(Buffer.from(value).toString()) as T;
interface ExportOptions {
  readonly variant?: string;
}
/** The newest version of a line, or the one that is named by number or hash. */
async function exportCommand(config: Config, wanted: string, to: string, { variant }: ExportOptions): Promise<number> {
  const [process = "", version] = wanted.split("@");
  const store = openSqliteReader(resolve(config.dataFolder));
  const versions = (await store.all("definition versions"))
    .map(({ value }) => parsed<VersionRecord>(value))
    .filter((one) => one.process === process && one.variant === variant)
    .filter((one) => version === undefined || one.version === version || one.hash.startsWith(version))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const record = versions.at(-1);
  const kept = record && (await store.get("definitions", record.hash));
  await store.close();
  if (!record || !kept) {
    console.error(
      `There is no version "${wanted}"${variant === undefined ? "" : ` of the variant "${variant}"`} here.`,
    );
    return NOT_DONE;
  }
  const files = new Map(parsed<KeptSource>(kept).files);
  if (isArchive(to)) writeFileSync(to, packed(files), { flag: "wx" });
  else
    for (const [path, text] of files) {
      mkdirSync(join(to, dirname(path)), { recursive: true });
      writeFileSync(join(to, path), text, { flag: "wx" });
    }
  console.log(`Version ${record.version ?? record.hash} of ${process}: ${files.size} files in ${to}.`);
  return FINE;
}

async function importCommand(config: Config, from: string, { by: login }: { readonly by: string }): Promise<number> {
  const files = await filesOf(from);
  if ("fault" in files) return refused(from, files);
  const now = (): Timestamp => timestamp(Date.now());
  const { store } = await openStore(config, { now, onFault: (error) => console.error(String(error)) });
  try {
    const { sealing } = await openSealing(store, config.keyFile);
    const directory = await openDirectory(store, sealing);
    const person = directory.accountByLogin(login.toLowerCase())?.person ?? login;
    const author = directory.people().find(({ id, duties = [] }) => id === person && duties.includes("designer"));
    if (!author) {
      console.error(`There is no designer with the user name "${login}".`);
      return NOT_DONE;
    }
    const definitions = await publishDefinitions(store, readFiles(projectFolder()));
    const made = await importFiles(files, { definitions, drafts: createDrafts(store), by: author.id, at: now() });
    if ("fault" in made) return refused(from, made);
    console.log(`${files.size} files are a draft of ${made.process} now; ${author.name} finds it under Ontwerpen.`);
    return FINE;
  } finally {
    await store.close();
  }
}
function refused(
  from: string,
  fault: { readonly fault: string; readonly refused?: unknown; readonly path?: string },
): number {
  const why = typeof fault.refused === "string" ? fault.refused : fault.fault;
  console.error(`"${from}" is not taken in (${why}${fault.path === undefined ? "" : `: ${fault.path}`}).`);
  return NOT_DONE;
}
function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = join(folder, ".."))
    if (existsSync(join(folder, "workflows"))) return folder;
}

/** @param run with the settings of the server; what stands in the way is one sentence. */
export function addDefinitions(
  program: Command,
  run: (work: (config: Config) => Promise<number>) => Promise<void>,
): void {
  program
    .command("export")
    .description("writes a version of a process: a folder, or an archive when the name ends in .tar.gz")
    .argument("<process>", "its id, with @ and a version for another than the newest")
    .argument("<to>", "a new folder or archive")
    .option("--variant <id>", "that variant of it")
    .action((wanted: string, to: string, options: ExportOptions) =>
      run((config) => exportCommand(config, wanted, resolve(to), options)),
    );
  program
    .command("import")
    .description("takes a process in as a draft, from a folder or an archive; for SQLite the server must not run")
    .argument("<from>", "a folder with workflows/ and forms/, or a .tar.gz of it")
    .requiredOption("--by <user name>", "the designer whose draft it is")
    .action((from: string, options: { readonly by: string }) =>
      run((config) => importCommand(config, resolve(from), options)),
    );
}
