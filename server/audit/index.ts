/** Records who read what: before the answer leaves, durable when resolved; refusals and pages of lists too. */

import type { InstanceId, Timestamp } from "../../engine/index.ts";
import type { ReadEntry, Store } from "../store/port.ts";

export { type ChainReport, verifyChain } from "./verify.ts";

/** One read as its asker knows it; the rest is filled in. */
export type AccessRecord = Pick<
  ReadEntry,
  "person" | "account" | "organisation" | "role" | "purpose" | "verb" | "request"
> &
  Partial<Pick<ReadEntry, "at" | "onBehalfOf" | "accessPoint" | "definition" | "participation" | "gates">> & {
    readonly instance?: InstanceId | null;
    /** Parts of the instance that were shown; of a page of a list, the ids of its instances. */
    readonly sections?: readonly string[];
  };

export interface Audit {
  /** Reads that are allowed. Send the answer only after this has resolved. */
  recordReads(reads: readonly AccessRecord[]): Promise<void>;
  /** A read that is refused, with the reason's code. */
  recordRefusal(read: AccessRecord, code: string): Promise<void>;
}

export interface AuditOptions {
  readonly now: () => Timestamp;
  /** Server and build, as the records name their source. */
  readonly source: string;
}

export function createAudit(store: Pick<Store, "record">, { now, source }: AuditOptions): Audit {
  const entryOf = (read: AccessRecord, outcome: ReadEntry["outcome"], code: string): ReadEntry => ({
    at: read.at ?? now(),
    person: read.person,
    account: read.account,
    onBehalfOf: read.onBehalfOf ?? null,
    organisation: read.organisation,
    role: read.role,
    purpose: read.purpose,
    verb: read.verb,
    accessPoint: read.accessPoint ?? "",
    instance: read.instance ?? null,
    sections: read.sections ?? [],
    outcome,
    code,
    definition: read.definition ?? "",
    participation: read.participation ?? "",
    gates: read.gates ?? [],
    source,
    request: read.request,
  });
  return {
    recordReads: async (reads) => {
      if (reads.length > 0) await store.record(reads.map((read) => entryOf(read, "allowed", "")));
    },
    recordRefusal: (read, code) => store.record([entryOf(read, "refused", code)]),
  };
}
