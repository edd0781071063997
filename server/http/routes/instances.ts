/** Lists of instances, each row judged again, and one instance as its reader may see it. */

import { z } from "zod";
import { asId, type InstanceId } from "../../../engine/ids.ts";
import { maySee } from "../../../engine/instance/access.ts";
import type { Timestamp } from "../../../engine/time.ts";
import { actorOf, contextOf } from "../../instances/context.ts";
import { load } from "../../instances/load.ts";
import type { Shell } from "../../shell.ts";
import type { ListQuery, ListRow } from "../../store/port.ts";
import { type Caller, type Route, route } from "../route.ts";
import { instanceParams, name, type RouteParts } from "./parts.ts";
import { rowOf } from "./rows.ts";
import { lookOf, see } from "./seen.ts";
import { tellInstance } from "./tell.ts";

const PAGE = 50;
const listQuery = z.object({
  layout: name.optional(),
  process: name.optional(),
  kind: name.optional(),
  state: z.string().max(100).optional(),
  number: z.string().max(60).optional(),
  ended: z.enum(["true", "false"]).optional(),
  after: z
    .string()
    .max(200)
    .regex(/^[^~]+~[\w-]+$/)
    .optional(),
});

const toCursor = ({ id, index }: ListRow): string => `${index.changedAt}~${id}`;
function fromCursor(text: string | undefined): ListQuery["after"] {
  const [changedAt, id] = text?.split("~") ?? [];
  return changedAt && id ? { changedAt: changedAt as Timestamp, id: asId<InstanceId>(id) } : undefined;
}

/** A row as it may be shown now; undefined when the person may not know of it (any more), or it has another layout. */
async function toldRow(shell: Shell, caller: Caller, row: ListRow, layout: string | undefined) {
  const loaded = await load(shell, row.id);
  if (!loaded) return undefined;
  const context = contextOf(shell, loaded, shell.now());
  const actor = actorOf(caller.person);
  if (!maySee(context, actor)) return undefined;
  if (layout !== undefined && !context.kind.screens.some((screen) => screen.layout === layout)) return undefined;
  return rowOf(shell, context, actor, row);
}

export function instanceRoutes({ shell }: RouteParts): readonly Route[] {
  return [
    route({
      method: "get",
      path: "/api/instances",
      policy: "rows",
      summary: "Instances the caller may know of, last changed first.",
      input: { query: listQuery },
      output: z.object({ rows: z.array(z.looseObject({ id: z.string() })), next: z.string().nullable() }),
      answer: async ({ query, caller, requestId }) => {
        const { layout, ended, after, ...filters } = query;
        const { person } = caller;
        const groups = [...new Set(shell.directory.functionsOf(person.id, shell.now()).map(({ group }) => group))];
        const from = fromCursor(after);
        const found = await shell.store.list({
          ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
          ...(ended === undefined ? {} : { ended: ended === "true" }),
          ...(from ? { after: from } : {}),
          person: person.id,
          groups,
          limit: PAGE,
        });
        const rows = (await Promise.all(found.map((row) => toldRow(shell, caller, row, layout)))).filter(
          (row) => row !== undefined,
        );
        const last = found.length === PAGE ? found.at(-1) : undefined;
        await shell.audit.recordPage(
          lookOf(caller, requestId, "list"),
          rows.map(({ id }) => id),
        );
        return { json: { rows, next: last ? toCursor(last) : null } };
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
  ];
}
