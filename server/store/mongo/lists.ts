/** Pages of instances a person has a road to, and the clock's list: by index and keyset over the rows. */

import type { Filter } from "mongodb";
import type { InstanceId, Timestamp } from "../../../engine/index.ts";
import { byList, listKey } from "../order.ts";
import type { ListQuery, ListRow, TraceQuery } from "../port.ts";
import type { Collections } from "./collections.ts";
import { reading } from "./faults.ts";
import type { Row } from "./layout.ts";

export interface Lists {
  list(query: ListQuery): Promise<readonly ListRow[]>;
  byTraces(query: TraceQuery): Promise<readonly ListRow[]>;
  due(now: Timestamp, limit: number): Promise<readonly { readonly instance: InstanceId; readonly at: Timestamp }[]>;
  walk(
    after: InstanceId | null,
    limit: number,
  ): Promise<readonly { readonly id: InstanceId; readonly revision: number }[]>;
}

const TOLD = {
  revision: 1,
  process: 1,
  kind: 1,
  group: 1,
  number: 1,
  states: 1,
  state: 1,
  ended: 1,
  createdAt: 1,
  changedAt: 1,
  nextDueAt: 1,
} as const;
type Told = Pick<Row, "_id" | keyof typeof TOLD>;
const rowOf = ({ _id: id, revision, ...index }: Told): ListRow => ({ id, revision, index });

/** What a page filters by, besides whom it is for. */
function filtersOf({ process, kind, ended, state, number }: ListQuery): readonly Filter<Row>[] {
  const exact = Object.entries({ process, kind, ended, state }).filter(([, value]) => value !== undefined);
  const begins = number === undefined ? [] : [{ number: { $gte: number, $lt: `${number}\uffff` } }];
  return [...exact.map(([field, value]) => ({ [field]: value })), ...begins];
}
/** What comes after the last row of the page before. */
function afterOf({ after, order }: ListQuery): readonly Filter<Row>[] {
  if (!after) return [];
  const { id, changedAt, number } = after;
  const later = { _id: { $gt: id } };
  if (order !== "number")
    return [{ changedAt: { $lte: changedAt } }, { $or: [{ changedAt: { $lt: changedAt } }, { changedAt, ...later }] }];
  // None sorts last: before every text.
  return [
    number === null
      ? { number, ...later }
      : { $or: [{ number: { $lt: number } }, { number: null }, { number, ...later }] },
  ];
}
const ORDER = { changed: { changedAt: -1, _id: 1 }, number: { number: -1, _id: 1 } } as const;

export function createLists({ rows }: Pick<Collections, "rows">): Lists {
  async function list(query: ListQuery): Promise<readonly ListRow[]> {
    const { order = "changed", person, groups, limit } = query;
    const rest = [...filtersOf(query), ...afterOf(query)];
    const page = (road: Filter<Row>): Promise<readonly Told[]> =>
      rows
        .find({ $and: [road, ...rest] }, { projection: TOLD })
        .sort(ORDER[order])
        .limit(limit)
        .toArray();
    const roads = [{ readers: person }, ...[...new Set(groups)].map((group) => ({ group }))];
    const found = (await Promise.all(roads.map(page))).flat();
    const once = new Map(found.map((row) => [row._id, rowOf(row)]));
    const compare = byList(order);
    return [...once.values()].sort((a, b) => compare(listKey(a), listKey(b))).slice(0, limit);
  }
  async function byTraces({ traces, person, groups, limit }: TraceQuery): Promise<readonly ListRow[]> {
    if (traces.length === 0) return [];
    const roads = [{ readers: person }, ...[...new Set(groups)].map((group) => ({ group }))];
    const page = (road: Filter<Row>): Promise<readonly Told[]> =>
      rows
        .find({ $and: [road, { traces: { $all: [...traces] } }] }, { projection: TOLD })
        .sort(ORDER.changed)
        .limit(limit)
        .toArray();
    const found = (await Promise.all(roads.map(page))).flat();
    return [...new Map(found.map((row) => [row._id, rowOf(row)])).values()];
  }
  async function due(now: Timestamp, limit: number) {
    const at = { nextDueAt: { $type: "string", $lte: now } } as const;
    const projection = { nextDueAt: 1 } as const;
    const found = await rows.find(at, { projection }).sort({ nextDueAt: 1, _id: 1 }).limit(limit).toArray();
    return found.flatMap(({ _id: instance, nextDueAt }) => (nextDueAt ? [{ instance, at: nextDueAt }] : []));
  }
  async function walk(after: InstanceId | null, limit: number) {
    const from = after === null ? {} : { _id: { $gt: after } };
    const found = await rows
      .find(from, { projection: { revision: 1 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id: id, revision }) => ({ id, revision }));
  }
  return {
    list: (query) => reading(() => list(query)),
    byTraces: (query) => reading(() => byTraces(query)),
    due: (now, limit) => reading(() => due(now, limit)),
    walk: (after, limit) => reading(() => walk(after, limit)),
  };
}
