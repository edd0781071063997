/** Lists of instances, each row judged again, and one instance as its reader may see it. */

import { z } from "zod";
import { asId, type InstanceId, maySee, processView, type Timestamp } from "../../../engine/index.ts";
import { actorOf, contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import { lookOf, see } from "../../queries/authorize.ts";
import { rowOf, type ToldRow } from "../../queries/list-rows.ts";
import { type ListScreen, listScreen } from "../../queries/list-screen.ts";
import { peopleOfInstance } from "../../queries/people.ts";
import { tellInstance } from "../../queries/tell.ts";
import type { Shell } from "../../shell.ts";
import { byList, listKey } from "../../store/order.ts";
import type { ListQuery, ListRow } from "../../store/port.ts";
import { type Caller, type Route, route } from "../route.ts";
import { fromCursor, LONGEST, toCursor } from "./cursor.ts";
import { anyObject, instanceParams, name, type RouteParts } from "./parts.ts";

const PAGE = 50;
/** Rows that are judged for the counts of states; what lies beyond is told as "more". */
const COUNTED = 200;
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
type Asked = z.infer<typeof listQuery>;

const keyShape = z.tuple([z.string(), z.string().nullable(), z.string()]);
async function keyOf(shell: Shell, caller: Caller, text: string | undefined): Promise<ListQuery["after"]> {
  const [changedAt, number, id] = (await fromCursor(shell, "instances", caller, keyShape, text)) ?? [];
  return changedAt === undefined || number === undefined || id === undefined
    ? undefined
    : { changedAt: changedAt as Timestamp, number, id: asId<InstanceId>(id) };
}

/** Rows of the store: of each kind that has the layout, put together in the order asked. */
async function found(shell: Shell, caller: Caller, asked: Asked, screen: ListScreen, limit: number) {
  const { person } = caller;
  const groups = [...new Set(shell.directory.functionsOf(person.id, shell.now()).map(({ group }) => group))];
  const { ended, after, layout, screen: _, process, state, kind, number } = asked;
  // A number is looked for along the numbers.
  const order = number === undefined ? asked.order : "number";
  const from = await keyOf(shell, caller, after);
  const query = {
    person: person.id,
    groups,
    limit,
    ...(process === undefined ? {} : { process }),
    ...(state === undefined ? {} : { state }),
    ...(number === undefined ? {} : { number }),
    ...(order === undefined ? {} : { order }),
    ...(ended === undefined ? {} : { ended: ended === "true" }),
    ...(from ? { after: from } : {}),
  } satisfies ListQuery;
  const kinds = kind === undefined ? (layout === undefined ? [undefined] : screen.kinds) : [kind];
  const lists = await Promise.all(
    kinds.map((one) => shell.store.list(one === undefined ? query : { ...query, kind: one })),
  );
  const compare = byList(order);
  return lists
    .flat()
    .sort((a, b) => compare(listKey(a), listKey(b)))
    .slice(0, limit);
}

/** A row as it may be shown now; undefined when the person may not know of it (any more), or it has another layout. */
async function toldRow(
  shell: Shell,
  caller: Caller,
  row: ListRow,
  layout: string | undefined,
): Promise<ToldRow | undefined> {
  const loaded = await load(shell, row.id);
  if (!loaded) return undefined;
  const context = contextOf(shell, loaded, shell.now());
  const actor = actorOf(caller.person);
  if (!maySee(context, actor)) return undefined;
  if (layout !== undefined && (context.kind.screens[0]?.layout ?? "case") !== layout) return undefined;
  return rowOf(shell, context, actor, row);
}
const told = async (shell: Shell, caller: Caller, rows: readonly ListRow[], layout: string | undefined) =>
  (await Promise.all(rows.map((row) => toldRow(shell, caller, row, layout)))).filter((row) => row !== undefined);

/** States with how many of them the caller may see, among running and ended ones as asked. */
async function screenOf(shell: Shell, caller: Caller, asked: Asked, screen: ListScreen) {
  const { state: _state, number: _number, after: _after, order: _order, ...all } = asked;
  const candidates = await found(shell, caller, all, screen, COUNTED + 1);
  const rows = await told(shell, caller, candidates.slice(0, COUNTED), asked.layout);
  const count = new Map<string, number>();
  for (const row of rows) count.set(`${row.kind} ${row.state}`, (count.get(`${row.kind} ${row.state}`) ?? 0) + 1);
  return {
    columns: screen.columns,
    states: screen.states.map((one) => ({ ...one, count: count.get(`${one.kind} ${one.state}`) ?? 0 })),
    count: rows.length,
    more: candidates.length > COUNTED,
  };
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
      answer: async ({ query, caller, requestId }) => {
        const definition = listScreen(shell, query.layout);
        const candidates = await found(shell, caller, query, definition, PAGE);
        const rows = await told(shell, caller, candidates, query.layout);
        const screen = query.screen ? await screenOf(shell, caller, query, definition) : undefined;
        const last = candidates.length === PAGE ? candidates.at(-1) : undefined;
        const key = last && listKey(last);
        await shell.audit.recordPage(
          lookOf(caller, requestId, query.number === undefined ? "list" : "search"),
          rows.map(({ id }) => id),
        );
        return {
          json: {
            rows,
            ...(screen ? { screen } : {}),
            next: key ? await toCursor(shell, "instances", caller, [key.changedAt, key.number, key.id]) : null,
          },
        };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id",
      policy: "instance",
      summary: "An instance as the caller may see it: states, tasks, what may be done and why not.",
      input: { params: instanceParams },
      output: z.looseObject({ id: z.string(), revision: z.number() }),
      answer: async ({ params, caller, requestId }) => {
        const seen = await see(shell, caller, requestId, params.id, "read");
        const view = tellInstance(shell, seen);
        await shell.audit.recordRead(seen.look);
        return { json: view, etag: String(view.revision) };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/process",
      policy: "instance",
      summary: "Its process as its definition tells it, with the settings of the group on which it runs filled in.",
      input: { params: instanceParams },
      output: anyObject,
      answer: async ({ params, caller, requestId }) => {
        const { context, look } = await see(shell, caller, requestId, params.id, "read");
        await shell.audit.recordRead(look);
        const settings = context.directory.group(context.instance.group)?.settings ?? {};
        return { json: processView(context.process, settings) };
      },
    }),
    route({
      method: "get",
      path: "/api/instances/:id/people",
      policy: "instance",
      summary: "People to choose from here: who works where the caller does, and who has a function in the group.",
      input: { params: instanceParams },
      output: z.object({ people: z.array(anyObject) }),
      answer: async ({ params, caller, requestId }) => {
        const seen = await see(shell, caller, requestId, params.id, "read");
        await shell.audit.recordRead(seen.look);
        return { json: { people: peopleOfInstance(shell, caller.person, seen.context.instance.group) } };
      },
    }),
  ];
}
