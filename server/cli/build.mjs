/** Builds the browser's part with Vite and bundles the server with esbuild, only when a source file changed. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, root } from "./install.mjs";

/** Every file below a folder, sorted, generated ones included. */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The bundled server; packages stay outside it, in node_modules. */
export const serverEntry = join(root, "dist", "server", "main.js");

/** Bundles the server, the command line and their workers; packages stay outside, found from the folder of the bundle. */
export async function bundleServer(folder = join(root, "dist", "server")) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: {
      main: join(root, "server", "main.ts"),
      casustafel: join(root, "server", "cli", "casustafel.ts"),
      "prove-worker": join(root, "server", "definitions", "prove-worker.ts"),
      "paper-worker": join(root, "server", "definitions", "paper-worker.ts"),
      "plain/plain-worker": join(root, "server", "definitions", "plain", "plain-worker.ts"),
      "plain/compare-worker": join(root, "server", "definitions", "plain", "compare-worker.ts"),
      "plain/paper-worker": join(root, "server", "definitions", "plain", "paper-worker.ts"),
      "archive/unpack-worker": join(root, "server", "definitions", "archive", "unpack-worker.ts"),
      "validators-worker": join(root, "server", "definitions", "validators-worker.ts"),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
}

/** Builds the browser's part as it ships, also where the environment says "test": libraries then bring their development build. */
export async function bundleUi() {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    const { build } = await import("vite");
    await build({ root: join(root, "ui"), configFile: join(root, "ui", "vite.config.ts"), logLevel: "warn" });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Builds what is out of date; returns whether anything was built. */
export async function build() {
  const sources = [
    ...["engine", "server", "ui"].flatMap((folder) => filesIn(join(root, folder))),
    join(root, "package-lock.json"),
  ];
  const wanted = hashOf(sources);
  const mark = join(root, "dist", ".built");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted && existsSync(serverEntry)) return false;
  console.log("Building …");
  await Promise.all([bundleServer(), bundleUi()]);
  writeFileSync(mark, wanted);
  return true;
}

if (process.argv[1] === import.meta.filename) await build();
