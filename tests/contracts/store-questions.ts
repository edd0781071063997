/** Random questions for stores: everything that a store can be asked, in any order. */

import fc from "fast-check";
import { asId, type GroupId, type PersonId } from "../../engine/ids.ts";
import { listKey } from "../../server/store/order.ts";
import type { CommitDocument, Store } from "../../server/store/port.ts";
import { at, bytes, commitOf, readEntry, task } from "./store-values.ts";

const PEOPLE = ["p", "q", "r"].map((name) => asId<PersonId>(name));
const GROUPS = ["g1", "g2"].map((name) => asId<GroupId>(name));
const FUNCTIONS = ["chair", "member"];
const INSTANCES = ["i1", "i2", "i3"];

/** One thing asked of a store at a minute; the answer must be equal on both. */
export interface Asked {
  readonly title: string;
  readonly minute: number;
  readonly ask: (store: Store) => Promise<unknown>;
}

const someOf = <Item>(items: readonly Item[]) => fc.subarray([...items]);
const minutes = fc.integer({ min: 0, max: 40 });
const due = fc.option(minutes.map(at), { nil: null });
const tasks = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("/a", "/b", "/c"),
    persons: someOf(PEOPLE),
    functions: someOf(FUNCTIONS),
    taken: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined }),
    dueAt: due,
  }),
  { selector: ({ id }) => id, maxLength: 3 },
);
const sections = fc.uniqueArray(
  fc.record({
    unit: fc.constantFrom("", "1"),
    section: fc.constantFrom("question", "answer"),
    sealed: fc.option(fc.string({ maxLength: 8 }).map(bytes), { nil: null }),
  }),
  { selector: ({ unit, section }) => `${unit}/${section}`, maxLength: 3 },
);

let unique = 0;
/** Mostly the next revision of an instance; sometimes one that is taken, or a command that was seen. */
const commits = fc
  .record({
    instance: fc.constantFrom(...INSTANCES),
    slip: fc.constantFrom(0, 0, 0, 0, 0, 1, -1),
    again: fc.constantFrom(false, false, false, true),
    minute: minutes,
    group: fc.constantFrom(...GROUPS),
    state: fc.constantFrom("open", "asked", "closed"),
    number: fc.constantFrom(null, "2026-1", "2026-2", "2025-1"),
    ended: fc.boolean(),
    readers: someOf(PEOPLE),
    traces: someOf(["x", "y"]),
    nextDueAt: due,
    tasks,
    sections,
    effects: fc.array(fc.constantFrom("far", "near"), { maxLength: 2 }),
  })
  .map(({ instance, slip, again, minute, tasks: rows, sections: written, effects, ...index }): Asked => {
    unique += 1;
    const name = `${unique}`;
    return {
      title: `commit ${instance} slip ${slip} again ${again}`,
      minute,
      ask: async (store) => {
        const revision = ((await store.head(asId(instance)))?.revision ?? 0) + 1 + slip;
        const document: CommitDocument = commitOf(instance, revision, {
          commandId: asId(again ? "again" : `c${name}`),
          sections: written,
          effects: effects.map((to, place) => ({ id: `e${name}-${place}`, to, type: "notify", sealed: bytes(to) })),
          index: { ...index, changedAt: at(minute % 8), tasks: rows.map(({ id, ...rest }) => task(id, rest)) },
        });
        return store.commit(document);
      },
    };
  });

