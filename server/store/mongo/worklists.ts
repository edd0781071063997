/** Pages of worklists: candidates by audience in the order of the page, each counted only when the row of its instance has it still. */

import type { GroupId, InstanceId, PersonId, Timestamp } from "../../../engine/index.ts";
import { NO_DUE } from "../order.ts";
import type { TaskListRow, TaskQuery, TaskRow } from "../port.ts";
import type { Collections } from "./collections.ts";
import { isOnlyDuplicates, reading } from "./faults.ts";
import type { Mark, Row, WorklistEntry } from "./layout.ts";

export interface Worklists {
  add(instance: InstanceId, marks: readonly Mark[]): Promise<void>;
  remove(instance: InstanceId, marks: readonly Mark[]): Promise<void>;
  tasks(query: TaskQuery): Promise<readonly TaskListRow[]>;
  /** Removes candidates that the row does not have and that are no newer than it. */
  sweep(row: Row): Promise<void>;
}

const personKey = (person: PersonId): string => `p ${person}`;
const functionKey = (group: GroupId, name: string): string => `f ${group} ${name}`;
/** What is open to one function and to nobody else stands apart: where one person has it, it is that person's. */
const aloneKey = (group: GroupId, name: string): string => `a ${group} ${name}`;

/** The worklists in which a task stands. */
export function audiencesOf(task: TaskRow, group: GroupId): readonly string[] {
  const key = task.persons.length === 0 && task.functions.length === 1 ? aloneKey : functionKey;
  const taken = task.taken === undefined ? [] : [personKey(task.taken)];
  return [...new Set([...task.persons.map(personKey), ...task.functions.map((name) => key(group, name)), ...taken])];
}

const askedFor = ({ persons, functions }: TaskQuery): readonly string[] => [
  ...persons.map(personKey),
  ...functions.flatMap(({ group, function: name, alone }) =>
    alone ? [aloneKey(group, name)] : [aloneKey(group, name), functionKey(group, name)],
  ),
];

/** Sorts as due moment, instance and id do: no id has a character before the space. */
const orderKey = (due: string, instance: string, id: string): string => `${due} ${instance} ${id}`;
/** After everything that is due by a moment. */
const endOf = (dueBy: Timestamp | undefined): string => `${dueBy ?? NO_DUE}!`;

const entryOf = (instance: InstanceId, { audience, due, id, at }: Mark): WorklistEntry => ({
  _id: `${instance} ${at} ${audience} ${id}`,
  audience,
  key: orderKey(due, instance, id),
  instance,
  due,
  id,
  at,
});
export const isSameMark = (a: Omit<Mark, "at">, b: Omit<Mark, "at">): boolean =>
  a.audience === b.audience && a.due === b.due && a.id === b.id;

type Told = Pick<Row, "_id" | "tasks" | "marks">;
const TOLD = { tasks: 1, marks: 1 } as const;

export function createWorklists({ worklists, rows }: Pick<Collections, "worklists" | "rows">): Worklists {
  async function rowsOf(entries: readonly WorklistEntry[]): Promise<ReadonlyMap<string, Told>> {
    const ids = [...new Set(entries.map(({ instance }) => instance))];
    const found: readonly Told[] = await rows.find({ _id: { $in: ids } }, { projection: TOLD }).toArray();
    return new Map(found.map((row) => [row._id, row]));
  }
  function told(entry: WorklistEntry, row: Told | undefined): TaskListRow | undefined {
    if (!row?.marks.some((mark) => isSameMark(mark, entry))) return undefined;
    const task = row.tasks.find(({ id }) => id === entry.id);
    const dueAt = entry.due === NO_DUE ? null : (entry.due as Timestamp);
    return task && { instance: entry.instance, id: entry.id, json: task.json, dueAt };
  }

  async function tasks(query: TaskQuery): Promise<readonly TaskListRow[]> {
    const { after, dueBy, limit } = query;
    const audience = { $in: [...new Set(askedFor(query))] };
    const found = new Map<string, TaskListRow>();
    let from = after ? orderKey(after.dueAt ?? NO_DUE, after.instance, after.id) : "";
    for (;;) {
      const key = { $gt: from, $lt: endOf(dueBy) };
      const page = await worklists
        .find({ audience, key })
        .sort({ key: 1 })
        .limit(2 * limit)
        .toArray();
      const known = await rowsOf(page);
      for (const entry of page) {
        const task = told(entry, known.get(entry.instance));
        if (task) found.set(entry.key, task);
      }
      from = page.at(-1)?.key ?? from;
      if (page.length < 2 * limit || found.size >= limit) return [...found.values()].slice(0, limit);
    }
  }

  return {
    add: async (instance, marks) => {
      if (marks.length === 0) return;
      const entries = marks.map((mark) => entryOf(instance, mark));
      await worklists.insertMany(entries, { ordered: false }).catch((error: unknown) => {
        if (!isOnlyDuplicates(error)) throw error;
      });
    },
    remove: async (instance, marks) => {
      if (marks.length === 0) return;
      const ids = marks.map((mark) => entryOf(instance, mark)._id);
      await worklists.deleteMany({ instance, _id: { $in: ids } });
    },
    tasks: (query) => reading(() => tasks(query)),
    sweep: async ({ _id: instance, version, marks }) => {
      const found = await worklists.find({ instance, at: { $lte: version } }).toArray();
      const left = found.filter((entry) => !marks.some((mark) => mark.at === entry.at && isSameMark(mark, entry)));
      if (left.length > 0) await worklists.deleteMany({ instance, _id: { $in: left.map(({ _id }) => _id) } });
    },
  };
}
