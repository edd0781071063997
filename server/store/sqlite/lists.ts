/** Pages of instances a person has a road to, and the clock's list: by index and keyset, never by a scan. */

import type { Database } from "better-sqlite3";
import type { GroupId, InstanceId, Timestamp } from "../../../engine/index.ts";
import { byList, listKey } from "../order.ts";
import type { ListQuery, ListRow } from "../port.ts";

export interface Lists {
  list(query: ListQuery): readonly ListRow[];
  due(now: Timestamp, limit: number): readonly { readonly instance: InstanceId; readonly at: Timestamp }[];
}

export interface Row extends Omit<ListRow["index"], "group" | "ended"> {
  readonly id: InstanceId;
  readonly revision: number;
  readonly group: ListRow["index"]["group"];
  readonly ended: 0 | 1;
}
/** A kind, running or ended, and told state that a group has instances in. */
interface Shelf {
  readonly atKind: string;
  readonly atEnded: 0 | 1;
  readonly atState: string;
}

export const COLUMNS = `h.instance AS id, h.revision, h.process, h.kind, h.group_id AS "group", h.number, h.states, h.state, h.ended,
  h.created_at AS createdAt, h.changed_at AS changedAt, h.next_due_at AS nextDueAt`;
/** Filters of a query; a parameter that is null does not filter. */
const FILTERS = `(:process IS NULL OR h.process = :process) AND (:kind IS NULL OR h.kind = :kind)
  AND (:ended IS NULL OR h.ended = :ended) AND (:state IS NULL OR h.state = :state)
  AND (:number IS NULL OR (h.number >= :number AND h.number < :number || '~'))`;
const AFTER = {
  changed: "(:changedAt IS NULL OR h.changed_at < :changedAt OR (h.changed_at = :changedAt AND h.instance > :after))",
  number: `(:after IS NULL OR coalesce(h.number, '') < coalesce(:lastNumber, '')
    OR (coalesce(h.number, '') = coalesce(:lastNumber, '') AND h.instance > :after))`,
} as const;
const ORDER = { changed: "h.changed_at DESC, h.instance", number: "h.number DESC, h.instance" } as const;
type Order = keyof typeof ORDER;

/** What is asked of the database; exported so that a test reads its plans. */
export const LIST_QUERIES = {
  /** The next kind along the index, and the next state of a kind: one step each, whatever lies between. */
  nextKind: "SELECT kind FROM heads WHERE group_id = ? AND kind > ? ORDER BY kind LIMIT 1",
  nextState:
    "SELECT state FROM heads WHERE group_id = ? AND kind = ? AND ended = ? AND state > ? ORDER BY state LIMIT 1",
  /** A page of one shelf. */
  ofShelf: `SELECT ${COLUMNS} FROM heads h INDEXED BY heads_listed WHERE h.group_id = :group AND h.kind = :atKind
    AND h.ended = :atEnded AND h.state = :atState AND h.changed_at <= coalesce(:changedAt, '~') AND ${FILTERS} AND ${AFTER.changed}
    ORDER BY ${ORDER.changed} LIMIT :limit`,
  /** By number within a group: those that begin so, from the last one down. */
  byNumber: `SELECT ${COLUMNS} FROM heads h INDEXED BY heads_numbered WHERE h.group_id = :group
    AND h.number >= coalesce(:number, '') AND h.number < coalesce(:number, '') || '~'
    AND h.number <= coalesce(:lastNumber, '~') AND ${FILTERS} AND ${AFTER.number} ORDER BY ${ORDER.number} LIMIT :limit`,
  /** Those of a group without a number, after all that have one. */
  numberless: `SELECT ${COLUMNS} FROM heads h INDEXED BY heads_numbered WHERE h.group_id = :group AND h.number IS NULL
    AND ${FILTERS} AND ${AFTER.number} ORDER BY h.instance LIMIT :limit`,
  /** What one person has a road to: as many rows as there are roleSources. */
  ofPerson: (order: Order) => `SELECT ${COLUMNS} FROM readers r CROSS JOIN heads h ON h.id = r.head
    WHERE r.person = :person AND ${FILTERS} AND ${AFTER[order]} ORDER BY ${ORDER[order]} LIMIT :limit`,
  due: "SELECT instance, next_due_at AS at FROM heads WHERE next_due_at <= ? ORDER BY next_due_at, instance LIMIT ?",
} as const;

