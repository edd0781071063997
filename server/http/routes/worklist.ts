/** The worklist of a person: tasks by scope, what others are waited for, and notices, each row judged again before it is told. */

import { z } from "zod";
import {
  asId,
  type InstanceId,
  isShutOut,
  maySee,
  placeOf,
  type Timestamp,
  visibleRefusal,
} from "../../../engine/index.ts";
import { markSeen, type Notice, noticesOf } from "../../effects/notices.ts";
import { actorOf, contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import { lookOf } from "../../queries/authorize.ts";
import { peopleIn } from "../../queries/people.ts";
import { SCOPES, type Tasks, tasksFor } from "../../queries/tasks.ts";
import type { Shell } from "../../shell.ts";
import type { TaskListRow } from "../../store/port.ts";
import { type Caller, type Route, route } from "../route.ts";
import { fromCursor, LONGEST, toCursor } from "./cursor.ts";
import { anyObject, type RouteParts } from "./parts.ts";

const PAGE = 50;
const WAITING = 12;

/** As it is told: whose refusal it is by number, and why as addresses of texts. */
interface ToldNotice extends Omit<Notice, "refused"> {
  readonly refused?: ReturnType<typeof visibleRefusal>;
}
/** A notice is told to whoever may still know of its instance and of the item it is about: being shut out takes notices away too. */
async function told(shell: Shell, caller: Caller, { refused, ...notice }: Notice): Promise<readonly ToldNotice[]> {
  const loaded = await load(shell, notice.instance);
  const context = loaded && contextOf(shell, loaded, shell.now());
  const actor = actorOf(caller.person);
  if (!context || !maySee(context, actor) || isShutOut(context, actor, notice.item)) return [];
  const place = refused && placeOf(context, notice.item);
  return [place ? { ...notice, refused: visibleRefusal(context, place, refused.by, refused.why) } : notice];
}
async function noticesFor(shell: Shell, caller: Caller): Promise<readonly ToldNotice[]> {
  const notices = await noticesOf(shell, caller.person.id);
  return (await Promise.all(notices.map((notice) => told(shell, caller, notice)))).flat();
}

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
async function beside(shell: Shell, caller: Caller, tasks: Tasks, scope: (typeof SCOPES)[number]) {
  const [counts, notices, waiting] = await Promise.all([
    countsOf(tasks, scope, shell.now()),
    noticesFor(shell, caller),
    tasks.waiting(WAITING),
  ]);
  return { counts, notices, waiting };
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
        waiting: z.array(anyObject),
        counts: anyObject.optional(),
        people: anyObject,
        next: z.string().nullable(),
      }),
      answer: async ({ query, caller, requestId }) => {
        const { scope = "mine" } = query;
        const asked = tasksFor(shell, caller);
        const after = await keyOf(shell, caller, query.after);
        const rows = await asked.page(scope, {
          limit: PAGE,
          ...(after ? { after } : {}),
          ...(query.late ? { dueBy: shell.now() } : {}),
        });
        const tasks = await asked.tell(scope, rows);
        const more =
          query.after === undefined ? await beside(shell, caller, asked, scope) : { notices: [], waiting: [] };
        const last = rows.length === PAGE ? rows.at(-1) : undefined;
        await shell.audit.recordPage(lookOf(caller, requestId, "list"), [
          ...new Set([...tasks, ...more.notices, ...more.waiting].map(({ instance }) => instance)),
        ]);
        const people = peopleIn(
          shell,
          [...tasks, ...more.waiting].map(({ persons, taken }) => [persons, taken?.by ?? null]),
        );
        const next = last ? await toCursor(shell, "worklist", caller, [last.dueAt, last.instance, last.id]) : null;
        return { json: { tasks, ...more, people, next } };
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
