/** Installs the packages of package-lock.json when they are not there yet: plain Node, because nothing is installed when it runs. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Content hash of files, to know whether something has to be done again. */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
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

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Casustafel needs Node 20.19 or newer; this is ${process.version}. Install Node 20 LTS or newer and start again.\n`,
  );
  process.exit(1);
}
