/** The worklist of a person: tasks by scope, what others are waited for, and notices, each row judged again before it is shown. */

import { z } from "zod";
import { asId, type InstanceId, type Timestamp } from "../../../engine/index.ts";
import { markSeen } from "../../effects/notices.ts";
import type { Caller } from "../../identity/caller.ts";
import { noticesFor } from "../../queries/notices.ts";
import { peopleIn } from "../../queries/people.ts";
import { SCOPES, type Tasks, tasksFor } from "../../queries/tasks.ts";
import type { Shell } from "../../shell.ts";
import type { TaskListRow } from "../../store/port.ts";
import type { Rows } from "../policies.ts";
import { type Route, route } from "../route.ts";
import { fromCursor, LONGEST, toCursor } from "./cursor.ts";
import { anyObject, type RouteParts } from "./parts.ts";

const PAGE = 50;
const WAITING = 12;

const keyShape = z.tuple([z.string().nullable(), z.string(), z.string()]);
type Key = Pick<TaskListRow, "dueAt" | "instance" | "id">;
async function keyOf(shell: Shell, caller: Caller, text: string | undefined): Promise<Key | undefined> {
  const [dueAt, instance, id] = (await fromCursor(shell, "worklist", caller, keyShape, text)) ?? [];
  return dueAt === undefined || instance === undefined || id === undefined
    ? undefined
    : { dueAt: dueAt as Timestamp | null, instance: asId<InstanceId>(instance), id };
}

/** How many each scope has, and how many of the asked one are late. */
async function countsOf(tasks: Tasks, scope: (typeof SCOPES)[number], now: Timestamp) {
  const counts = await Promise.all(SCOPES.map(async (one) => [one, await tasks.count(one)] as const));
  return { ...Object.fromEntries(counts), late: await tasks.count(scope, now) };
}
/** What stands beside the first page. */
async function beside(
  shell: Shell,
  caller: Caller,
  judge: Rows["judge"],
  tasks: Tasks,
  scope: (typeof SCOPES)[number],
) {
  const [counts, notices, waiting] = await Promise.all([
    countsOf(tasks, scope, shell.now()),
    noticesFor(shell, caller, judge),
    tasks.waiting(WAITING),
  ]);
  return { counts, notices: notices.notices, moreNotices: notices.next, waiting };
}

export function worklistRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/worklist",
      policy: "rows",
      summary:
        "Open tasks by due moment: mine, of my functions, or of my organisation; with the first page counts, notices and what others are waited for.",
      input: {
        query: z.object({
          after: z.string().max(LONGEST).optional(),
          scope: z.enum(SCOPES).optional(),
          late: z.literal("true").optional(),
        }),
      },
      output: z.object({
        tasks: z.array(anyObject),
        notices: z.array(anyObject),
        /** Where the next page of notices begins (`GET /api/notices`). */
        moreNotices: z.string().nullable(),
        waiting: z.array(anyObject),
        counts: anyObject.optional(),
        people: anyObject,
        next: z.string().nullable(),
      }),
      answer: async ({ query, caller, rows: { judge, page } }) => {
        const { scope = "mine" } = query;
        const found = tasksFor(shell, caller, judge);
        const after = await keyOf(shell, caller, query.after);
        const rows = await found.page(scope, {
          limit: PAGE,
          ...(after ? { after } : {}),
          ...(query.late ? { dueBy: shell.now() } : {}),
        });
        const tasks = await found.visible(scope, rows);
        const more =
          query.after === undefined
            ? await beside(shell, caller, judge, found, scope)
            : { notices: [], moreNotices: null, waiting: [] };
        const last = rows.length === PAGE ? rows.at(-1) : undefined;
        const people = peopleIn(
          shell,
          [...tasks, ...more.waiting].map(({ persons, taken }) => [persons, taken?.by ?? null]),
        );
        const next = last ? await toCursor(shell, "worklist", caller, [last.dueAt, last.instance, last.id]) : null;
        const shown = new Set([...tasks, ...more.notices, ...more.waiting].map(({ instance }) => instance));
        return { json: { tasks, ...more, people, next }, reads: [page("list", [...shown])] };
      },
    }),
    route({
      method: "get",
      path: "/api/notices",
      policy: "rows",
      summary: "The next page of the caller's notices, newest first.",
      input: { query: z.object({ after: z.string().min(1).max(400) }) },
      output: anyObject,
      answer: async ({ query: { after }, caller, rows: { judge, page } }) => {
        const found = await noticesFor(shell, caller, judge, after);
        return { json: found, reads: [page("list", [...new Set(found.notices.map(({ instance }) => instance))])] };
      },
    }),
    route({
      method: "post",
      path: "/api/notices/:id/seen",
      policy: "signed-in",
      summary: "A notice of the caller was seen.",
      input: { params: z.object({ id: z.string().max(300) }) },
      output: z.object({}),
      answer: async ({ params, caller }) => {
        await markSeen(shell, caller.person.id, params.id);
        return { status: 204 };
      },
    }),
  ];
}
