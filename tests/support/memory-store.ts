/** The reference store: the port in plain values, without any cleverness. What an adapter answers is compared with it. */

import type { Timestamp } from "../../engine/time.ts";
import { type Chained, chain, FIRST } from "../../server/audit/chain.ts";
import { byDue, byList, listKey } from "../../server/store/order.ts";
import type {
  CommitDocument,
  FailedEntry,
  LeasedEntry,
  ListQuery,
  ReadRecord,
  Store,
} from "../../server/store/port.ts";

interface Kept {
  readonly value: Uint8Array;
  readonly owner?: string;
  readonly expiresAt?: Timestamp;
}
type Entry = LeasedEntry & {
  readonly code: string | null;
  readonly retryAt: Timestamp | null;
  readonly givenUp: boolean;
};

const bytes = (value: Uint8Array | string): Uint8Array => (typeof value === "string" ? Buffer.from(value) : value);
const last = <Item>(list: readonly Item[] | undefined): Item | undefined => list?.[list.length - 1];

function matches({ index, instance }: CommitDocument, query: ListQuery): boolean {
  const key = listKey({ id: instance, index });
  return (
    (index.readers.includes(query.person) || query.groups.includes(index.group)) &&
    (query.process === undefined || index.process === query.process) &&
    (query.kind === undefined || index.kind === query.kind) &&
    (query.ended === undefined || index.ended === query.ended) &&
    (query.number === undefined || index.number?.startsWith(query.number) === true) &&
    (query.state === undefined || index.state === query.state) &&
    (!query.after || byList(query.order)(key, query.after) > 0)
  );
}

