/** Values for the tests of stores: a commit document with everything in it, of which a test names what it is about. */

import { asId } from "../../engine/ids.ts";
import { type Timestamp, timestamp } from "../../engine/time.ts";
import type { CommitDocument, InstanceIndex, ReadEntry, TaskRow } from "../../server/store/port.ts";

/** 1 March 2026, 09:00 UTC, and minutes after it. */
export const at = (minutes: number): Timestamp => timestamp(Date.UTC(2026, 2, 1, 9) + minutes * 60_000);

export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const text = (value: Uint8Array | undefined): string | undefined => value && Buffer.from(value).toString();

export const task = (id: string, changes: Partial<TaskRow> = {}): TaskRow => ({
  id,
  persons: [],
  functions: [],
  dueAt: null,
  since: at(0),
  json: JSON.stringify({ id }),
  ...changes,
});

export const indexAt = (minutes: number, changes: Partial<InstanceIndex> = {}): InstanceIndex => ({
  process: "process",
  kind: "thing",
  group: asId("group-1"),
  number: null,
  states: "open",
  state: "open",
  ended: false,
  createdAt: at(0),
  changedAt: at(minutes),
  nextDueAt: null,
  readers: [],
  tasks: [],
  traces: [],
  ...changes,
});

export interface CommitChanges extends Omit<Partial<CommitDocument>, "index"> {
  readonly index?: Partial<InstanceIndex>;
}
/** Revision `revision` of an instance, made by command `<instance>-c<revision>`, changed at minute `revision`. */
export function commitOf(instance: string, revision: number, changes: CommitChanges = {}): CommitDocument {
  return {
    instance: asId(instance),
    revision,
    commandId: asId(`${instance}-c${revision}`),
    commandHash: `hash-${instance}-${revision}`,
    actor: asId("person-1"),
    at: at(revision),
    definition: asId("definition-1"),
    body: bytes(`body ${instance} ${revision}`),
    sections: [],
    effects: [],
    ...changes,
    index: indexAt(revision, changes.index),
  };
}

export const readEntry = (changes: Partial<ReadEntry> = {}): ReadEntry => ({
  at: at(0),
  person: asId("person-1"),
  account: "account-1",
  onBehalfOf: null,
  organisation: "organisation-1",
  role: "member",
  purpose: "help",
  verb: "read",
  accessPoint: "place-1",
  instance: asId("i1"),
  sections: ["/question"],
  outcome: "allowed",
  code: "",
  definition: "definition-1",
  participation: "group",
  gates: [],
  source: "server test",
  request: "request-1",
  ...changes,
});
