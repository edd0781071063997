/** Once per run of the browser tests: the screens are built and the demo is loaded, for every file to start from. */

import { rmSync } from "node:fs";
import { PREPARED, prepare } from "./product.ts";

/** Makes the folder and names it in the environment of the workers; answers what removes it. */
export default async function once(): Promise<() => void> {
  const folder = await prepare();
  process.env[PREPARED] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