export function createMemoryStore(now: () => Timestamp): Store {
  const commits = new Map<string, CommitDocument[]>();
  const numbers = new Map<string, number>();
  const collections = new Map<string, Map<string, Kept>>();
  const records: ReadRecord[] = [];
  let outbox: Entry[] = [];
  const leases = new Map<string, Timestamp>();

  const heads = (): CommitDocument[] => [...commits.values()].map((list) => last(list) as CommitDocument);
  const tail = (): Chained => last(records) ?? FIRST;
  const live = (kept: Kept | undefined): kept is Kept => !!kept && (!kept.expiresAt || kept.expiresAt > now());
  const liveIn = (collection: string) =>
    [...(collections.get(collection) ?? [])].filter(([, kept]) => live(kept)).sort(([a], [b]) => (a < b ? -1 : 1));

  function sectionsOf(instance: string) {
    const newest = new Map<string, { unit: string; section: string; revision: number; sealed: Uint8Array | null }>();
    for (const { revision, sections } of commits.get(instance) ?? [])
      for (const { unit, section, sealed } of sections)
        newest.set(JSON.stringify([unit, section]), { unit, section, revision, sealed });
    return [...newest.values()].flatMap((row) => (row.sealed ? [{ ...row, sealed: row.sealed }] : []));
  }

  return {
    commit: async (document) => {
      const list = commits.get(document.instance) ?? [];
      const known = list.find(({ commandId }) => commandId === document.commandId);
      if (known) return { outcome: "duplicate", revision: known.revision, commandHash: known.commandHash };
      if (document.revision !== list.length + 1) return { outcome: "stale" };
      const keys = collections.get("keys") ?? new Map<string, Kept>();
      if (document.keys?.some(({ id }) => keys.has(id))) return { outcome: "stale" };
      for (const { id, owner, wrapped } of document.keys ?? []) keys.set(id, { value: wrapped, owner });
      for (const id of document.forgets ?? []) keys.delete(id);
      collections.set("keys", keys);
      commits.set(document.instance, [...list, document]);
      const { instance, revision } = document;
      const added = document.effects.map((effect) => ({ ...effect, instance, revision, attempts: 0 }));
      outbox = [...outbox, ...added.map((entry) => ({ ...entry, code: null, retryAt: null, givenUp: false }))];
      return { outcome: "done" };
    },
    head: async (instance) => {
      const head = last(commits.get(instance));
      return head && { revision: head.revision, definition: head.definition, body: head.body };
    },
    byCommand: async (instance, command) => {
      const found = commits.get(instance)?.find(({ commandId }) => commandId === command);
      return found && { revision: found.revision, commandHash: found.commandHash, body: found.body };
    },
    section: async (instance, unit, section) =>
      sectionsOf(instance).find((row) => row.unit === unit && row.section === section),
    sections: async (instance) =>
      sectionsOf(instance).sort((a, b) =>
        a.unit === b.unit ? (a.section < b.section ? -1 : 1) : a.unit < b.unit ? -1 : 1,
      ),
    history: async (instance, after = 0) =>
      (commits.get(instance) ?? [])
        .filter(({ revision }) => revision > after)
        .map(({ revision, at, actor, commandId, definition, body }) => ({
          revision,
          at,
          actor,
          commandId,
          definition,
          body,
        })),
    list: async (query) =>
      heads()
        .filter((head) => matches(head, query))
        .map(({ instance, revision, index: { readers, tasks, traces, ...index } }) => ({
          id: instance,
          revision,
          index,
        }))
        .sort((a, b) => byList(query.order)(listKey(a), listKey(b)))
        .slice(0, query.limit),
    byTraces: async ({ traces, person, groups, limit }) => {
      const fits = heads()
        .filter(({ index }) => traces.length > 0 && traces.every((trace) => index.traces.includes(trace)))
        .sort((a, b) =>
          byList(undefined)(listKey({ id: a.instance, index: a.index }), listKey({ id: b.instance, index: b.index })),
        );
      const roads = [
        fits.filter(({ index }) => index.readers.includes(person)),
        ...[...new Set(groups)].map((group) => fits.filter(({ index }) => index.group === group)),
      ];
      const told = roads
        .flatMap((road) => road.slice(0, limit))
        .map(({ instance, revision, index: { readers, tasks: _t, traces: _s, ...index } }) => ({
          id: instance,
          revision,
          index,
        }));
      return [...new Map(told.map((row) => [row.id, row])).values()];
    },
    tasks: async ({ persons, functions, dueBy, limit, after }) =>
      heads()
        .flatMap(({ instance, index }) =>
          index.tasks
            .filter(
              (task) =>
                persons.some((person) => task.persons.includes(person) || task.taken === person) ||
                functions.some(
                  (held) =>
                    held.group === index.group &&
                    task.functions.includes(held.function) &&
                    (!held.alone || task.persons.length + task.functions.length === 1),
                ),
            )
            .map(({ id, json, dueAt }) => ({ instance, id, json, dueAt })),
        )
        .filter(({ dueAt }) => dueBy === undefined || (dueAt !== null && dueAt <= dueBy))
        .filter((row) => !after || byDue(row, { ...after, json: "" }) > 0)
        .sort(byDue)
        .slice(0, limit),
    due: async (moment, limit) =>
      heads()
        .flatMap(({ instance, index }) => (index.nextDueAt ? [{ instance, at: index.nextDueAt }] : []))
        .filter(({ at }) => at <= moment)
        .sort((a, b) => (a.at === b.at ? (a.instance < b.instance ? -1 : 1) : a.at < b.at ? -1 : 1))
        .slice(0, limit),
    instances: async (after, limit) =>
      heads()
        .map(({ instance, revision }) => ({ id: instance, revision }))
        .filter(({ id }) => after === null || id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    retell: async (instance, revision, index) => {
      const list = commits.get(instance) ?? [];
      const head = last(list);
      if (head?.revision !== revision) return false;
      commits.set(instance, [...list.slice(0, -1), { ...head, index }]);
      return true;
    },
    reserveNumber: async (scope) => {
      const number = (numbers.get(scope) ?? 0) + 1;
      numbers.set(scope, number);
      return number;
    },
    lease: async (_worker, moment, until, limit) => {
      const waiting = outbox.filter(({ givenUp }) => !givenUp);
      const oldest = waiting.filter(
        (entry, index) => !waiting.slice(0, index).some((e) => e.instance === entry.instance && e.to === entry.to),
      );
      const free = oldest.filter(({ id, retryAt }) => (leases.get(id) ?? "") <= moment && (retryAt ?? "") <= moment);
      const taken = free.slice(0, limit);
      for (const { id } of taken) leases.set(id, until);
      return taken.map(({ code, retryAt, givenUp, ...entry }) => entry);
    },
    carriedOut: async (id) => {
      outbox = outbox.filter((entry) => entry.id !== id);
      leases.delete(id);
    },
    failed: async (id, code, retryAt) => {
      outbox = outbox.map((entry) =>
        entry.id === id ? { ...entry, attempts: entry.attempts + 1, code, retryAt, givenUp: retryAt === null } : entry,
      );
      leases.delete(id);
    },
    failures: async (limit) =>
      outbox
        .flatMap(({ id, instance, type, attempts, code, retryAt }): FailedEntry[] =>
          code === null ? [] : [{ id, instance, type, attempts, code, retryAt }],
        )
        .slice(0, limit),
    record: async (entries) => {
      for (const entry of entries) records.push(chain(tail(), entry));
    },
    readRecords: async (instance, limit) =>
      records
        .filter(
          (record) =>
            instance === null ||
            record.instance === instance ||
            (record.instance === null && record.sections.includes(instance)),
        )
        .reverse()
        .slice(0, limit),
    recordsFrom: async (sequence, limit) => records.filter((record) => record.sequence >= sequence).slice(0, limit),
    lastRecordHash: async () => tail().hash,
    put: async (collection, id, value, options = {}) => {
      const { ifAbsent, ...rest } = options;
      const documents = collections.get(collection) ?? new Map<string, Kept>();
      if (ifAbsent && live(documents.get(id))) return false;
      collections.set(collection, documents.set(id, { value: bytes(value), ...rest }));
      return true;
    },
    get: async (collection, id) => {
      const kept = collections.get(collection)?.get(id);
      return live(kept) ? kept.value : undefined;
    },
    remove: async (collection, id) => {
      collections.get(collection)?.delete(id);
    },
    byOwner: async (collection, owner, limit) =>
      liveIn(collection)
        .filter(([, kept]) => kept.owner === owner)
        .map(([id, { value }]) => ({ id, value }))
        .slice(0, limit),
    all: async (collection) => liveIn(collection).map(([id, { value }]) => ({ id, value })),
    close: async () => {},
  };
}
