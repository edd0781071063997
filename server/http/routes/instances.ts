/** Lists of instances, each row judged again, and one instance as its reader may see it. */

import { z } from "zod";
import { asId, type InstanceId, processView, type Timestamp } from "../../../engine/index.ts";
import type { Caller } from "../../identity/caller.ts";
import { countStates, findRows, visibleRowsOf } from "../../queries/instance-list.ts";
import { listScreen } from "../../queries/list-screen.ts";
import { peopleOfInstance } from "../../queries/people.ts";
import { viewOf } from "../../queries/view.ts";
import type { Shell } from "../../shell.ts";
import { listKey } from "../../store/order.ts";
import type { ListQuery } from "../../store/port.ts";
import { type Route, route } from "../route.ts";
import { fromCursor, LONGEST, toCursor } from "./cursor.ts";
import { anyObject, instanceParams, name, type RouteParts } from "./parts.ts";

const PAGE = 50;
const listQuery = z.object({
  layout: name.optional(),
  process: name.optional(),
  kind: name.optional(),
  state: z.string().max(100).optional(),
  /** The number begins so. */
  number: z.string().max(60).optional(),
  ended: z.enum(["true", "false"]).optional(),
  order: z.enum(["changed", "number"]).optional(),
  /** "true": with columns, and states with their counts. */
  screen: z.literal("true").optional(),
  after: z.string().max(LONGEST).optional(),
});

const keyShape = z.tuple([z.string(), z.string().nullable(), z.string()]);
async function keyOf(shell: Shell, caller: Caller, text: string | undefined): Promise<ListQuery["after"]> {
  const [changedAt, number, id] = (await fromCursor(shell, "instances", caller, keyShape, text)) ?? [];
  return changedAt === undefined || number === undefined || id === undefined
    ? undefined
    : { changedAt: changedAt as Timestamp, number, id: asId<InstanceId>(id) };
}

export function instanceRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances",
      policy: "rows",
      summary: "Instances the caller may know of, last changed first or by number; with `screen` columns and counts.",
      input: { query: listQuery },
      output: z.object({
        rows: z.array(z.looseObject({ id: z.string() })),
        screen: anyObject.optional(),
        next: z.string().nullable(),
      }),
      answer: async ({ query: { screen: withScreen, after, ...query }, caller, rows: { judge, page } }) => {
        const asked = { ...query, after: await keyOf(shell, caller, after) };
        const screen = listScreen(shell, query.layout);
        const candidates = await findRows(shell, caller, asked, screen, PAGE);
        const rows = await visibleRowsOf(shell, judge, candidates, query.layout);
        const counts = withScreen ? { screen: await countStates(shell, caller, judge, asked, screen) } : {};
        const last = candidates.length === PAGE ? candidates.at(-1) : undefined;
        const key = last && listKey(last);
        const next = key ? await toCursor(shell, "instances", caller, [key.changedAt, key.number, key.id]) : null;
        const shown = rows.map(({ id }) => id);
        return {
          json: { rows, ...counts, next },
          reads: [page(query.number === undefined ? "list" : "search", shown)],
        };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id",
      policy: "instance",
      verb: "read",
      summary: "An instance as the caller may see it: states, tasks, what may be done and why not.",
      input: { params: instanceParams },
      output: z.looseObject({ id: z.string(), revision: z.number() }),
      answer: ({ authorized }) => {
        const view = viewOf(shell, authorized);
        return { json: view, etag: String(view.revision), reads: [authorized.record] };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/process",
      policy: "instance",
      verb: "read",
      summary: "Its process as its definition tells it, with the settings of the group on which it runs filled in.",
      input: { params: instanceParams },
      output: anyObject,
      answer: ({ authorized: { context, record } }) => {
        const settings = context.directory.group(context.instance.group)?.settings ?? {};
        return { json: processView(context.process, settings), reads: [record] };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/people",
      policy: "instance",
      verb: "read",
      summary: "People to choose from here: who works where the caller does, and who has a function in the group.",
      input: { params: instanceParams },
      output: z.object({ people: z.array(anyObject) }),
      answer: ({ caller, authorized: { context, record } }) => ({
        json: { people: peopleOfInstance(shell, caller.person, context) },
        reads: [record],
      }),
    }),
  ];
}
