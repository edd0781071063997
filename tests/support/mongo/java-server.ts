/** mongo-java-server for the tests: fetched by Maven and compiled once into .cache, started in memory, ended with the test. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export const VERSION = "1.47.0";

const here = import.meta.dirname;
const root = join(here, "..", "..", "..");
const home = join(root, ".cache", `mongo-java-server-${VERSION}`);

const runs = (program: string, args: readonly string[], cwd = root): boolean =>
  spawnSync(program, args, { cwd, stdio: "ignore", timeout: 180_000 }).status === 0;

/** Builds in a folder of its own and moves that in place: whoever is first wins, and nobody sees half of it. */
function build(): boolean {
  const making = `${home}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  copyFileSync(join(here, "pom.xml"), join(making, "pom.xml"));
  const fetched = runs("mvn", ["-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"], making);
  const built =
    fetched &&
    runs("javac", ["-cp", join(making, "lib", "*"), "-d", join(making, "classes"), join(here, "Launcher.java")]);
  try {
    if (built) renameSync(making, home);
  } catch {
    // Another test was first.
  }
  rmSync(making, { recursive: true, force: true });
  return existsSync(home);
}

/** Whether it can be started here; builds it when that was not done yet. */
export const hasJavaServer = (): boolean =>
  existsSync(home) || (runs("java", ["-version"]) && runs("mvn", ["-v"]) && build());

export interface Started {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function portOf(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) {
    const port = /port (\d+)/.exec(String(chunk))?.[1];
    if (port !== undefined) return port;
  }
  throw new Error("mongo-java-server ended before it told its port.");
}

/** It ends by itself when this process does: its standard input closes then. */
export async function startJavaServer(): Promise<Started> {
  const path = `${join(home, "lib", "*")}:${join(home, "classes")}`;
  const settings = ["-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
  const child = spawn("java", [...settings, "-cp", path, "Launcher"], { stdio: ["pipe", "pipe", "ignore"] });
  const port = await portOf(child);
  return {
    url: `mongodb://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.stdin?.end();
      }),
  };
}