const reads = fc.oneof(
  fc
    .record({
      person: fc.constantFrom(...PEOPLE),
      groups: fc.oneof(fc.constant([]), someOf(GROUPS)),
      limit: fc.integer({ min: 1, max: 3 }),
      filter: fc.constantFrom(
        {},
        {},
        {},
        { state: "open" },
        { ended: true },
        { ended: false },
        { kind: "thing" },
        { number: "2026" },
      ),
      order: fc.constantFrom(undefined, "changed" as const, "number" as const),
    })
    .map(({ filter, ...query }) => ({
      title: "list",
      ask: async (store: Store) => {
        const page = await store.list({ ...query, ...filter });
        const last = page.at(-1);
        const after = last && listKey(last);
        return [page, after && (await store.list({ ...query, ...filter, after }))];
      },
    })),
  fc
    .record({ person: fc.constantFrom(...PEOPLE), groups: someOf(GROUPS), limit: fc.integer({ min: 1, max: 4 }) })
    .chain((query) =>
      fc
        .record({
          state: fc.constantFrom(undefined, "open", "closed"),
          ended: fc.constantFrom(undefined, true, false),
          after: fc.option(
            fc.record({
              number: fc.constantFrom(null, "2026-1"),
              changedAt: minutes.map(at),
              id: fc.constantFrom(...INSTANCES).map((id) => asId(id)),
            }),
            {
              nil: undefined,
            },
          ),
        })
        .map((filter) => ({ title: "list", ask: (store: Store) => store.list({ ...query, ...filter } as never) })),
    ),
  fc
    .record({
      person: fc.constantFrom(...PEOPLE),
      group: fc.constantFrom(...GROUPS),
      functions: someOf(FUNCTIONS),
      alone: fc.boolean(),
      dueBy: due,
    })
    .map(({ person, group, functions, alone, dueBy }) => ({
      title: "tasks",
      ask: async (store: Store) => {
        const held = functions.map((name) => ({ group, function: name, alone }));
        const asked = { persons: [person], functions: held, limit: 2, ...(dueBy ? { dueBy } : {}) };
        const page = await store.tasks(asked);
        const after = page.at(-1);
        return [page, after && (await store.tasks({ ...asked, after }))];
      },
    })),
  fc
    .record({ person: fc.constantFrom(...PEOPLE), groups: someOf(GROUPS), traces: someOf(["x", "y"]) })
    .map((query) => ({ title: "by traces", ask: (store: Store) => store.byTraces({ ...query, limit: 2 }) })),
  minutes.map((minute) => ({ title: "due", ask: (store: Store) => store.due(at(minute), 2) })),
  fc.constantFrom(...INSTANCES).map((instance) => ({
    title: `read ${instance}`,
    ask: async (store: Store) => [
      await store.head(asId(instance)),
      await store.sections(asId(instance)),
      await store.section(asId(instance), "", "question"),
      await store.history(asId(instance), 1),
      await store.byCommand(asId(instance), asId("again")),
      await store.readRecords(asId(instance), 3),
    ],
  })),
);

const outbox = fc.oneof(
  minutes.map((minute) => ({
    title: `lease at ${minute} and carry out`,
    ask: async (store: Store) => {
      const leased = await store.lease("w", at(minute), at(minute + 2), 2);
      const [first, second] = leased;
      if (first) await store.carriedOut(first.id);
      if (second) await store.failed(second.id, "unreachable", minute % 3 ? at(minute + 5) : null);
      return [leased, await store.failures(5)];
    },
  })),
  minutes.map((minute) => ({
    title: `lease at ${minute}`,
    ask: (store: Store) => store.lease("w", at(minute), at(minute + 2), 3),
  })),
);

const documents = fc
  .record({
    collection: fc.constantFrom("a", "b"),
    id: fc.constantFrom("1", "2"),
    verb: fc.constantFrom("put", "put", "get", "remove", "byOwner", "all"),
    value: fc.string({ maxLength: 5 }),
    owner: fc.constantFrom(undefined, "p", "q"),
    expiresAt: fc.option(minutes.map(at), { nil: undefined }),
    ifAbsent: fc.boolean(),
  })
  .map(({ collection, id, verb, value, ...options }) => ({
    title: `${verb} ${collection} ${id}`,
    ask: async (store: Store): Promise<unknown> => {
      if (verb === "put") return store.put(collection, id, value, options);
      if (verb === "remove") return store.remove(collection, id);
      if (verb === "byOwner") return store.byOwner(collection, "p", 5);
      return verb === "get" ? store.get(collection, id) : store.all(collection);
    },
  }));

const others = fc.oneof(
  fc
    .constantFrom("s", "t")
    .map((scope) => ({ title: `number ${scope}`, ask: (store: Store) => store.reserveNumber(scope) })),
  fc.constantFrom(...INSTANCES).map((instance) => ({
    title: `record ${instance}`,
    ask: async (store: Store) => {
      await store.record([readEntry({ instance: asId(instance) })]);
      return store.lastRecordHash();
    },
  })),
);

export const questions: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 6, arbitrary: commits },
  {
    weight: 5,
    arbitrary: fc
      .record({ part: fc.oneof(reads, outbox, documents, others), minute: minutes })
      .map(({ part, minute }) => ({ ...part, minute })),
  },
);

/** Bytes as text, so that a Buffer and a Uint8Array of equal contents are equal. */
export const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) => {
    if (member instanceof Uint8Array) return `bytes ${Buffer.from(member).toString("hex")}`;
    const buffer = member as { type?: unknown; data?: unknown } | null;
    return buffer?.type === "Buffer" && Array.isArray(buffer.data)
      ? `bytes ${Buffer.from(buffer.data as number[]).toString("hex")}`
      : member !== null && typeof member === "object" && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member;
  });
