/** The owners of incoming links: what of the linking instances a reader may see, each judged by its own rules. */

import { type IncomingState, type InstanceView, maySeeUnit, unitAt } from "../../engine/index.ts";
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
  /** Stored reports of the owner that this reader may have; absent when the owner is not for this reader. */
  readonly documents?: number;
  /** The owner as this reader sees it; absent when it is not for this reader. */
  readonly view?: InstanceView;
}

async function rowOf(
  shell: Shell,
  authorized: Authorized,
  item: string,
  reference: string,
  incoming: IncomingState,
): Promise<{ row: LinkedRow; record?: AccessRecord }> {
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
  };
  const owner = await judgeOther(shell, authorized, incoming.owner);
  const unit = owner && unitAt(owner.context, incoming.item);
  if (!unit || !maySeeUnit(owner.context, owner.actor, unit)) return { row };
  const documents = (await documentsFor(shell, owner.context, owner.actor)).length;
  return { row: { ...row, documents, view: viewOf(shell, owner) }, record: owner.record };
}

/** @returns instances whose items of that name point here, and the access records of what is shown of them. */
export async function linkedTo(
  shell: Shell,
  authorized: Authorized,
  item: string,
): Promise<{ rows: readonly LinkedRow[]; reads: readonly AccessRecord[] }> {
  const incoming = Object.entries(authorized.context.instance.incoming[item] ?? {});
  const found = await Promise.all(
    incoming.map(([reference, state]) => rowOf(shell, authorized, item, reference, state)),
  );
  return {
    rows: found.map(({ row }) => row),
    reads: [authorized.record, ...found.flatMap(({ record }) => record ?? [])],
  };
}
