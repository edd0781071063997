/** Pages of instances a person has a road to, and the clock's list: by index and keyset, never by a scan. */

import type { Database } from "better-sqlite3";
import type { InstanceId } from "../../../engine/ids.ts";
import type { Timestamp } from "../../../engine/time.ts";
import { byChange } from "../order.ts";
import type { ListQuery, ListRow } from "../port.ts";

export interface Lists {
  list(query: ListQuery): readonly ListRow[];
  due(now: Timestamp, limit: number): readonly { readonly instance: InstanceId; readonly at: Timestamp }[];
}

interface Row extends Omit<ListRow["index"], "group" | "ended"> {
  readonly id: InstanceId;
  readonly revision: number;
  readonly group: ListRow["index"]["group"];
  readonly ended: 0 | 1;
}

const COLUMNS = `h.instance AS id, h.revision, h.process, h.kind, h.group_id AS "group", h.number, h.states, h.ended,
  h.created_at AS createdAt, h.changed_at AS changedAt, h.next_due_at AS nextDueAt`;
/** Filters of a query; a parameter that is null does not filter. */
const FILTERS = `(:process IS NULL OR h.process = :process) AND (:kind IS NULL OR h.kind = :kind)
  AND (:ended IS NULL OR h.ended = :ended) AND (:number IS NULL OR h.number = :number)
  AND (:state IS NULL OR instr(' ' || h.states || ' ', ' ' || :state || ' ') > 0)
  AND (:changedAt IS NULL OR h.changed_at < :changedAt OR (h.changed_at = :changedAt AND h.instance > :after))`;
const PAGE = "ORDER BY h.changed_at DESC, h.instance LIMIT :limit";

function rowOf({ id, revision, ended, ...index }: Row): ListRow {
  return { id, revision, index: { ...index, ended: ended === 1 } };
}

const parametersOf = ({ process, kind, ended, state, number, after, limit }: ListQuery) => ({
  process: process ?? null,
  kind: kind ?? null,
  ended: ended === undefined ? null : Number(ended),
  state: state ?? null,
  number: number ?? null,
  changedAt: after?.changedAt ?? null,
  after: after?.id ?? "",
  limit,
});

export function createLists(database: Database): Lists {
  const ofPerson = database.prepare<[object], Row>(
    `SELECT ${COLUMNS} FROM readers r CROSS JOIN heads h ON h.id = r.head WHERE r.person = :person AND ${FILTERS} ${PAGE}`,
  );
  const ofGroup = database.prepare<[object], Row>(
    `SELECT ${COLUMNS} FROM heads h INDEXED BY heads_of_group WHERE h.group_id = :group
     AND h.changed_at <= coalesce(:changedAt, '~') AND ${FILTERS} ${PAGE}`,
  );
  const due = database.prepare<[string, number], { readonly instance: InstanceId; readonly at: Timestamp }>(
    `SELECT instance, next_due_at AS at FROM heads WHERE next_due_at <= ? ORDER BY next_due_at, instance LIMIT ?`,
  );
  return {
    list: (query) => {
      const parameters = parametersOf(query);
      const rows = [
        ...ofPerson.all({ ...parameters, person: query.person }),
        ...[...new Set(query.groups)].flatMap((group) => ofGroup.all({ ...parameters, group })),
      ];
      const once = new Map(rows.map((row) => [row.id, rowOf(row)]));
      return [...once.values()].sort(byChange).slice(0, query.limit);
    },
    due: (now, limit) => due.all(now, limit),
  };
}
