/** A folder for one test file, removed when its tests are over. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Gives fresh, empty folders. */
export function temporaryFolders(): () => string {
  const root = mkdtempSync(join(tmpdir(), "casustafel-test-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => mkdtempSync(join(root, "data-"));
}
