/** Tasks as one person may see them: whose they are by scope, each judged again by the engine before it is shown or counted. */

import {
  aboutText,
  answerViews,
  dayOf,
  type EvaluationContext,
  type InstanceId,
  isSender,
  itemLabel,
  maySeeUnit,
  mayWrite,
  openTasksIn,
  type PersonId,
  pieceOf,
  roleAmong,
  rolesOf,
  type TaskView,
  type Timestamp,
  tasksOf,
  unitAt,
  withoutAuthors,
  workdaysBetween,
} from "../../engine/index.ts";
import { TIME_ZONE } from "../directory/index.ts";
import type { Caller } from "../identity/caller.ts";
import { actorOf } from "../instances/context.ts";
import { unlessDamaged } from "../instances/damaged.ts";
import type { Shell } from "../shell.ts";
import type { TaskListRow, TaskQuery } from "../store/port.ts";
import type { Authorized } from "./authorize.ts";
import { type Held, heldAt } from "./list-rows.ts";

/** `mine`: mine by name, taken by me, or open to a function that only I have; `team`: open to a function I have; `organisation`: of anybody who works where I do. */
export const SCOPES = ["mine", "team", "organisation"] as const;
export type Scope = (typeof SCOPES)[number];

export interface VisibleTask extends TaskView {
  /** Whether the caller may do it. */
  readonly can: boolean;
  /** Others may do it as well, so that taking it says something. */
  readonly shared: boolean;
  /** What the instance is about, where its screens say so and the caller may know. */
  readonly about?: string;
  /** When and where the instance is held, where it is held on a day. */
  readonly held?: Held;
}
/** How many pieces of work there are, as far as was counted. */
export interface Count {
  readonly count: number;
  readonly more: boolean;
}
/** Rows that are judged for a count; what lies beyond is shown as "more". */
export const COUNTED = 99;

type Whose = Pick<TaskQuery, "persons" | "functions">;

export interface Tasks {
  page(scope: Scope, more: Pick<TaskQuery, "limit" | "after" | "dueBy">): Promise<readonly TaskListRow[]>;
  /** Those that the caller may see. */
  visible(scope: Scope, rows: readonly TaskListRow[]): Promise<readonly VisibleTask[]>;
  count(scope: Scope, dueBy?: Timestamp): Promise<Count>;
  /** What others have to do in instances that the caller leads, oldest first. */
  waiting(limit: number): Promise<readonly VisibleTask[]>;
}

/** What a row says; one that an older program wrote says less (not yet who may do it), and is made anew by the engine. */
function viewOf(context: EvaluationContext, { id, json }: TaskListRow): Omit<TaskView, "due"> | undefined {
  const stored = JSON.parse(json) as Partial<TaskView>;
  if (stored.persons && stored.functions && stored.name !== undefined) return stored as TaskView;
  return tasksOf(context).find((task) => task.id === id)?.view;
}

/**
 * @param caller whose view it is; made anew for each request
 * @param judge gives an instance when the caller may know of it
 */