export function rowOf({ id, revision, ended, ...index }: Row): ListRow {
  return { id, revision, index: { ...index, ended: ended === 1 } };
}

const parametersOf = ({ process, kind, ended, state, number, after, limit }: ListQuery) => ({
  process: process ?? null,
  kind: kind ?? null,
  ended: ended === undefined ? null : Number(ended),
  state: state ?? null,
  number: number ?? null,
  changedAt: after?.changedAt ?? null,
  lastNumber: after ? (after.number ?? "") : null,
  after: after?.id ?? null,
  limit,
});

export function createLists(database: Database): Lists {
  const nextKind = database.prepare<[string, string], string>(LIST_QUERIES.nextKind).pluck();
  const nextState = database.prepare<[string, string, number, string], string>(LIST_QUERIES.nextState).pluck();
  const ofShelf = database.prepare<[object], Row>(LIST_QUERIES.ofShelf);
  const byNumber = database.prepare<[object], Row>(LIST_QUERIES.byNumber);
  const numberless = database.prepare<[object], Row>(LIST_QUERIES.numberless);
  const ofPerson = {
    changed: database.prepare<[object], Row>(LIST_QUERIES.ofPerson("changed")),
    number: database.prepare<[object], Row>(LIST_QUERIES.ofPerson("number")),
  };
  const due = database.prepare<[string, number], { readonly instance: InstanceId; readonly at: Timestamp }>(
    LIST_QUERIES.due,
  );

  /** What there is, from one step to the next. */
  function steps(next: (before: string) => string | undefined): readonly string[] {
    const found: string[] = [];
    for (let at = next(""); at !== undefined; at = next(at)) found.push(at);
    return found;
  }
  /** The shelves that a query may find something on: as many steps as there are of them. */
  function shelvesOf(group: GroupId, { kind, ended, state }: ListQuery): readonly Shelf[] {
    const kinds = kind === undefined ? steps((before) => nextKind.get(group, before)) : [kind];
    const ends = ended === undefined ? ([0, 1] as const) : [ended ? (1 as const) : (0 as const)];
    return kinds.flatMap((atKind) =>
      ends.flatMap((atEnded) => {
        const states = state === undefined ? steps((before) => nextState.get(group, atKind, atEnded, before)) : [state];
        return states.map((atState) => ({ atKind, atEnded, atState }));
      }),
    );
  }
  function changedIn(group: GroupId, query: ListQuery, parameters: object): readonly Row[] {
    return shelvesOf(group, query).flatMap((shelf) => ofShelf.all({ ...parameters, ...shelf, group }));
  }
  function numberedIn(group: GroupId, query: ListQuery, parameters: object): readonly Row[] {
    const pastNumbers = query.after !== undefined && query.after.number === null;
    const rows = pastNumbers ? [] : byNumber.all({ ...parameters, group });
    if (rows.length >= query.limit || query.number !== undefined) return rows;
    return [...rows, ...numberless.all({ ...parameters, group })];
  }

  return {
    list: (query) => {
      const { order = "changed" } = query;
      const parameters = parametersOf(query);
      const inGroup = order === "number" ? numberedIn : changedIn;
      const rows = [
        ...ofPerson[order].all({ ...parameters, person: query.person }),
        ...[...new Set(query.groups)].flatMap((group) => inGroup(group, query, parameters)),
      ];
      const once = new Map(rows.map((row) => [row.id, rowOf(row)]));
      const compare = byList(order);
      return [...once.values()].sort((a, b) => compare(listKey(a), listKey(b))).slice(0, query.limit);
    },
    due: (now, limit) => due.all(now, limit),
  };
}
