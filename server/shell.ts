/** What the parts of the server share: the store and what stands around it, wired in main.ts. */

import type { Clock, CompiledProcess, Timestamp } from "../engine/index.ts";
import type { Audit } from "./audit/index.ts";
import type { Definitions } from "./definitions/index.ts";
import { type Directory, TIME_ZONE } from "./directory/index.ts";
import type { Live } from "./live/index.ts";
import type { MailQueue } from "./mail/types.ts";
import type { Tries } from "./queries/tries.ts";
import type { Sealing } from "./sealing/index.ts";
import type { Store } from "./store/port.ts";

export interface Shell {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly audit: Audit;
  readonly definitions: Definitions;
  readonly directory: Directory;
  readonly live: Live;
  /** Only where a mail server is set. */
  readonly mail?: MailQueue | undefined;
  readonly tries: Tries;
  readonly now: () => Timestamp;
}

const holidays = new WeakMap<CompiledProcess, ReadonlySet<string>>();

/** The clock of a process: Dutch time, and the days its profile says nobody works. */
export function clockOf(process: CompiledProcess, now: Timestamp): Clock {
  const known = holidays.get(process) ?? new Set(process.profile.holidays.map(({ day }) => day));
  holidays.set(process, known);
  return { now, timeZone: TIME_ZONE, holidays: known };
}
