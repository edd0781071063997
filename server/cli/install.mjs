/** Installs the packages of package-lock.json when they are not there yet: plain Node, because nothing is installed when it runs. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Hash of files by their contents and their names below a folder, to know whether something has to be done again: the same wherever the folder stands. */
export function hashOf(paths, below = root) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const name = relative(below, path).split(sep).join("/");
    hash.update(name).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/** Lines of Node that the packages run on, with their first fitting version (package.json, engines). */
const LINES = { 20: 19, 22: 12, 24: 0 };
/** What to do when this version of Node is not one of them; undefined when it is. Newer lines are tried. */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 24 || minor >= (LINES[major] ?? Number.POSITIVE_INFINITY)) return undefined;
  return `Casustafel needs Node 20.19, 22.12 or 24 (or a newer version of these); this is ${version}. Install one of them and start again.`;
}

/** Runs a command in the project folder; its output goes on unless `quiet`. Ends this process when it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? "pipe" : "inherit",
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (done.status === 0) return;
  if (quiet) process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
  process.stderr.write(`\n"${command} ${args.join(" ")}" failed${done.error ? `: ${done.error.message}` : ""}.\n`);
  process.exit(done.status ?? 1);
}

/** `npm ci`, once per lock file. */
export function install() {
  const wanted = hashOf([join(root, "package-lock.json")]) + process.version;
  const mark = join(root, "node_modules", ".casustafel-installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.log("Installing packages (once; better-sqlite3 may be compiled, which takes a minute or two) …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, wanted);
}

const unfit = nodeProblem(process.versions.node);
if (unfit) {
  process.stderr.write(`${unfit}\n`);
  process.exit(1);
}
