/** Where a link leads, as the server knows it: what the sender claims of the far end gives nobody a role. */

import { asId, type InstanceId } from "../../engine/index.ts";
import { load } from "../instances/load.ts";
import type { Shell } from "../shell.ts";

/** The far end of a link as a client names it. */
export interface ClaimedEnd {
  readonly instance: string;
  readonly kind: string;
  readonly group: string;
}
/** The claimed end with the kind and group of that instance; unchanged when there is no such instance. */
export async function trueLinkEnd(shell: Shell, to: ClaimedEnd): Promise<ClaimedEnd> {
  const known = (await load(shell, asId<InstanceId>(to.instance)))?.instance;
  return known ? { instance: to.instance, kind: known.kind, group: known.group } : to;
}
