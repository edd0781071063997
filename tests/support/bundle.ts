/** The server and the command line as they ship: bundled once per run, started in a fifth of the time that their sources take. */

import { join } from "node:path";
import { bundleServer } from "../../server/cli/build.mjs";

const root = join(import.meta.dirname, "..", "..");

/** Where the bundle lies; the packages beside it are those of the project. */
export const BUNDLE = join(root, ".cache", "server");
/** The file of a program: `main` or `casustafel`. */
export const bundled = (program: "main" | "casustafel"): string => join(BUNDLE, `${program}.js`);

/** Before the tests of a project: makes the bundle of the sources as they are. */
export default (): Promise<void> => bundleServer(BUNDLE);
