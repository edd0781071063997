/** `npm start`: installs what is missing, builds what changed, and starts the server. `--dev` serves with hot reload, `--reset-demo` starts the demo anew. */

import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { install, root } from "./install.mjs";

const dev = process.argv.includes("--dev");
const resetDemo = process.argv.includes("--reset-demo");

/** Passes the signals that end us on to the child, and ends with it. */
function follow(child) {
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** Only a folder that says of itself that it holds the demo is ever removed. */
function removeDemo() {
  const folder = resolve(root, process.env.DATA_DIR ?? "data");
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, "demo"))) {
    process.stderr.write(
      `${folder} holds no demo, so it is left alone. Choose another DATA_DIR, or remove it yourself.\n`,
    );
    process.exit(1);
  }
  rmSync(folder, { recursive: true });
  process.env.DEMO ??= "1";
  console.log(`The demo in ${folder} is removed and starts anew.`);
}

install();
if (resetDemo) removeDemo();
const { build, serverEntry } = await import("./build.mjs");
await build();
if (dev) {
  const server = spawn(
    process.execPath,
    ["--import", "tsx", "--watch-preserve-output", "--watch", join(root, "server", "main.ts")],
    { cwd: root, stdio: "inherit" },
  );
  const { createServer } = await import("vite");
  const ui = await createServer({ root: join(root, "ui"), configFile: join(root, "ui", "vite.config.ts") });
  await ui.listen();
  ui.printUrls();
  follow(server);
} else {
  follow(spawn(process.execPath, ["--enable-source-maps", serverEntry], { cwd: root, stdio: "inherit" }));
}
