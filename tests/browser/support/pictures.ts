/** Pictures of screens, small enough to stand in a repository; and a paper's first page. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";

export async function settled(page: Page): Promise<void> {
  // The event stream keeps the network busy for ever, so the page itself says when it is there.
  await page.waitForTimeout(500);
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready);
}

/** The screen as it is, without a blinking cursor. */
export async function shoot(page: Page, file: string): Promise<void> {
  await settled(page);
  // Nothing is under the pointer.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file, caret: "hide", animations: "disabled" });
}

/** The first page of a PDF; false when the tool that draws it is not there. */
export function shootPaper(pdf: Uint8Array, file: string, dots = 72): boolean {
  const folder = mkdtempSync(join(tmpdir(), "casustafel-paper-"));
  writeFileSync(join(folder, "paper.pdf"), pdf);
  const args = ["-png", "-r", String(dots), "-f", "1", "-l", "1", join(folder, "paper.pdf"), join(folder, "page")];
  const drawn = spawnSync("pdftoppm", args).status === 0;
  const page = readdirSync(folder).find((name) => name.startsWith("page"));
  if (drawn && page) renameSync(join(folder, page), file);
  rmSync(folder, { recursive: true, force: true });
  return drawn && page !== undefined;
}
