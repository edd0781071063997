/** Who looked at what: recorded before the answer leaves, durable when resolved; refusals and pages of lists too. */

import type { InstanceId, Timestamp } from "../../engine/index.ts";
import type { ReadEntry, Store } from "../store/port.ts";

export { type ChainReport, verifyChain } from "./verify.ts";

/** What the caller knows of one look; the rest is filled in. */
export type Look = Pick<ReadEntry, "person" | "account" | "organisation" | "role" | "purpose" | "verb" | "request"> &
  Partial<Pick<ReadEntry, "at" | "onBehalfOf" | "accessPoint" | "definition" | "participation" | "gates">> & {
    readonly instance?: InstanceId | null;
    readonly sections?: readonly string[];
  };

export interface Audit {
  /** A look that is allowed. Send the answer only after this has resolved. */
  recordRead(look: Look): Promise<void>;
  recordReads(looks: readonly Look[]): Promise<void>;
  /** A look that is refused, with the reason's code. */
  recordRefusal(look: Look, code: string): Promise<void>;
  /** One record for a page of a list, naming its rows. */
  recordPage(look: Look, rows: readonly InstanceId[]): Promise<void>;
}

export interface AuditOptions {
  readonly now: () => Timestamp;
  /** Server and build, as the records name their source. */
  readonly source: string;
}

export function createAudit(store: Pick<Store, "record">, { now, source }: AuditOptions): Audit {
  const entryOf = (look: Look, outcome: ReadEntry["outcome"], code: string): ReadEntry => ({
    at: look.at ?? now(),
    person: look.person,
    account: look.account,
    onBehalfOf: look.onBehalfOf ?? null,
    organisation: look.organisation,
    role: look.role,
    purpose: look.purpose,
    verb: look.verb,
    accessPoint: look.accessPoint ?? "",
    instance: look.instance ?? null,
    sections: look.sections ?? [],
    outcome,
    code,
    definition: look.definition ?? "",
    participation: look.participation ?? "",
    gates: look.gates ?? [],
    source,
    request: look.request,
  });
  return {
    recordRead: (look) => store.record([entryOf(look, "allowed", "")]),
    recordReads: async (looks) => {
      if (looks.length > 0) await store.record(looks.map((look) => entryOf(look, "allowed", "")));
    },
    recordRefusal: (look, code) => store.record([entryOf(look, "refused", code)]),
    recordPage: (look, rows) => store.record([entryOf({ ...look, sections: rows }, "allowed", "")]),
  };
}
