/** All tests in one runner, so that one closing line counts them: three projects that differ in what they start. */

import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const browserTests = "tests/browser/**/*.test.ts";
const heavyTests = ["tests/faults/**/*.test.ts"];

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
          name: "unit",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: [browserTests, ...heavyTests],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Both cores of the smallest machine: by itself a run leaves one of two idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        test: {
          name: "faults",
          include: heavyTests,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: [browserTests],
          testTimeout: 90_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});
