/** Lists of instances: rows of the store, each judged again before it is shown, and the counts of their states. */

import { type InstanceId, layoutOf } from "../../engine/index.ts";
import type { Caller } from "../identity/caller.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import type { Shell } from "../shell.ts";
import { byList, listKey } from "../store/order.ts";
import type { ListQuery, ListRow } from "../store/port.ts";
import type { Authorized } from "./authorize.ts";
import { rowOf, type VisibleRow } from "./list-rows.ts";
import type { ListScreen } from "./list-screen.ts";

/** Rows that are judged for the counts of states; what lies beyond is shown as "more". */
const COUNTED = 200;

/** What a list asks for. */
export interface ListAsked {
  readonly layout?: string | undefined;
  readonly process?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  /** The number begins so. */
  readonly number?: string | undefined;
  readonly ended?: "true" | "false" | undefined;
  readonly order?: "changed" | "number" | undefined;
  readonly after?: ListQuery["after"];
}
type Judge = (id: InstanceId) => Promise<Authorized | undefined>;

/** Rows of the store: of each kind that has the layout, put together in the order asked. */
export async function findRows(
  shell: Shell,
  caller: Caller,
  asked: ListAsked,
  screen: ListScreen,
  limit: number,
): Promise<readonly ListRow[]> {
  const { person } = caller;
  const groups = [...new Set(shell.directory.functionsOf(person.id, shell.now()).map(({ group }) => group))];
  const { ended, after: from, layout, process, state, kind, number } = asked;
  // A number is looked for along the numbers.
  const order = number === undefined ? asked.order : "number";
  const query = {
    person: person.id,
    groups,
    limit,
    ...(process === undefined ? {} : { process }),
    ...(state === undefined ? {} : { state }),
    ...(number === undefined ? {} : { number }),
    ...(order === undefined ? {} : { order }),
    ...(ended === undefined ? {} : { ended: ended === "true" }),
    ...(from ? { after: from } : {}),
  } satisfies ListQuery;
  const kinds = kind === undefined ? (layout === undefined ? [undefined] : screen.kinds) : [kind];
  const lists = await Promise.all(
    kinds.map((one) => shell.store.list(one === undefined ? query : { ...query, kind: one })),
  );
  const compare = byList(order);
  return lists
    .flat()
    .sort((a, b) => compare(listKey(a), listKey(b)))
    .slice(0, limit);
}

/** A row as it may be shown now; undefined when the person may not know of it (any more), or it has another layout. */
async function visibleRow(
  shell: Shell,
  judge: Judge,
  row: ListRow,
  layout: string | undefined,
): Promise<VisibleRow | undefined> {
  const authorized = await judge(row.id);
  if (!authorized) return undefined;
  const { context, actor } = authorized;
  if (layout !== undefined && layoutOf(context.kind) !== layout) return undefined;
  return rowOf(shell, context, actor, row);
}
export const visibleRowsOf = async (
  shell: Shell,
  judge: Judge,
  rows: readonly ListRow[],
  layout: string | undefined,
): Promise<readonly VisibleRow[]> =>
  (await Promise.all(rows.map((row) => unlessDamaged(() => visibleRow(shell, judge, row, layout))))).filter(
    (row) => row !== undefined,
  );

/** States with how many of them the caller may see, among running and ended ones as asked. */
export async function countStates(shell: Shell, caller: Caller, judge: Judge, asked: ListAsked, screen: ListScreen) {
  const { state: _state, process: _process, number: _number, after: _after, order: _order, ...all } = asked;
  const candidates = await findRows(shell, caller, all, screen, COUNTED + 1);
  const rows = await visibleRowsOf(shell, judge, candidates.slice(0, COUNTED), asked.layout);
  const count = new Map<string, number>();
  const keyOf = (one: { process: string; kind: string; state: string }) => `${one.process} ${one.kind} ${one.state}`;
  for (const row of rows) count.set(keyOf(row), (count.get(keyOf(row)) ?? 0) + 1);
  return {
    columns: screen.columns,
    states: screen.states.map((one) => ({ ...one, count: count.get(keyOf(one)) ?? 0 })),
    count: rows.length,
    more: candidates.length > COUNTED,
  };
}
