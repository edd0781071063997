/** `npm test`: installs what is missing, then type check, lint and every test; closes with one line `N passed, N failed, N skipped`. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { install, root } from "../server/cli/install.mjs";
import { provideTools } from "./support/tools.mjs";

const report = join(root, ".cache", "report.json");
const counts = { passed: 0, failed: 0, skipped: 0 };

function check(title, program, args) {
  console.log(`\n── ${title}`);
  const done = spawnSync(join(root, "node_modules", ".bin", program), args, { cwd: root, stdio: "inherit" });
  counts[done.status === 0 ? "passed" : "failed"] += 1;
}

function tests() {
  console.log("\n── tests");
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  const done = spawnSync(
    join(root, "node_modules", ".bin", "vitest"),
    ["run", "--config", "tests/vitest.config.ts", ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, CASUSTAFEL_REPORT: report },
    },
  );
  if (!existsSync(report)) {
    counts.failed += 1;
    return;
  }
  const result = JSON.parse(readFileSync(report, "utf8"));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests;
  counts.skipped += result.numPendingTests + result.numTodoTests;
  // A file that could not be loaded, or an error outside any test, fails the run as well.
  if (done.status !== 0 && result.numFailedTests === 0) counts.failed += 1;
}

install();
const missing = await provideTools();
for (const sentence of missing) console.error(sentence);
counts.failed += missing.length;

check("types", "tsc", ["-b"]);
check("lint", "biome", ["check", "."]);
tests();

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
