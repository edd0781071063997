/** Who has a road to an instance and whose worklist it stands in: narrow covering rows, of which a commit writes only what changed. */

import type { Database } from "better-sqlite3";
import type { GroupId, PersonId } from "../../../engine/index.ts";
import { byDue, NO_DUE } from "../order.ts";
import type { CommitDocument, TaskListRow, TaskQuery, TaskRow } from "../port.ts";

export interface Audiences {
  write(head: number, told: Pick<CommitDocument, "instance" | "index">): void;
  tasks(query: TaskQuery): readonly TaskListRow[];
}

/** One row of the worklist of one audience: `[audience, due, id, json]`. */
type Row = readonly [audience: string, due: string, id: string, json: string];

const personKey = (person: PersonId): string => `p ${person}`;
const functionKey = (group: GroupId, name: string): string => `f ${group} ${name}`;
/** What is open to one function and to nobody else stands apart: where one person has it, it is that person's. */
const aloneKey = (group: GroupId, name: string): string => `a ${group} ${name}`;

function rowsOf(task: TaskRow, group: GroupId): readonly Row[] {
  const key = task.persons.length === 0 && task.functions.length === 1 ? aloneKey : functionKey;
  const audiences = [
    ...task.persons.map(personKey),
    ...task.functions.map((name) => key(group, name)),
    ...(task.taken === undefined ? [] : [personKey(task.taken)]),
  ];
  return [...new Set(audiences)].map((audience) => [audience, task.dueAt ?? NO_DUE, task.id, task.json]);
}

/** What stands only in the first list. */
function only<Item>(these: readonly Item[], others: readonly Item[]): readonly Item[] {
  const known = new Set(others.map((item) => JSON.stringify(item)));
  return these.filter((item) => !known.has(JSON.stringify(item)));
}

/** One stretch of the table's own order: what comes after a row, due by a moment. */
export const TASK_PAGE = `SELECT instance, id, json, nullif(due, '${NO_DUE}') AS dueAt FROM tasks
  WHERE audience = ? AND (due, instance, id) > (?, ?, ?) AND due <= ? ORDER BY due, instance, id LIMIT ?`;

interface Written {
  readonly readers: string;
  readonly tasks: string;
}
const NOTHING: Written = { readers: "[]", tasks: "[]" };

/** Each task once, in order, no more than a page. */
function merged(rows: readonly TaskListRow[], found: readonly TaskListRow[], limit: number): readonly TaskListRow[] {
  const once = new Map([...rows, ...found].map((row) => [`${row.instance} ${row.id}`, row]));
  return [...once.values()].sort(byDue).slice(0, limit);
}

export function createAudiences(database: Database): Audiences {
  const written = database.prepare<[number], Written>("SELECT readers, tasks FROM audiences WHERE head = ?");
  const keep = database.prepare(
    `INSERT INTO audiences (head, readers, tasks) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET readers = excluded.readers, tasks = excluded.tasks`,
  );
  const addReader = database.prepare("INSERT INTO readers (person, head) VALUES (?, ?)");
  const removeReader = database.prepare("DELETE FROM readers WHERE person = ? AND head = ?");
  const addTask = database.prepare("INSERT INTO tasks (audience, due, id, json, instance) VALUES (?, ?, ?, ?, ?)");
  const removeTask = database.prepare("DELETE FROM tasks WHERE audience = ? AND due = ? AND id = ? AND instance = ?");
  const page = database.prepare<[string, string, string, string, string, number], TaskListRow>(TASK_PAGE);

  function write(head: number, { instance, index }: Pick<CommitDocument, "instance" | "index">): void {
    const before = written.get(head) ?? NOTHING;
    const readers = JSON.stringify([...new Set(index.readers)]);
    const tasks = JSON.stringify(index.tasks.flatMap((task) => rowsOf(task, index.group)));
    if (readers === before.readers && tasks === before.tasks) return;
    const [oldReaders, newReaders] = [before.readers, readers].map((text) => JSON.parse(text) as string[]) as [
      string[],
      string[],
    ];
    const [oldTasks, newTasks] = [before.tasks, tasks].map((text) => JSON.parse(text) as Row[]) as [Row[], Row[]];
    for (const person of only(oldReaders, newReaders)) removeReader.run(person, head);
    for (const person of only(newReaders, oldReaders)) addReader.run(person, head);
    for (const [audience, due, id] of only(oldTasks, newTasks)) removeTask.run(audience, due, id, instance);
    for (const row of only(newTasks, oldTasks)) addTask.run(...row, instance);
    keep.run(head, readers, tasks);
  }

  return {
    write,
    tasks: ({ persons, functions, dueBy, limit, after }) => {
      const audiences = [
        ...persons.map(personKey),
        ...functions.flatMap(({ group, function: name, alone }) =>
          alone ? [aloneKey(group, name)] : [aloneKey(group, name), functionKey(group, name)],
        ),
      ];
      const from = [after ? (after.dueAt ?? NO_DUE) : "", after?.instance ?? "", after?.id ?? ""] as const;
      // Once a page is full, what is due after its last row is not even read: an organisation has many lists.
      let rows: readonly TaskListRow[] = [];
      for (const audience of new Set(audiences)) {
        const last = rows.length < limit ? undefined : (rows.at(-1)?.dueAt ?? undefined);
        const found = page.all(audience, ...from, last ?? dueBy ?? NO_DUE, limit);
        if (found.length > 0) rows = merged(rows, found, limit);
      }
      return rows;
    },
  };
}
