/** The owners of incoming links that a reader may know of, each judged by its own rules; the others are not there. */

import { type IncomingState, type InstanceView, visibleIncoming } from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import { documentsFor } from "../reports/stored-reports.ts";
import type { Shell } from "../shell.ts";
import { type Authorized, judgeOther } from "./authorize.ts";
import { viewOf } from "./view.ts";

export interface LinkedRow {
  readonly reference: string;
  readonly owner: string;
  /** Id of the linking item in its owner. */
  readonly item: string;
  /** Address of that item in the definition: the words of its states stand under it. */
  readonly address: string;
  readonly number?: string;
  readonly states: readonly string[];
  /** When each state it was ever in was last entered. */
  readonly since: IncomingState["since"];
  readonly ended: boolean;
  readonly shows: IncomingState["shows"];
  /** How many stored reports of the owner this reader may have. */
  readonly documents: number;
  /** The owner as this reader sees it. */
  readonly view: InstanceView;
}

async function rowOf(
  shell: Shell,
  authorized: Authorized,
  item: string,
  reference: string,
  incoming: IncomingState,
): Promise<{ row: LinkedRow; record: AccessRecord } | undefined> {
  const owner = await judgeOther(shell, authorized, incoming.owner);
  if (!owner) return undefined;
  const documents = (await documentsFor(shell, owner.context, owner.actor)).length;
  const row: LinkedRow = {
    reference,
    owner: incoming.owner,
    item: incoming.item,
    address: authorized.context.process.kinds[incoming.ownerKind]?.items[item]?.address ?? "",
    ...(incoming.number === undefined ? {} : { number: incoming.number }),
    states: incoming.active,
    since: incoming.since,
    ended: incoming.ended,
    shows: incoming.shows,
    documents,
    view: viewOf(shell, owner),
  };
  return { row, record: owner.record };
}

/** @returns instances whose items of that name point here, and the access records of what is shown of them. */
export async function linkedTo(
  shell: Shell,
  authorized: Authorized,
  item: string,
): Promise<{ rows: readonly LinkedRow[]; reads: readonly AccessRecord[] }> {
  const incoming = Object.entries(visibleIncoming(authorized.context, authorized.actor)[item] ?? {});
  const found = await Promise.all(
    incoming.map(([reference, state]) => rowOf(shell, authorized, item, reference, state)),
  );
  const shown = found.filter((one) => one !== undefined);
  return {
    rows: shown.map(({ row }) => row),
    reads: [authorized.record, ...shown.map(({ record }) => record)],
  };
}
