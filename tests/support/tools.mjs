/** Finds the programs the tests look at results with: a browser, poppler and qpdf. A missing one is a failure that names the command. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const isRoot = () => process.getuid?.() === 0;
const has = (program) => spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** Debian's package of Chromium without windows: the same pages, in about a fifth less of the processor's time. */
const SHELL = "chromium-headless-shell";

/** In this order: `CHROMIUM_PATH`, an installed one without windows, one with, Playwright's. */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const installed = [SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].find(has);
  if (installed) return spawnSync("which", [installed], { encoding: "utf8" }).stdout.trim();
  return undefined;
}

async function playwrightsBrowser() {
  const { chromium } = await import("playwright-core");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

let updated = false;
function aptInstall(packages) {
  console.log(`Installing ${packages.join(", ")} …`);
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  if (!updated) spawnSync("apt-get", ["update"], options);
  updated = true;
  return spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], options).status === 0;
}

/** Makes sure that the tests' programs are there; returns what is missing, in sentences with the command that mends it. */
export async function provideTools() {
  const needed = [];
  if (!process.env.CHROMIUM_PATH && !has(SHELL)) needed.push(SHELL);
  if (!has("pdftoppm")) needed.push("poppler-utils");
  if (!has("qpdf")) needed.push("qpdf");
  // One at a time: a distribution that does not know the first has the browser itself.
  if (isRoot() && has("apt-get")) for (const one of needed) aptInstall([one]);
  if (!findBrowser() && isRoot() && has("apt-get")) aptInstall(["chromium"]);

  const missing = [];
  const browser = findBrowser() ?? (await playwrightsBrowser());
  if (!browser)
    missing.push(
      'No browser found for the browser tests. Run "sudo apt-get install chromium", or set CHROMIUM_PATH, or run "npx playwright-core install chromium".',
    );
  else process.env.CHROMIUM_PATH = browser;
  if (!has("pdftoppm")) missing.push('poppler is missing. Run "sudo apt-get install poppler-utils".');
  if (!has("qpdf")) missing.push('qpdf is missing. Run "sudo apt-get install qpdf".');
  return missing;
}
