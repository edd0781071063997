/** The worklist of a person: tasks and notices, each row judged again before it is told. */

import { z } from "zod";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { maySee, mayWrite } from "../../../engine/instance/access.ts";
import { dayOf, type Timestamp, workdaysBetween } from "../../../engine/time.ts";
import type { TaskView } from "../../../engine/views/types.ts";
import { TIME_ZONE } from "../../directory/index.ts";
import { markSeen, type Notice, noticesOf } from "../../effects/notices.ts";
import { actorOf, contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import type { Shell } from "../../shell.ts";
import type { TaskListRow } from "../../store/port.ts";
import { httpProblem } from "../problem.ts";
import { type Caller, type Route, route } from "../route.ts";
import { anyObject, type RouteParts } from "./parts.ts";
import { lookOf } from "./seen.ts";

const PAGE = 50;

/** A task as it may be shown now; undefined when the person may not do it any more. */
async function taskOf(shell: Shell, caller: Caller, row: TaskListRow): Promise<TaskView | undefined> {
  const loaded = await load(shell, row.instance);
  if (!loaded) return undefined;
  const now = shell.now();
  const context = contextOf(shell, loaded, now);
  const view = JSON.parse(row.json) as TaskView;
  const section = view.address.split(".").at(-1) ?? "";
  if (!mayWrite(context, actorOf(caller.person), view.item, section).allowed) return undefined;
  if (!row.dueAt) return view;
  const [day, today] = [dayOf(row.dueAt, TIME_ZONE), dayOf(now, TIME_ZONE)];
  const workdays = workdaysBetween(today, day, context.clock.holidays);
  return { ...view, due: { at: row.dueAt, day, workdays, late: row.dueAt <= now } };
}

/** A notice is told to whoever may still know of its instance: being shut out takes notices away too. */
async function mayTell(shell: Shell, caller: Caller, { instance }: Notice): Promise<boolean> {
  const loaded = await load(shell, instance);
  return loaded !== undefined && maySee(contextOf(shell, loaded, shell.now()), actorOf(caller.person));
}
async function noticesFor(shell: Shell, caller: Caller): Promise<readonly Notice[]> {
  const notices = await noticesOf(shell, caller.person.id);
  const allowed = await Promise.all(notices.map((notice) => mayTell(shell, caller, notice)));
  return notices.filter((_, index) => allowed[index]);
}

const cursor = z.string().max(400).optional();
type Key = Pick<TaskListRow, "dueAt" | "instance" | "id">;
const toCursor = ({ dueAt, instance, id }: Key): string =>
  Buffer.from(JSON.stringify([dueAt, instance, id])).toString("base64url");
const inCursor = z.tuple([z.string().nullable(), z.string(), z.string()]);
function fromCursor(text: string | undefined): Key | undefined {
  if (text === undefined) return undefined;
  try {
    const [dueAt, instance, id] = inCursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return { dueAt: dueAt as Timestamp | null, instance: asId<InstanceId>(instance), id };
  } catch {
    throw httpProblem("bad-request", { detail: "The query is not as it should be at after: no page begins there." });
  }
}

export function worklistRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/worklist",
      policy: "rows",
      summary: "Open tasks of the caller by due moment, and notices.",
      input: { query: z.object({ after: cursor }) },
      output: z.object({ tasks: z.array(anyObject), notices: z.array(anyObject), next: z.string().nullable() }),
      answer: async ({ query, caller, requestId }) => {
        const now = shell.now();
        const held = shell.directory.functionsOf(caller.person.id, now);
        const rows = await shell.store.tasks(caller.person.id, held, PAGE, fromCursor(query.after));
        const tasks = (await Promise.all(rows.map((row) => taskOf(shell, caller, row)))).filter(
          (task) => task !== undefined,
        );
        const notices = query.after === undefined ? await noticesFor(shell, caller) : [];
        const last = rows.length === PAGE ? rows.at(-1) : undefined;
        await shell.audit.recordPage(lookOf(caller, requestId, "list"), [
          ...new Set([...tasks, ...notices].map(({ instance }) => instance)),
        ]);
        return { json: { tasks, notices, next: last ? toCursor(last) : null } };
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
