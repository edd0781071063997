/** Instances that somebody might link to an instance, each with what stands in the way: an agenda is built from its own side. */

import type { InstanceId, InstanceView } from "../../engine/index.ts";
import type { AccessRecord } from "../audit/index.ts";
import { documentsFor } from "../reports/stored-reports.ts";
import type { Shell } from "../shell.ts";
import { type Authorized, judgeOther } from "./authorize.ts";
import { viewOf } from "./view.ts";

/** Rows of each kind at most. */
const MOST = 100;

/** An instance that may be linked by an item of that name, or that says why not yet. */
export interface LinkableRow {
  readonly id: InstanceId;
  readonly view: InstanceView;
  /** Stored reports that the caller may have. */
  readonly documents: number;
}

/** Kinds whose item of that name points at the kind of this instance. */
const kindsLinking = ({ context: { process, kind } }: Authorized, item: string): readonly string[] =>
  Object.values(process.kinds).flatMap((other) => (other.items[item]?.link?.to === kind.kind ? [other.kind] : []));

function isLinked({ context: { instance, kind } }: Authorized, item: string, to: InstanceId): boolean {
  const compiled = kind.items[item];
  return Object.values(instance.items).some(
    (one) => one.item === item && one.link?.instance === to && !compiled?.chart.isFinal(one.chart),
  );
}

/** Undefined when the caller may not see it or not add such an item, or when it is linked already. */
async function rowOf(
  shell: Shell,
  authorized: Authorized,
  item: string,
  instance: InstanceId,
): Promise<{ row: LinkableRow; record: AccessRecord } | undefined> {
  const other = await judgeOther(shell, authorized, instance);
  const here = authorized.context.instance;
  if (!other || other.context.instance.group !== here.group) return undefined;
  if (!other.context.kind.items[item]?.link || isLinked(other, item, here.id)) return undefined;
  const view = viewOf(shell, other);
  if (!view.main.adds.some((add) => add.item === item)) return undefined;
  const documents = (await documentsFor(shell, other.context, other.actor)).length;
  return { row: { id: instance, view, documents }, record: other.record };
}

/** @returns rows of the same group, whether there are more, and the access records of what is shown. */
export async function linkableTo(
  shell: Shell,
  authorized: Authorized,
  item: string,
): Promise<{ rows: readonly LinkableRow[]; more: boolean; reads: readonly AccessRecord[] }> {
  const { group, process } = authorized.context.instance;
  const { person } = authorized.actor;
  const lists = await Promise.all(
    kindsLinking(authorized, item).map((kind) =>
      shell.store.list({ person, groups: [group], process, kind, ended: false, limit: MOST }),
    ),
  );
  const found = await Promise.all(lists.flat().map((row) => rowOf(shell, authorized, item, row.id)));
  const shown = found.filter((one) => one !== undefined);
  return {
    rows: shown.map(({ row }) => row),
    more: lists.some(({ length }) => length === MOST),
    reads: [authorized.record, ...shown.map(({ record }) => record)],
  };
}