export function tasksFor(
  shell: Shell,
  caller: Caller,
  judge: (id: InstanceId) => Promise<Authorized | undefined>,
): Tasks {
  const now = shell.now();
  const me = caller.person;
  const actor = actorOf(me);
  const directory = shell.directory.at(now);
  const contexts = new Map<InstanceId, Promise<EvaluationContext | undefined>>();
  const contextFor = (id: InstanceId): Promise<EvaluationContext | undefined> => {
    const known = contexts.get(id);
    if (known) return known;
    const made = judge(id).then((authorized) => authorized?.context);
    contexts.set(id, made);
    return made;
  };

  const holdersOf = (view: Pick<TaskView, "group" | "functions">): readonly PersonId[] => {
    const functions = directory.group(view.group)?.functions ?? {};
    return view.functions.flatMap((name) => functions[name] ?? []);
  };
  function whose(scope: Scope): Whose {
    const held = shell.directory.functionsOf(me.id, now);
    if (scope === "team") return { persons: [], functions: held };
    if (scope === "mine") {
      const only = held.filter((one) => holdersOf({ group: one.group, functions: [one.function] }).length === 1);
      return { persons: [me.id], functions: only.map((one) => ({ ...one, alone: true })) };
    }
    const colleagues = shell.directory.people().filter(({ organisation }) => organisation === me.organisation);
    const functions = colleagues.flatMap(({ id }) => shell.directory.functionsOf(id, now));
    const once = new Map(functions.map((one) => [`${one.group} ${one.function}`, one]));
    return { persons: colleagues.map(({ id }) => id), functions: [...once.values()] };
  }

  const maySeeItem = (context: EvaluationContext, { item }: Pick<TaskView, "item">): boolean => {
    const unit = unitAt(context, item);
    return unit !== undefined && maySeeUnit(context, actor, unit);
  };
  function mayDo(context: EvaluationContext, view: TaskView): boolean {
    const unit = unitAt(context, view.item);
    if (!unit) return false;
    if (view.type === "section") return mayWrite(context, actor, unit, view.name).allowed;
    if (view.type === "answer") return answerViews(context, actor, unit).some(({ effect }) => effect === view.name);
    const asked = openTasksIn(unit).find(({ task, name }) => task === "event" && name === view.name);
    const sent = unit.definition.events[view.name]?.notBy ?? [];
    return (
      asked !== undefined &&
      roleAmong(context, rolesOf(context, actor, unit), asked.by) !== undefined &&
      !sent.some((other) => isSender(context.directory, unit.state, other, me.id))
    );
  }
  function shown(context: EvaluationContext, view: TaskView, dueAt: Timestamp | null): VisibleTask {
    const [day, today] = [dueAt && dayOf(dueAt, TIME_ZONE), dayOf(now, TIME_ZONE)];
    const able = new Set([...view.persons, ...holdersOf(view)]);
    const unit = unitAt(context, view.item);
    const called = unit && itemLabel(context, actor, unit);
    const held = heldAt(context, actor);
    const about = aboutText(context, actor);
    return {
      ...withoutAuthors(context, actor, view),
      ...(called ? { called } : {}),
      ...(held ? { held } : {}),
      ...(about === undefined ? {} : { about }),
      can: mayDo(context, view),
      shared: able.size > 1,
      ...(dueAt && day
        ? { due: { at: dueAt, day, workdays: workdaysBetween(today, day, context.clock.holidays), late: dueAt <= now } }
        : {}),
    };
  }
  async function judged(scope: Scope, row: TaskListRow): Promise<VisibleTask | undefined> {
    const context = await contextFor(row.instance);
    const view = context && viewOf(context, row);
    if (!context || !view || !maySeeItem(context, view)) return undefined;
    const task = shown(context, view, row.dueAt);
    return task.can || scope === "organisation" ? task : undefined;
  }
  const visible = async (scope: Scope, rows: readonly TaskListRow[]): Promise<readonly VisibleTask[]> =>
    (await Promise.all(rows.map((row) => unlessDamaged(() => judged(scope, row))))).filter(
      (task) => task !== undefined,
    );
  const page: Tasks["page"] = (scope, more) => shell.store.tasks({ ...whose(scope), ...more });

  return {
    page,
    visible,
    count: async (scope, dueBy) => {
      const rows = await page(scope, { limit: COUNTED + 1, ...(dueBy === undefined ? {} : { dueBy }) });
      const known = await visible(scope, rows.slice(0, COUNTED));
      return { count: new Set(known.map(pieceOf)).size, more: rows.length > COUNTED };
    },
    waiting: async (limit) => {
      const led = await shell.store.list({ person: me.id, groups: [], ended: false, limit: COUNTED });
      const tasks = await Promise.all(
        led.map(({ id }) =>
          unlessDamaged(async () => {
            const context = await contextFor(id);
            if (context?.instance.creator.id !== me.id) return [];
            return tasksOf(context)
              .filter(({ view }) => maySeeItem(context, view))
              .map(({ view, dueAt }) => shown(context, view as TaskView, dueAt))
              .filter((task) => !task.can);
          }),
        ),
      );
      return tasks
        .flatMap((known) => known ?? [])
        .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}
