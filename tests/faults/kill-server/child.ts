/** The whole server in a process that is to be killed; says where it listens. */

import { serve } from "../../support/served.ts";
import { early } from "../early.ts";

const [folder = "", mode = ""] = process.argv.slice(2);
const { origin } = await serve({ folder, ...(mode === "control" ? { breakStore: early } : {}) });
process.stdout.write(`${origin}\n`);
