/** All tests in one runner, so that one closing line counts them: projects that differ in what they start. */

import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const browserTests = ["tests/browser/**/*.test.ts"];
const heavyTests = ["tests/faults/**/*.test.ts"];
/** Tests of values alone: nothing that one file does can be seen by the next. */
const pureTests = ["tests/engine/**/*.test.ts", "tests/scenarios/**/*.test.ts", "tests/replay/**/*.test.ts"];

/** Both cores of the smallest machine: by itself a run leaves one of two idle. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  cacheDir: ".cache/vitest",
  test: {
    reporters: process.env.CASUSTAFEL_REPORT
      ? ["default", ["json", { outputFile: process.env.CASUSTAFEL_REPORT }]]
      : ["default"],
    projects: [
      {
        test: {
          name: "pure",
          include: pureTests,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // The files share what is loaded and compiled: loading it again for each takes half of the time.
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          // Programs are started as they ship.
          globalSetup: "tests/support/bundle.ts",
          exclude: [...pureTests, ...browserTests, ...heavyTests],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Each test has servers and folders of its own: what is loaded can be shared as well.
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "faults",
          include: heavyTests,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "browser",
          include: browserTests,
          globalSetup: "tests/browser/support/once.ts",
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 30_000 } },
          // Each file has a product of its own; what is loaded and the browser are shared.
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
