/** Finds the programs the tests look at results with: a browser, poppler and qpdf. A missing one is a failure that names the command. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const isRoot = () => process.getuid?.() === 0;
const has = (program) => spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** In this order: `CHROMIUM_PATH`, an installed one, Playwright's. */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const installed = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].find(has);
  if (installed) return spawnSync("which", [installed], { encoding: "utf8" }).stdout.trim();
  return undefined;
}

async function playwrightsBrowser() {
  const { chromium } = await import("playwright-core");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function aptInstall(packages) {
  console.log(`Installing ${packages.join(", ")} …`);
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], options);
  return spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], options).status === 0;
}

/** Makes sure that the tests' programs are there; returns what is missing, in sentences with the command that mends it. */
export async function provideTools() {
  const needed = [];
  if (!findBrowser() && !process.env.CHROMIUM_PATH) needed.push("chromium");
  if (!has("pdftoppm")) needed.push("poppler-utils");
  if (!has("qpdf")) needed.push("qpdf");
  if (needed.length > 0 && isRoot() && has("apt-get")) aptInstall(needed);

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
