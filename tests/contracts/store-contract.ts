/** What every store must do, as tests that run on each adapter. Over 300 lines: one contract, read from top to bottom. */

import { describe, expect, test } from "vitest";
import { asId, type GroupId, type PersonId } from "../../engine/ids.ts";
import type { Timestamp } from "../../engine/time.ts";
import { FIRST, faultIn } from "../../server/audit/chain.ts";
import { listKey } from "../../server/store/order.ts";
import type { ListQuery, Store, TaskListRow, TaskQuery } from "../../server/store/port.ts";
import { at, bytes, commitOf, indexAt, readEntry, task, text } from "./store-values.ts";

/** Opens an empty store whose clock the test sets. */
export type OpenStore = (now: () => Timestamp) => Promise<Store>;

const person = (name: string): PersonId => asId(name);
const group = (name: string): GroupId => asId(name);
const query = (changes: Partial<ListQuery> = {}): ListQuery => ({
  person: person("nobody"),
  groups: [group("group-1")],
  limit: 10,
  ...changes,
});

const after = (page: readonly TaskListRow[]): Pick<TaskQuery, "after"> => {
  const last = page.at(-1);
  return last ? { after: last } : {};
};

export function storeContract(name: string, open: OpenStore): void {
  let minute = 0;
  const start = () => {
    minute = 0;
    return open(() => at(minute));
  };

  describe(`${name}: commits`, () => {
    test("revisions of an instance run 1, 2, 3 and the head is the last one", async () => {
      const store = await start();
      expect(await store.head(asId("i1"))).toBeUndefined();
      for (const revision of [1, 2, 3])
        expect(await store.commit(commitOf("i1", revision))).toEqual({ outcome: "done" });
      const head = await store.head(asId("i1"));
      expect([head?.revision, head?.definition, text(head?.body)]).toEqual([3, "definition-1", "body i1 3"]);
      expect(store.sync ? store.sync.head(asId("i1"))?.revision : 3).toBe(3);
    });

    test("a commit on a revision that another one has taken is stale and changes nothing", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1));
      expect(await store.commit(commitOf("i1", 1, { commandId: asId("other") }))).toEqual({ outcome: "stale" });
      expect(await store.commit(commitOf("i1", 3))).toEqual({ outcome: "stale" });
      expect(await store.commit(commitOf("i2", 2))).toEqual({ outcome: "stale" });
      expect((await store.history(asId("i1"))).map(({ revision }) => revision)).toEqual([1]);
      expect(await store.head(asId("i2"))).toBeUndefined();
    });

    test("instances are walked by id, and told in other words only while they are at the revision these are of", async () => {
      const store = await start();
      for (const id of ["i2", "i1", "i3"]) await store.commit(commitOf(id, 1, { index: { readers: [person("p")] } }));
      await store.commit(commitOf("i2", 2, { index: { readers: [person("p")] } }));
      expect(await store.instances(null, 2)).toEqual([
        { id: "i1", revision: 1 },
        { id: "i2", revision: 2 },
      ]);
      expect(await store.instances(asId("i2"), 2)).toEqual([{ id: "i3", revision: 1 }]);

      const anew = indexAt(2, {
        state: "checked",
        readers: [person("q")],
        tasks: [task("t", { persons: [person("q")] })],
      });
      expect(await store.retell(asId("i2"), 1, anew)).toBe(false);
      expect(await store.retell(asId("i9"), 1, anew)).toBe(false);
      expect(await store.retell(asId("i2"), 2, anew)).toBe(true);
      const told = await store.list(query({ person: person("q"), groups: [] }));
      expect(told.map(({ id, revision, index: { state } }) => [id, revision, state])).toEqual([["i2", 2, "checked"]]);
      expect((await store.tasks({ persons: [person("q")], functions: [], limit: 5 })).map(({ id }) => id)).toEqual([
        "t",
      ]);
      expect((await store.list(query({ person: person("p"), groups: [] }))).map(({ id }) => id).sort()).toEqual([
        "i1",
        "i3",
      ]);
      expect((await store.history(asId("i2"))).map(({ revision }) => revision)).toEqual([1, 2]);
    });

    test("a command that was accepted before is told with its revision and the hash of its body, at any revision", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1));
      await store.commit(commitOf("i1", 2));
      const again = await store.commit(commitOf("i1", 3, { commandId: asId("i1-c1"), commandHash: "another body" }));
      expect(again).toEqual({ outcome: "duplicate", revision: 1, commandHash: "hash-i1-1" });
      const kept = await store.byCommand(asId("i1"), asId("i1-c1"));
      expect([kept?.revision, kept?.commandHash, text(kept?.body)]).toEqual([1, "hash-i1-1", "body i1 1"]);
      expect(await store.byCommand(asId("i2"), asId("i1-c1"))).toBeUndefined();
    });

    test("the same command key on two instances is two commands", async () => {
      const store = await start();
      expect(await store.commit(commitOf("i1", 1, { commandId: asId("key") }))).toEqual({ outcome: "done" });
      expect(await store.commit(commitOf("i2", 1, { commandId: asId("key") }))).toEqual({ outcome: "done" });
    });

    test("commits of one turn are answered each by itself: a stale one does not fail its neighbours", async () => {
      const store = await start();
      const outcomes = await Promise.all([
        store.commit(commitOf("i1", 1)),
        store.commit(commitOf("i1", 1, { commandId: asId("late") })),
        store.commit(commitOf("i2", 1)),
        store.commit(commitOf("i1", 1)),
        store.commit(commitOf("i1", 2)),
      ]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(["done", "stale", "done", "duplicate", "done"]);
      expect((await store.history(asId("i1"))).length).toBe(2);
    });

    test("new keys are kept with their commit, and not with one that is refused", async () => {
      const store = await start();
      const key = (id: string) => ({ id, owner: "i1", wrapped: bytes(`key ${id}`) });
      await store.commit(commitOf("i1", 1, { keys: [key("k1")] }));
      expect(await store.commit(commitOf("i1", 2, { keys: [key("k2"), key("k1")] }))).toEqual({ outcome: "stale" });
      expect(await store.commit(commitOf("i1", 1, { commandId: asId("late"), keys: [key("k3")] }))).toEqual({
        outcome: "stale",
      });
      const kept = await store.byOwner("keys", "i1", 10);
      expect(kept.map(({ id, value }) => [id, text(value)])).toEqual([["k1", "key k1"]]);
    });

    test("keys that a commit forgets are gone with it, and stay when it is refused", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { keys: [{ id: "k1", owner: "i1", wrapped: bytes("w") }] }));
      await store.commit(commitOf("i1", 1, { commandId: asId("late"), forgets: ["k1"] }));
      expect((await store.byOwner("keys", "i1", 10)).length).toBe(1);
      await store.commit(commitOf("i1", 2, { forgets: ["k1", "never"] }));
      expect(await store.byOwner("keys", "i1", 10)).toEqual([]);
    });

    test("history gives every commit in order, or those after a revision", async () => {
      const store = await start();
      for (const revision of [1, 2, 3, 4]) {
        await store.commit(commitOf("i1", revision, { actor: asId(`person-${revision}`) }));
        await store.commit(commitOf("i2", revision));
      }
      const all = await store.history(asId("i1"));
      expect(
        all.map(({ revision, actor, commandId, at: moment, body }) => [revision, actor, commandId, moment, text(body)]),
      ).toEqual([1, 2, 3, 4].map((n) => [n, `person-${n}`, `i1-c${n}`, at(n), `body i1 ${n}`]));
      expect((await store.history(asId("i1"), 2)).map(({ revision }) => revision)).toEqual([3, 4]);
      expect(await store.history(asId("i9"))).toEqual([]);
    });
  });

  describe(`${name}: sections`, () => {
    const write = (unit: string, section: string, sealed: string | null) => ({
      unit,
      section,
      sealed: sealed === null ? null : bytes(sealed),
    });

    test("a section is what the last commit that wrote it says; a commit that does not name it leaves it", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { sections: [write("", "question", "a"), write("1", "question", "b")] }));
      await store.commit(commitOf("i1", 2, { sections: [write("", "question", "c")] }));
      await store.commit(commitOf("i1", 3));
      const newest = await store.section(asId("i1"), "", "question");
      expect([newest?.revision, text(newest?.sealed)]).toEqual([2, "c"]);
      const all = await store.sections(asId("i1"));
      expect(all.map(({ unit, section, revision, sealed }) => [unit, section, revision, text(sealed)])).toEqual([
        ["", "question", 2, "c"],
        ["1", "question", 1, "b"],
      ]);
    });

    test("an erased section is gone, and may be written anew", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { sections: [write("", "question", "a"), write("", "other", "o")] }));
      await store.commit(commitOf("i1", 2, { sections: [write("", "question", "b")] }));
      await store.commit(commitOf("i1", 3, { sections: [write("", "question", null), write("", "never", null)] }));
      expect(await store.section(asId("i1"), "", "question")).toBeUndefined();
      expect((await store.sections(asId("i1"))).map(({ section }) => section)).toEqual(["other"]);
      await store.commit(commitOf("i1", 4, { sections: [write("", "question", "d")] }));
      expect(text((await store.section(asId("i1"), "", "question"))?.sealed)).toBe("d");
    });
  });

  describe(`${name}: lists`, () => {
    test("a person sees what a group or a reader row leads to, last changed first", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { index: { changedAt: at(5) } }));
      await store.commit(
        commitOf("i2", 1, { index: { group: group("group-2"), readers: [person("p")], changedAt: at(9) } }),
      );
      await store.commit(commitOf("i3", 1, { index: { group: group("group-2") } }));
      await store.commit(commitOf("i4", 1, { index: { readers: [person("p")], changedAt: at(7) } }));
      const rows = await store.list(query({ person: person("p") }));
      expect(rows.map(({ id }) => id)).toEqual(["i2", "i4", "i1"]);
      expect((await store.list(query({ person: person("p"), groups: [] }))).map(({ id }) => id)).toEqual(["i2", "i4"]);
      expect(rows[1]).toEqual({
        id: "i4",
        revision: 1,
        index: {
          process: "process",
          kind: "thing",
          group: "group-1",
          number: null,
          states: "open",
          state: "open",
          ended: false,
          createdAt: at(0),
          changedAt: at(7),
          nextDueAt: null,
        },
      });
    });

    test("a reader who is no reader any more loses the row", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { index: { readers: [person("p"), person("q")] } }));
      await store.commit(commitOf("i1", 2, { index: { readers: [person("q"), person("q")] } }));
      expect(await store.list(query({ person: person("p"), groups: [] }))).toEqual([]);
      expect((await store.list(query({ person: person("q"), groups: [] }))).map(({ revision }) => revision)).toEqual([
        2,
      ]);
    });

    test("an instance is found by the traces it holds now, all that are asked, on the roads of the one who asks", async () => {
      const store = await start();
      const traced = (
        name: string,
        revision: number,
        traces: readonly string[],
        readers: readonly PersonId[] = [],
        group = "g1",
      ) => store.commit(commitOf(name, revision, { index: { group: asId(group), readers, traces } }));
      await traced("a", 1, ["mira", "jansen", "mira"]);
      await traced("b", 1, ["jansen"]);
      await traced("c", 1, ["mira"], [asId("p")], "g2");
      await traced("b", 2, ["jansen", "bram"]);
      await traced("b", 3, ["bram", "visser"]);
      const find = async (...traces: string[]) =>
        (await store.byTraces({ traces, person: asId("p"), groups: [asId("g1")], limit: 5 })).map(({ id }) => id);
      expect(await find("mira")).toEqual(["c", "a"]);
      expect(await find("mira", "jansen")).toEqual(["a"]);
      expect(await find("visser")).toEqual(["b"]);
      expect(await find("jansen")).toEqual(["a"]);
      expect(await find("jan")).toEqual([]);
      expect(await find()).toEqual([]);
      const others = { traces: ["mira"], person: asId<PersonId>("q"), groups: [], limit: 5 };
      expect(await store.byTraces(others)).toEqual([]);
      expect(await store.retell(asId("a"), 1, indexAt(1, { group: asId("g1"), traces: [] }))).toBe(true);
      expect(await find("mira")).toEqual(["c"]);
    });
    test("process, kind, the beginning of a number, end and the told state narrow a list", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { index: { states: "running check", state: "check", number: "2026-001" } }));
      await store.commit(
        commitOf("i2", 1, { index: { states: "running", state: "running", kind: "meeting", ended: true } }),
      );
      await store.commit(
        commitOf("i3", 1, { index: { states: "checked", state: "checked", process: "other", number: "2026-010" } }),
      );
      const ids = async (changes: Partial<ListQuery>) => (await store.list(query(changes))).map(({ id }) => id);
      expect(await ids({ state: "running" })).toEqual(["i2"]);
      expect(await ids({ state: "check" })).toEqual(["i1"]);
      expect(await ids({ state: "check", kind: "meeting" })).toEqual([]);
      expect(await ids({ kind: "meeting" })).toEqual(["i2"]);
      expect(await ids({ process: "other" })).toEqual(["i3"]);
      expect(await ids({ ended: false })).toEqual(["i1", "i3"]);
      expect(await ids({ number: "2026-001" })).toEqual(["i1"]);
      expect(await ids({ number: "2026-0" })).toEqual(["i1", "i3"]);
      expect(await ids({ number: "026" })).toEqual([]);
    });

    test("pages follow one another without a gap or a repeat, also where moments are equal", async () => {
      const store = await start();
      const names = ["i1", "i2", "i3", "i4", "i5", "i6", "i7"];
      for (const [place, id] of names.entries())
        await store.commit(
          commitOf(id, 1, {
            index: {
              changedAt: at(place < 4 ? 3 : place),
              readers: place % 2 ? [person("p")] : [],
              group: group(place % 3 ? "group-1" : "group-2"),
            },
          }),
        );
      const asked = query({ person: person("p"), groups: [group("group-1"), group("group-2")], limit: 2 });
      const seen: string[] = [];
      let page = await store.list(asked);
      while (page.length > 0) {
        seen.push(...page.map(({ id }) => id));
        const row = page[page.length - 1];
        if (!row) break;
        page = await store.list({ ...asked, after: listKey(row) });
      }
      expect(seen).toEqual(["i7", "i6", "i5", "i1", "i2", "i3", "i4"]);
    });

    test("by number the highest comes first and what has none last, over pages and roads", async () => {
      const store = await start();
      const numbers = ["2026-002", null, "2026-010", "2025-900", null, "2026-002"];
      for (const [place, number] of numbers.entries())
        await store.commit(
          commitOf(`i${place}`, 1, {
            index: { number, readers: place % 2 ? [person("p")] : [], group: group(place % 3 ? "group-1" : "group-2") },
          }),
        );
      const asked = query({
        person: person("p"),
        groups: [group("group-1"), group("group-2")],
        order: "number",
        limit: 2,
      });
      const seen: string[] = [];
      let page = await store.list(asked);
      for (let row = page.at(-1); row; row = page.at(-1)) {
        seen.push(...page.map(({ id }) => id));
        page = await store.list({ ...asked, after: listKey(row) });
      }
      expect(seen).toEqual(["i2", "i0", "i5", "i3", "i1", "i4"]);
      const some = await store.list({ ...asked, number: "2026", limit: 9 });
      expect(some.map(({ id }) => id)).toEqual(["i2", "i0", "i5"]);
    });
  });

  describe(`${name}: tasks and the clock`, () => {
    const held = [{ group: group("group-1"), function: "chair" }];

    test("a worklist holds what a person may do and what the functions held may do, each once, by due moment", async () => {
      const store = await start();
      await store.commit(
        commitOf("i1", 1, {
          index: {
            tasks: [
              task("/a", { persons: [person("p")], functions: ["chair"], dueAt: at(50) }),
              task("/b", { functions: ["chair"] }),
              task("/c", { functions: ["member"], dueAt: at(1) }),
            ],
          },
        }),
      );
      await store.commit(
        commitOf("i2", 1, { index: { tasks: [task("/a", { persons: [person("p")], dueAt: at(20) })] } }),
      );
      await store.commit(
        commitOf("i3", 1, { index: { group: group("group-2"), tasks: [task("/z", { functions: ["chair"] })] } }),
      );
      const rows = await store.tasks({ persons: [person("p")], functions: held, limit: 10 });
      expect(rows.map(({ instance, id, dueAt }) => [instance, id, dueAt])).toEqual([
        ["i2", "/a", at(20)],
        ["i1", "/a", at(50)],
        ["i1", "/b", null],
      ]);
      expect(rows[2]?.json).toBe('{"id":"/b"}');
      expect((await store.tasks({ persons: [person("p")], functions: [], limit: 10 })).length).toBe(2);
    });

    test("a function alone is asked what is open to nobody else; what is taken stands in the taker's list too", async () => {
      const store = await start();
      const rows = [
        task("/alone", { functions: ["chair"] }),
        task("/shared", { functions: ["chair", "secretary"], taken: person("q") }),
        task("/named", { functions: ["chair"], persons: [person("r")] }),
      ];
      await store.commit(commitOf("i1", 1, { index: { tasks: rows } }));
      const ids = async (asked: Partial<TaskQuery>) =>
        (await store.tasks({ persons: [], functions: [], limit: 10, ...asked })).map(({ id }) => id);
      const chair = { group: group("group-1"), function: "chair" };
      expect(await ids({ functions: [chair] })).toEqual(["/alone", "/named", "/shared"]);
      expect(await ids({ functions: [{ ...chair, alone: true }] })).toEqual(["/alone"]);
      expect(await ids({ persons: [person("q")] })).toEqual(["/shared"]);
      expect(await ids({ persons: [person("q"), person("r")], functions: [{ ...chair, alone: true }] })).toEqual([
        "/alone",
        "/named",
        "/shared",
      ]);
      await store.commit(
        commitOf("i1", 2, { index: { tasks: [task("/shared", { functions: ["chair", "secretary"] })] } }),
      );
      expect(await ids({ persons: [person("q")] })).toEqual([]);
    });

    test("only what is due by a moment is given when that is asked", async () => {
      const store = await start();
      const mine = (id: string, dueAt: Timestamp | null) => task(id, { persons: [person("p")], dueAt });
      await store.commit(
        commitOf("i1", 1, { index: { tasks: [mine("/a", at(5)), mine("/b", at(6)), mine("/c", null)] } }),
      );
      const late = await store.tasks({ persons: [person("p")], functions: [], dueBy: at(5), limit: 10 });
      expect(late.map(({ id }) => id)).toEqual(["/a"]);
    });

    test("a commit replaces the tasks of its instance", async () => {
      const store = await start();
      const mine = (id: string, minutes: number, json = "{}") =>
        task(id, { persons: [person("p")], dueAt: at(minutes), json });
      await store.commit(commitOf("i1", 1, { index: { tasks: [mine("/a", 1), mine("/b", 2), mine("/c", 3)] } }));
      await store.commit(commitOf("i1", 2, { index: { tasks: [mine("/b", 9), mine("/c", 3, '{"new":1}')] } }));
      expect(
        (await store.tasks({ persons: [person("p")], functions: [], limit: 10 })).map(({ id, dueAt, json }) => [
          id,
          dueAt,
          json,
        ]),
      ).toEqual([
        ["/c", at(3), '{"new":1}'],
        ["/b", at(9), "{}"],
      ]);
    });

    test("pages of a worklist follow one another over several audiences", async () => {
      const store = await start();
      for (let n = 1; n <= 9; n += 1)
        await store.commit(
          commitOf(`i${n}`, 1, {
            index: {
              tasks: [
                task("/a", {
                  persons: n % 2 ? [person("p")] : [],
                  functions: n % 3 ? ["chair"] : [],
                  dueAt: n > 6 ? null : at(n % 4),
                }),
              ],
            },
          }),
        );
      const all = (await store.tasks({ persons: [person("p")], functions: held, limit: 100 })).map(
        ({ instance }) => instance,
      );
      const seen: string[] = [];
      let page = await store.tasks({ persons: [person("p")], functions: held, limit: 2 });
      while (page.length > 0) {
        seen.push(...page.map(({ instance }) => instance));
        page = await store.tasks({ persons: [person("p")], functions: held, limit: 2, ...after(page) });
      }
      expect(all.length).toBe(8);
      expect(seen).toEqual(all);
    });

    test("due gives the instances whose next moment has come, earliest first", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { index: { nextDueAt: at(30) } }));
      await store.commit(commitOf("i2", 1, { index: { nextDueAt: at(10) } }));
      await store.commit(commitOf("i3", 1));
      expect(await store.due(at(9), 10)).toEqual([]);
      expect(await store.due(at(30), 10)).toEqual([
        { instance: "i2", at: at(10) },
        { instance: "i1", at: at(30) },
      ]);
      await store.commit(commitOf("i2", 2));
      expect((await store.due(at(30), 1)).map(({ instance }) => instance)).toEqual(["i1"]);
    });

    test("a reserved number is never given twice, and each scope counts by itself", async () => {
      const store = await start();
      const numbers = await Promise.all(Array.from({ length: 20 }, () => store.reserveNumber("2026")));
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await store.reserveNumber("2027")).toBe(1);
    });
  });

  describe(`${name}: outbox`, () => {
    const entry = (id: string, to: string) => ({ id, to, type: "notify", sealed: bytes(`sealed ${id}`) });
    const ids = async (store: Store, minutes: number, limit = 10) =>
      (await store.lease("w", at(minutes), at(minutes + 1), limit)).map(({ id }) => id);

    test("an entry is leased with what it needs, and not twice while the lease runs", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { effects: [entry("e1", "far")] }));
      const [leased] = await store.lease("w", at(0), at(1), 10);
      expect({ ...leased, sealed: text(leased?.sealed) }).toEqual({
        id: "e1",
        to: "far",
        type: "notify",
        sealed: "sealed e1",
        instance: "i1",
        revision: 1,
        attempts: 0,
      });
      expect(await ids(store, 0)).toEqual([]);
      expect(await ids(store, 1)).toEqual(["e1"]);
      await store.carriedOut("e1");
      expect(await ids(store, 60)).toEqual([]);
    });

    test("entries of one pair go out in order, one after the other; other pairs do not wait for them", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { effects: [entry("e1", "far"), entry("e2", "far"), entry("e3", "near")] }));
      await store.commit(commitOf("i2", 1, { effects: [entry("e4", "far")] }));
      expect(await ids(store, 0)).toEqual(["e1", "e3", "e4"]);
      expect(await ids(store, 0)).toEqual([]);
      await store.carriedOut("e1");
      expect(await ids(store, 0)).toEqual(["e2"]);
      expect(await ids(store, 2, 2)).toEqual(["e2", "e3"]);
    });

    test("a failed entry holds up its pair until its time has come; given up it lets the next one through", async () => {
      const store = await start();
      await store.commit(commitOf("i1", 1, { effects: [entry("e1", "far"), entry("e2", "far")] }));
      await ids(store, 0);
      await store.failed("e1", "unreachable", at(10));
      expect(await ids(store, 5)).toEqual([]);
      expect((await store.lease("w", at(10), at(11), 10)).map(({ id, attempts }) => [id, attempts])).toEqual([
        ["e1", 1],
      ]);
      await store.failed("e1", "refused", null);
      expect(await store.failures(10)).toEqual([
        { id: "e1", instance: "i1", type: "notify", attempts: 2, code: "refused", retryAt: null },
      ]);
      expect(await ids(store, 10)).toEqual(["e2"]);
      await store.carriedOut("e2");
      await store.failed("e1", "asked again", at(20));
      expect(await ids(store, 20)).toEqual(["e1"]);
    });

    test("a command told twice leaves one entry", async () => {
      const store = await start();
      const document = commitOf("i1", 1, { effects: [entry("e1", "far")] });
      await Promise.all([store.commit(document), store.commit(document)]);
      expect(await ids(store, 0)).toEqual(["e1"]);
    });
  });

  describe(`${name}: read records`, () => {
    test("records are numbered and chained in the order of the calls, and told newest first", async () => {
      const store = await start();
      expect(await store.lastRecordHash()).toBe(FIRST.hash);
      await Promise.all([
        store.record([readEntry({ request: "r1" }), readEntry({ request: "r2", instance: asId("i2") })]),
        store.record([readEntry({ request: "r3", outcome: "refused", code: "not-allowed", instance: null })]),
        store.record([readEntry({ request: "r4" })]),
      ]);
      const chain = await store.recordsFrom(1, 10);
      expect(chain.map(({ sequence, request }) => [sequence, request])).toEqual([
        [1, "r1"],
        [2, "r2"],
        [3, "r3"],
        [4, "r4"],
      ]);
      expect(faultIn(FIRST, chain)).toBeUndefined();
      expect(await store.lastRecordHash()).toBe(chain[3]?.hash);
      expect((await store.readRecords(asId("i1"), 10)).map(({ request }) => request)).toEqual(["r4", "r1"]);
      expect((await store.readRecords(null, 3)).map(({ request }) => request)).toEqual(["r4", "r3", "r2"]);
      expect(await store.recordsFrom(3, 1)).toEqual([chain[2]]);
    });
  });

  describe(`${name}: who looked at an instance`, () => {
    test("a page of a list counts for each instance on it, once, among the looks at that instance", async () => {
      const store = await start();
      const page = (request: string, rows: readonly string[]) =>
        readEntry({ request, verb: "list", instance: null, sections: rows });
      await store.record([readEntry({ request: "r1" })]);
      await store.record([page("r2", ["i2", "i1", "i2"]), page("r3", ["i3"])]);
      await store.record([readEntry({ request: "r4", instance: asId("i2"), outcome: "refused", code: "not-found" })]);
      const looks = async (instance: string, limit = 10) =>
        (await store.readRecords(asId(instance), limit)).map(({ request }) => request);
      expect(await looks("i1")).toEqual(["r2", "r1"]);
      expect(await looks("i2")).toEqual(["r4", "r2"]);
      expect(await looks("i3")).toEqual(["r3"]);
      expect(await looks("i4")).toEqual([]);
      expect(await looks("i2", 1)).toEqual(["r4"]);
    });
  });

  describe(`${name}: documents`, () => {
    test("a document is kept by collection and id, replaced and removed", async () => {
      const store = await start();
      expect(await store.put("a", "1", "one")).toBe(true);
      await store.put("b", "1", bytes("other"));
      await store.put("a", "1", "new");
      expect([text(await store.get("a", "1")), text(await store.get("b", "1"))]).toEqual(["new", "other"]);
      await store.remove("a", "1", { forGood: true });
      await store.remove("a", "never");
      expect(await store.get("a", "1")).toBeUndefined();
      expect(text(await store.get("b", "1"))).toBe("other");
    });

    test("ifAbsent keeps what is there, unless that has ended", async () => {
      const store = await start();
      expect(await store.put("a", "1", "one", { ifAbsent: true, expiresAt: at(5) })).toBe(true);
      expect(await store.put("a", "1", "two", { ifAbsent: true })).toBe(false);
      minute = 5;
      expect(await store.get("a", "1")).toBeUndefined();
      expect(await store.put("a", "1", "three", { ifAbsent: true })).toBe(true);
      expect(text(await store.get("a", "1"))).toBe("three");
    });

    test("documents of an owner and of a collection are told by id, without what has ended", async () => {
      const store = await start();
      for (const [id, owner] of [
        ["c", "me"],
        ["a", "me"],
        ["b", "you"],
      ] as const)
        await store.put("s", id, id, { owner });
      await store.put("s", "d", "d", { owner: "me", expiresAt: at(3) });
      await store.put("t", "z", "z", { owner: "me" });
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
      expect(ids(await store.byOwner("s", "me", 10))).toEqual(["a", "c", "d"]);
      minute = 3;
      expect(ids(await store.byOwner("s", "me", 10))).toEqual(["a", "c"]);
      expect(ids(await store.byOwner("s", "me", 1))).toEqual(["a"]);
      expect(ids(await store.all("s"))).toEqual(["a", "b", "c"]);
      expect(text((await store.all("s"))[0]?.value)).toBe("a");
    });
  });
}
