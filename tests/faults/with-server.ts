/** Runs a proof against the real server with the demo region, in a folder that is removed afterwards. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Served, type ServedOptions, serve } from "../support/served.ts";

export async function withServer<Result>(
  options: Omit<ServedOptions, "folder">,
  use: (served: Served) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "casustafel-prove-"));
  try {
    const served = await serve({ ...options, folder });
    try {
      return await use(served);
    } finally {
      await served.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
