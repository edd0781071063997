/** Lists at a million cases: every question walks an index from where it begins, and an older file gets the same indexes. */

import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { asId } from "../../../engine/ids.ts";
import { TASK_PAGE } from "../../../server/store/sqlite/audiences.ts";
import { openSqliteStore } from "../../../server/store/sqlite/index.ts";
import { LIST_QUERIES } from "../../../server/store/sqlite/lists.ts";
import { openFile } from "../../../server/store/sqlite/open.ts";
import { migrate } from "../../../server/store/sqlite/schema.ts";
import { commitOf, task } from "../../contracts/store-values.ts";
import { temporaryFolders } from "../../support/temporary-folder.ts";

const folder = temporaryFolders();
const names = [
  "process",
  "kind",
  "ended",
  "state",
  "number",
  "lastNumber",
  "changedAt",
  "after",
  "limit",
  "group",
  "person",
  "atKind",
  "atEnded",
  "atState",
];
const parameters = Object.fromEntries(names.map((name) => [name, null]));

/** What SQLite says it will do, one line a step. */
function planOf(database: Database.Database, sql: string): readonly string[] {
  const positional = (sql.match(/\?/g) ?? []).map(() => null);
  const steps = database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...(positional.length > 0 ? positional : [parameters]));
  return (steps as { readonly detail: string }[]).map(({ detail }) => detail);
}

test("no list, worklist or clock ever scans a table, and only one person's own roleSources are sorted", () => {
  const { database, close } = openFile(folder());
  const plan = (sql: string) => planOf(database, sql);
  expect(plan(LIST_QUERIES.ofShelf)).toEqual([
    "SEARCH h USING INDEX heads_listed (group_id=? AND kind=? AND ended=? AND state=? AND changed_at<?)",
  ]);
  expect(plan(LIST_QUERIES.nextKind)).toEqual([
    "SEARCH heads USING COVERING INDEX heads_listed (group_id=? AND kind>?)",
  ]);
  expect(plan(LIST_QUERIES.nextState)).toEqual([
    "SEARCH heads USING COVERING INDEX heads_listed (group_id=? AND kind=? AND ended=? AND state>?)",
  ]);
  expect(plan(LIST_QUERIES.byNumber).join()).toMatch(
    /^SEARCH h USING INDEX heads_numbered \(group_id=\? AND number>\? AND number<\?\)$/,
  );
  expect(plan(LIST_QUERIES.numberless)).toEqual(["SEARCH h USING INDEX heads_numbered (group_id=? AND number=?)"]);
  for (const order of ["changed", "number"] as const)
    expect(plan(LIST_QUERIES.ofPerson(order))).toEqual([
      "SEARCH r USING PRIMARY KEY (person=?)",
      "SEARCH h USING INTEGER PRIMARY KEY (rowid=?)",
      "USE TEMP B-TREE FOR ORDER BY",
    ]);
  expect(plan(TASK_PAGE).join()).toMatch(/^SEARCH tasks USING PRIMARY KEY \(audience=\? AND /);
  expect(plan(LIST_QUERIES.due).join()).toMatch(/^SEARCH heads USING COVERING INDEX heads_due \(next_due_at<\?\)$/);
  close();
});

test("a page among many states is the same as without the index, whatever stands between", async () => {
  const store = openSqliteStore({ folder: folder() });
  for (let n = 0; n < 120; n += 1)
    await store.commit(
      commitOf(`i${String(n).padStart(3, "0")}`, 1, {
        index: {
          kind: n % 10 === 0 ? "meeting" : "thing",
          state: ["draft", "check", "running"][n % 3] ?? "",
          tasks: [task("/a", { functions: ["chair"] })],
        },
      }),
    );
  const ids = async (more: object) =>
    (await store.list({ person: asId("p"), groups: [asId("group-1")], limit: 100, ...more })).map(({ id }) => id);
  expect(await ids({ kind: "meeting", state: "check" })).toEqual(["i010", "i040", "i070", "i100"]);
  expect((await ids({})).length).toBe(100);
  await store.close();
});

test("a file of layout 1 is brought to this one with what is in it", () => {
  const database = new Database(":memory:");
  database.exec(`CREATE TABLE heads (id INTEGER PRIMARY KEY, instance TEXT NOT NULL UNIQUE, group_id TEXT NOT NULL, kind TEXT NOT NULL, ended INTEGER NOT NULL DEFAULT 0,
    number TEXT, states TEXT NOT NULL, changed_at TEXT NOT NULL, next_due_at TEXT) STRICT;
    CREATE INDEX heads_due ON heads (next_due_at) WHERE next_due_at IS NOT NULL;
    CREATE INDEX heads_of_group ON heads (group_id, changed_at DESC, instance);
    INSERT INTO heads (instance, group_id, kind, states, changed_at) VALUES ('a', 'g', 'case', 'running waiting', '1'), ('b', 'g', 'case', 'draft', '2');
    CREATE TABLE read_records (sequence INTEGER PRIMARY KEY, instance TEXT, body TEXT NOT NULL) STRICT;
    INSERT INTO read_records VALUES (1, 'a', '{"sections":["/x"]}'), (2, NULL, '{"sections":["b","a"]}');
    CREATE TABLE audiences (head INTEGER PRIMARY KEY, readers TEXT NOT NULL, tasks TEXT NOT NULL) STRICT;
    CREATE TABLE tasks (audience TEXT NOT NULL, due TEXT NOT NULL, instance TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY (audience, due, instance, id)) STRICT, WITHOUT ROWID;
    INSERT INTO audiences VALUES (1, '[]', '[["f g chair","~","/one","{\\"a\\":1}"],["f g chair","~","/two","{}"],["p x","~","/two","{}"]]'), (2, '[]', '[]');
    INSERT INTO tasks VALUES ('f g chair', '~', 'a', '/one', '{"a":1}'), ('f g chair', '~', 'a', '/two', '{}'), ('p x', '~', 'a', '/two', '{}');
    PRAGMA user_version = 1;`);
  migrate(database);
  const rows = [
    ["a g chair", "~", "/one", '{"a":1}'],
    ["f g chair", "~", "/two", "{}"],
    ["p x", "~", "/two", "{}"],
  ];
  expect(database.prepare("SELECT audience, due, id, json FROM tasks").raw().all()).toEqual(rows);
  expect(database.prepare("SELECT tasks FROM audiences ORDER BY head").pluck().all()).toEqual([
    JSON.stringify(rows),
    "[]",
  ]);
  expect(database.prepare("SELECT instance, sequence FROM read_rows ORDER BY instance").raw().all()).toEqual([
    ["a", 2],
    ["b", 2],
  ]);
  expect(database.prepare("SELECT state FROM heads ORDER BY instance").pluck().all()).toEqual(["waiting", "draft"]);
  expect(
    database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'heads%' ORDER BY name")
      .pluck()
      .all(),
  ).toEqual(["heads_due", "heads_listed", "heads_numbered"]);
});
