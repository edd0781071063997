/** The closed list of promises that can be proved. */

import { kill } from "./kill/proof.ts";
import type { Proof } from "./proof.ts";

export const proofs: readonly Proof[] = [kill];
