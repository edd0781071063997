/** The browser of the tests: one in each process that runs them. */

import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../../support/tools.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let shared: Promise<Browser> | undefined;

/** One browser for all files that run in this process, where each opens contexts of its own; it ends with the process. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? findBrowser();
  shared ??= chromium.launch({ args: FLAGS, ...(executablePath ? { executablePath } : {}) });
  return shared;
}
