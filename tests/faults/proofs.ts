/** The closed list of promises that can be proved. */

import { duplicates } from "./duplicates/proof.ts";
import { kill } from "./kill/proof.ts";
import { killServer } from "./kill-server/proof.ts";
import type { Proof } from "./proof.ts";
import { reads } from "./reads/proof.ts";
import { replay } from "./replay/proof.ts";
import { routes } from "./routes/proof.ts";

export const proofs: readonly Proof[] = [kill, killServer, duplicates, replay, routes, reads];
